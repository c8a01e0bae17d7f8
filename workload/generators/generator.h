// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "workload/generators/graph_shape.h"

namespace weft {

/// A number that a generator takes.
struct GeneratorParameter {
  std::string name;     ///< "density"
  double fallback = 0;  ///< where none is given
  double least = 0;
  double most = 0;
  bool whole = false;  ///< whether it must be a whole number
  std::string meaning;
};

/// The numbers given to a generator, by name.
using GeneratorValues = std::map<std::string, double>;

/// Makes graphs of one family.
class Generator {
 public:
  virtual ~Generator() = default;
  virtual std::vector<GeneratorParameter> parameters() const = 0;
  /// How far the work of tasks and the volumes of edges are drawn around those of the shape where
  /// CostOptions does not say: 1 for random graphs (Topcuoglu 2002), 0 where the algorithm decides.
  virtual double usual_spread() const { return 1; }

  /// The shape; the same for the same values and seed on every machine. InputError where a value
  /// has no parameter of its name, or is out of its range.
  GraphShape shape(const GeneratorValues& values, std::uint64_t seed) const;

 protected:
  /// `values` has every parameter, all in range.
  virtual GraphShape make(const GeneratorValues& values, std::uint64_t seed) const = 0;
};

/// A whole number among the values.
std::int32_t whole(const GeneratorValues& values, const std::string& name);

}  // namespace weft
