// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/lu.h"

#include <fmt/format.h>

#include "workload/generators/tiles.h"

namespace weft {

std::vector<GeneratorParameter> Lu::parameters() const {
  return {{"tiles", 4, 1, 48, true, "rows and columns of tiles"}};
}

GraphShape Lu::make(const GeneratorValues& values, std::uint64_t /*seed*/) const {
  const std::int32_t count = whole(values, "tiles");
  GraphShape shape;
  Tiles tiles(shape);
  for (std::int32_t k = 0; k < count; ++k) {
    tiles.update({k, k}, fmt::format("getrf_{}", k), "getrf", 2.0 / 3, {});
    for (std::int32_t i = k + 1; i < count; ++i) {
      tiles.update({k, i}, fmt::format("trsm_row_{}_{}", k, i), "trsm_row", 1, {{k, k}});
      tiles.update({i, k}, fmt::format("trsm_column_{}_{}", i, k), "trsm_column", 1, {{k, k}});
    }
    for (std::int32_t i = k + 1; i < count; ++i) {
      for (std::int32_t j = k + 1; j < count; ++j) {
        tiles.update({i, j}, fmt::format("gemm_{}_{}_{}", i, j, k), "gemm", 2, {{i, k}, {k, j}});
      }
    }
  }
  return shape;
}

}  // namespace weft
