// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workload/generators/generator.h"

namespace weft {

/// LU factorisation without pivoting of `tiles` x `tiles` tiles, right-looking (Buttari et al.
/// 2009): kernels getrf, trsm (of rows and of columns) and gemm with a work of 2/3, 1 and 2.
/// t + t (t - 1) + (t - 1) t (2 t - 1) / 6 tasks; every edge carries a tile.
class Lu final : public Generator {
 public:
  std::vector<GeneratorParameter> parameters() const override;
  double usual_spread() const override { return 0; }

 protected:
  GraphShape make(const GeneratorValues& values, std::uint64_t seed) const override;
};

}  // namespace weft
