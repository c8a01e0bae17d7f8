// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/document.h"

namespace weft {

/// The cycle of a section's `frequency`, or of `standard_hz` where it has none: whole picoseconds,
/// rounded down, so that a clock of up to 10 GHz is at most 1 % fast, one of up to 1 GHz at most
/// 0.1 %. InputError for a faster clock.
inline Time cycle_of(const Value& section, std::int64_t standard_hz) {
  constexpr std::int64_t kPicosecondsPerSecond = 1'000'000'000'000;
  constexpr std::int64_t kFastest = 10'000'000'000;
  const std::int64_t frequency_hz =
      section.quantity_or("frequency", Dimension::frequency, standard_hz);
  if (frequency_hz > kFastest) section.at("frequency").fail("frequency: expected at most 10 GHz");
  return Time(kPicosecondsPerSecond / frequency_hz);
}

}  // namespace weft
