// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/link_calendar.h"

#include <algorithm>

namespace weft {
namespace {

constexpr std::size_t kMostGaps = 64;  // the oldest is given up beyond

}  // namespace

Time LinkCalendar::reserve(Time at, Time occupancy, Time now) {
  Time begin(0);
  if (at < free_at_ && !gaps_.empty() && fill_gap(at, occupancy, now, begin)) return begin;
  begin = std::max(at, free_at_);
  if (begin > free_at_ && begin > now) {
    if (gaps_.size() == kMostGaps) gaps_.erase(gaps_.begin());
    gaps_.push_back({free_at_, begin});
  }
  free_at_ = begin + occupancy;
  return begin;
}

bool LinkCalendar::fill_gap(Time at, Time occupancy, Time now, Time& begin) {
  const auto is_past = [&](const Gap& gap) { return gap.end <= now; };
  gaps_.erase(gaps_.begin(), std::find_if_not(gaps_.begin(), gaps_.end(), is_past));
  for (auto gap = gaps_.begin(); gap != gaps_.end(); ++gap) {
    begin = std::max(at, gap->begin);
    if (begin + occupancy > gap->end) continue;
    const Gap before{gap->begin, begin}, behind{begin + occupancy, gap->end};
    gap = gaps_.erase(gap);
    if (behind.begin < behind.end) gap = gaps_.insert(gap, behind);
    if (before.begin < before.end) gaps_.insert(gap, before);
    return true;
  }
  return false;
}

}  // namespace weft
