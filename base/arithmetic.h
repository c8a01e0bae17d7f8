// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/time.h"

namespace weft {

/// value x numerator / denominator, rounded down, without overflow on the way. All non-negative,
/// denominator above zero; the result must fit 64 bits.
constexpr std::int64_t multiply_divide(std::int64_t value, std::int64_t numerator,
                                       std::int64_t denominator) {
  __extension__ using Wide = __int128;
  return static_cast<std::int64_t>(static_cast<Wide>(value) * numerator / denominator);
}

/// The time of so many cycles of a clock, rounded up to a picosecond.
constexpr Time cycles_to_time(std::int64_t cycles, std::int64_t frequency_hz) {
  constexpr std::int64_t kPicosecondsPerSecond = 1'000'000'000'000;
  __extension__ using Wide = __int128;
  return Time(static_cast<std::int64_t>(
      (static_cast<Wide>(cycles) * kPicosecondsPerSecond + frequency_hz - 1) / frequency_hz));
}

}  // namespace weft
