// SPDX-License-Identifier: Apache-2.0
#include "rtl/model/golden_tables.h"

#include <algorithm>

namespace weft {

GoldenTables::GoldenTables(const GoldenSize& size)
    : time_width_(size.time_width),
      costs_(static_cast<std::size_t>(size.kernels) * 32, kUnsupported),
      links_(std::size_t{32} * 32, 0) {}

std::int64_t GoldenTables::cut(std::uint32_t ticks) const {
  const std::int32_t bits = std::min(32, time_width_ - 2);
  return std::min<std::int64_t>(ticks, (std::int64_t{1} << bits) - 2);
}

}  // namespace weft
