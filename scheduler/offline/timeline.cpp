// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/timeline.h"

#include <algorithm>
#include <tuple>

namespace weft {

Ticks Timeline::earliest_start(Ticks ready, Ticks duration, Insertion insertion) const {
  Ticks start = std::max(ready, available());
  if (insertion == Insertion::none || start == ready) return start;
  const auto first =
      std::upper_bound(busy_.begin(), busy_.end(), ready,
                       [](Ticks time, const Interval& interval) { return time < interval.end; });
  start = ready;
  for (auto next = first; next != busy_.end(); ++next) {
    if (start + duration <= next->start) return start;
    start = std::max(start, next->end);
  }
  return start;
}

void Timeline::take(Ticks start, Ticks end) { busy_.insert(position(start, end), {start, end}); }

void Timeline::give_back(Ticks start, Ticks end) { busy_.erase(position(start, end)); }

std::vector<Timeline::Interval>::iterator Timeline::position(Ticks start, Ticks end) {
  return std::lower_bound(busy_.begin(), busy_.end(), Interval{start, end},
                          [](const Interval& a, const Interval& b) {
                            return std::tie(a.start, a.end) < std::tie(b.start, b.end);
                          });
}

}  // namespace weft
