// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workload/generators/generator.h"

namespace weft {

/// Gaussian elimination of a matrix of `size` x `size` by columns (Cosnard et al. 1988; Topcuoglu
/// 2002, section 5.2): for each column k but the last a task `pivot_k`, and for each column j
/// behind it a task `update_k_j`, (size^2 + size - 2) / 2 in all. pivot_k sends its column to all
/// update_k_j; update_k_j goes on to pivot_j for j = k + 1, else to update_(k+1)_j.
///
/// Work is in operations on elements: size - k divisions for a pivot, 2 (size - k) operations for
/// an update; an edge carries the part of the column that its target still needs.
class GaussianElimination final : public Generator {
 public:
  std::vector<GeneratorParameter> parameters() const override;
  double usual_spread() const override { return 0; }

 protected:
  GraphShape make(const GeneratorValues& values, std::uint64_t seed) const override;
};

}  // namespace weft
