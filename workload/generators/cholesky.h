// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workload/generators/generator.h"

namespace weft {

/// Cholesky factorisation of `tiles` x `tiles` tiles, right-looking (Buttari et al.: "A class of
/// parallel tiled linear algebra algorithms for multicore architectures", Parallel Computing
/// 35(1), 2009): kernels potrf, trsm, syrk and gemm with a work of 1/3, 1, 1 and 2 (floating-point
/// operations over the cube of the width of a tile). t + t (t - 1) + t (t - 1) (t - 2) / 6 tasks;
/// every edge carries a tile.
class Cholesky final : public Generator {
 public:
  std::vector<GeneratorParameter> parameters() const override;
  double usual_spread() const override { return 0; }

 protected:
  GraphShape make(const GeneratorValues& values, std::uint64_t seed) const override;
};

}  // namespace weft
