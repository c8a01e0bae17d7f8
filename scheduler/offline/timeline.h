// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/ticks.h"

namespace weft {

/// Whether a task may go into a gap between tasks that are already on the PE (HEFT's insertion),
/// or only behind the last one.
enum class Insertion { none, gaps };

/// The times at which one PE is busy.
class Timeline {
 public:
  /// When the last task ends.
  Ticks available() const { return busy_.empty() ? 0 : busy_.back().end; }

  /// The earliest start, not before `ready`, at which `duration` ticks are free.
  Ticks earliest_start(Ticks ready, Ticks duration, Insertion insertion) const;

  /// Takes the time from `start` to `end`, which must be free.
  void take(Ticks start, Ticks end);
  /// Gives back what `take` took.
  void give_back(Ticks start, Ticks end);

 private:
  struct Interval {
    Ticks start;
    Ticks end;
  };

  std::vector<Interval>::iterator position(Ticks start, Ticks end);

  std::vector<Interval> busy_;  // in order, without overlap
};

}  // namespace weft
