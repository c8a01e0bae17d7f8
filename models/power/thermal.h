// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/span.h"
#include "base/time.h"

namespace weft {

/// A discrete linear thermal model: T[k+1] - T_amb = A (T[k] - T_amb) + B P[k].
struct StateSpace {
  Time step{0};  ///< from k to k + 1
  double ambient_celsius = 0;
  std::vector<std::string> nodes;   ///< where temperature is known
  std::vector<std::string> inputs;  ///< where power goes in
  std::vector<double> a;            ///< nodes x nodes, row by row
  std::vector<double> b;            ///< nodes x inputs, row by row; kelvin per watt
};

/// Temperatures of a state space model. Its owner calls `advance` once a step with the mean power
/// of the step, and uses the temperatures for leakage and throttling until the next one. Leakage
/// depends on temperature and heats in turn: the steps themselves find the fixed point, and where
/// there is none (thermal runaway) temperature grows without bound.
class StateSpaceThermal {
 public:
  /// InputError where sizes do not fit, the step is not above 0, or the model is not stable: an
  /// eigenvalue of A on or outside the unit circle.
  explicit StateSpaceThermal(StateSpace model);

  /// All nodes at ambient temperature.
  void reset();
  /// One step under `watts`, an entry for each input.
  void advance(Span<const double> watts);

  /// Of each node.
  Span<const double> celsius() const { return celsius_; }
  /// Of the hottest node.
  double hottest_celsius() const;
  /// Where the nodes would settle under constant power: (I - A)^-1 B P.
  std::vector<double> steady_state(Span<const double> watts) const;
  /// The longest time constant, in steps: -1 / ln |largest eigenvalue|.
  double longest_time_constant_steps() const;

  Time step() const { return model_.step; }
  double ambient_celsius() const { return model_.ambient_celsius; }
  const std::vector<std::string>& nodes() const { return model_.nodes; }
  const std::vector<std::string>& inputs() const { return model_.inputs; }

 private:
  StateSpace model_;
  double largest_eigenvalue_ = 0;  // by absolute value
  std::vector<double> celsius_;
  std::vector<double> next_;
};

/// A thermal network of capacitances and resistances, as HotSpot's compact models are (Skadron
/// 2003).
struct RcNetwork {
  struct Node {
    std::string name;
    double capacity_j_per_k = 0;
    double to_ambient_k_per_w = 0;  ///< 0: no path of its own to ambient
  };
  struct Resistance {
    std::size_t a = 0;
    std::size_t b = 0;
    double k_per_w = 0;
  };
  struct Input {
    std::string name;
    std::size_t node = 0;  ///< which it heats
  };

  double ambient_celsius = 0;
  std::vector<Node> nodes;
  std::vector<Resistance> resistances;
  std::vector<Input> inputs;

  /// The network at multiples of `step`, exact for power that is constant within a step:
  /// A = exp(-C^-1 G step), B = (I - A) G^-1 E. InputError where a node has no capacity, no way to
  /// ambient, a negative resistance, or an index is out of range.
  StateSpace discretise(Time step) const;
};

}  // namespace weft
