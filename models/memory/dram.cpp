// SPDX-License-Identifier: Apache-2.0
#include "models/memory/dram.h"

#include <algorithm>

namespace weft {

DramTiming::DramTiming(const DramOptions& options)
    : options_(options),
      channels_(options.geometry.channels, DramChannel(options.geometry, options.timings)) {}

void DramTiming::reset() {
  for (DramChannel& channel : channels_) channel.reset();
  statistics_ = {};
}

Time DramTiming::access(const MemoryAccess& access, Time at) {
  const Time earliest = at + options_.front_end_latency;
  const bool closes = options_.page_policy == PagePolicy::closed;
  const int bits = options_.map.offset_bits();
  const std::uint64_t first = access.offset >> bits;
  const std::uint64_t last = (access.offset + static_cast<std::uint64_t>(access.bytes) - 1) >> bits;
  Time begin = kNever, end{0};
  DramOutcomes outcomes{};
  for (std::uint64_t column = first; column <= last; ++column) {
    const DramTarget target = options_.map.target(column);
    const ColumnAccess placed =
        channels_[target.channel].access(target.bank, target.row, access.write, earliest);
    begin = std::min(begin, placed.begin);
    end = std::max(end, placed.data_end);
    ++outcomes[static_cast<int>(placed.outcome)];
    if (closes && placed.outcome != RowOutcome::hit) opened_.push_back(target);
  }
  if (closes) close_rows();
  statistics_.waiting += begin - earliest;
  count(access, outcomes);
  return end;
}

void DramTiming::close_rows() {
  for (const DramTarget& target : opened_) channels_[target.channel].close(target.bank);
  opened_.clear();
}

void DramTiming::count(const MemoryAccess& access, const DramOutcomes& outcomes) {
  ++(access.write ? statistics_.writes : statistics_.reads);
  statistics_.bytes += access.bytes;
  statistics_.busy += (outcomes[0] + outcomes[1] + outcomes[2]) * options_.timings.t_burst;
  statistics_.row_hits += outcomes[static_cast<int>(RowOutcome::hit)];
  statistics_.row_misses += outcomes[static_cast<int>(RowOutcome::miss)];
  statistics_.row_conflicts += outcomes[static_cast<int>(RowOutcome::conflict)];
  statistics_.refreshes = 0;
  for (const DramChannel& channel : channels_) statistics_.refreshes += channel.refreshes();
}

}  // namespace weft
