// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/time.h"

namespace weft {

/// The calendar of a link that is shared by time division: slots of equal length follow each other
/// from time 0, and belong to the link's owners in turn. Beats begin at multiples of `beat` and
/// never cross the end of a slot, whose length is a whole number of them.
struct TdmaSlots {
  Time slot{1};
  Time beat{1};
  std::int64_t owners = 1;

  /// The first instant from `at` on at which a beat of `owner` may begin.
  Time at_or_after(std::int64_t owner, Time at) const {
    const Time aligned = (at + beat - Time(1)) / beat.count() * beat.count();
    const std::int64_t index = aligned / slot;
    const std::int64_t wait = (owner - index % owners + owners) % owners;
    return wait == 0 ? aligned : slot * (index + wait);
  }

  /// When the beat begins that comes `beats` after the one at `start`, in slots of the same owner.
  Time after_beats(Time start, std::int64_t beats) const {
    const std::int64_t beats_per_slot = slot / beat;
    const std::int64_t from_slot = start % slot / beat + beats;
    return slot * (start / slot + from_slot / beats_per_slot * owners) +
           beat * (from_slot % beats_per_slot);
  }
};

}  // namespace weft
