// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/time.h"

namespace weft {

/// When a link at fidelity `lt` is free: from the end of its last reservation on, and in the gaps
/// before that. Gaps matter since a response is reserved when its request is sent, and may lie far
/// ahead of what is sent next.
class LinkCalendar {
 public:
  void clear() {
    free_at_ = Time(0);
    gaps_.clear();
  }

  /// Reserves the link for `occupancy`, from the first instant from `at` on that has room; returns
  /// that instant. Nothing will be reserved before `now`.
  Time reserve(Time at, Time occupancy, Time now);

  /// Nothing begins before `until`.
  void hold(Time until) {
    if (until > free_at_) free_at_ = until;
  }

 private:
  struct Gap {
    Time begin;
    Time end;
  };

  bool fill_gap(Time at, Time occupancy, Time now, Time& begin);

  Time free_at_{0};
  std::vector<Gap> gaps_;  // by time; none ends after free_at_
};

}  // namespace weft
