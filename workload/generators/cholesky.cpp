// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/cholesky.h"

#include <fmt/format.h>

#include "workload/generators/tiles.h"

namespace weft {

std::vector<GeneratorParameter> Cholesky::parameters() const {
  return {{"tiles", 5, 1, 64, true, "rows and columns of tiles"}};
}

GraphShape Cholesky::make(const GeneratorValues& values, std::uint64_t /*seed*/) const {
  const std::int32_t count = whole(values, "tiles");
  GraphShape shape;
  Tiles tiles(shape);
  for (std::int32_t k = 0; k < count; ++k) {
    tiles.update({k, k}, fmt::format("potrf_{}", k), "potrf", 1.0 / 3, {});
    for (std::int32_t i = k + 1; i < count; ++i) {
      tiles.update({i, k}, fmt::format("trsm_{}_{}", i, k), "trsm", 1, {{k, k}});
    }
    for (std::int32_t i = k + 1; i < count; ++i) {
      tiles.update({i, i}, fmt::format("syrk_{}_{}", i, k), "syrk", 1, {{i, k}});
      for (std::int32_t j = k + 1; j < i; ++j) {
        tiles.update({i, j}, fmt::format("gemm_{}_{}_{}", i, j, k), "gemm", 2, {{i, k}, {j, k}});
      }
    }
  }
  return shape;
}

}  // namespace weft
