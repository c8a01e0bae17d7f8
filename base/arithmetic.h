// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace weft {

/// value x numerator / denominator, rounded down, without overflow on the way. All non-negative,
/// denominator above zero; the result must fit 64 bits.
constexpr std::int64_t multiply_divide(std::int64_t value, std::int64_t numerator,
                                       std::int64_t denominator) {
  __extension__ using Wide = __int128;
  return static_cast<std::int64_t>(static_cast<Wide>(value) * numerator / denominator);
}

}  // namespace weft
