// SPDX-License-Identifier: Apache-2.0
#include "models/memory/dram_channel.h"

namespace weft {

DramChannel::DramChannel(const DramGeometry& geometry, const DramTimings& timings)
    : geometry_(geometry), timings_(timings), data_delay_{timings.t_cl, timings.t_cwl} {
  check(geometry, timings);
  reset();
}

void DramChannel::reset() {
  banks_.assign(geometry_.banks_per_channel(), {});
  groups_.assign(banks_.size() / geometry_.banks_per_group, {});
  ranks_.assign(geometry_.ranks, {});
  for (std::uint32_t bank = 0; bank < banks_.size(); ++bank) {
    banks_[bank].group = bank / geometry_.banks_per_group;
    banks_[bank].rank = bank / geometry_.banks_per_rank();
  }
  for (std::uint32_t rank = 0; rank < ranks_.size(); ++rank) {
    // Ranks refresh in turn, so that not all stand still at once.
    ranks_[rank].refresh_due = timings_.t_refi + rank * timings_.t_refi / geometry_.ranks;
  }
  bus_free_ = Time(0);
  bus_rank_ = 0;
  next_refresh_ = timings_.t_refi;
  refreshes_ = 0;
}

void DramChannel::precharge(std::uint32_t bank, Time at) {
  Bank& state = banks_[bank];
  state.row = kClosed;
  state.next_activate = std::max(state.next_activate, at + timings_.t_rp);
}

void DramChannel::activate(std::uint32_t bank, std::int64_t row, Time at) {
  Bank& state = banks_[bank];
  Rank& rank = ranks_[state.rank];
  state.row = row;
  state.next_activate = at + timings_.t_rc;
  state.next_column = at + timings_.t_rcd;
  state.next_precharge = at + timings_.t_ras;
  groups_[state.group].next_activate = at + timings_.t_rrd_l;
  rank.next_activate = at + timings_.t_rrd_s;
  rank.window_end[rank.oldest] = at + timings_.t_faw;
  rank.oldest = (rank.oldest + 1) % 4;
}

void DramChannel::refresh_ranks(Time now) {
  next_refresh_ = kNever;
  for (std::uint32_t index = 0; index < ranks_.size(); ++index) {
    Rank& rank = ranks_[index];
    if (rank.refresh_due <= now) refresh_rank(index);
    if (rank.refresh_due <= now) {
      // The banks are closed now, and nothing comes up to `now`: of the refreshes in between only
      // the last can matter to what follows.
      const std::int64_t idle = (now - rank.refresh_due) / timings_.t_refi;
      rank.refresh_due += idle * timings_.t_refi;
      refreshes_ += idle;
      refresh_rank(index);
    }
    next_refresh_ = std::min(next_refresh_, rank.refresh_due);
  }
}

void DramChannel::refresh_rank(std::uint32_t rank) {
  const std::uint32_t first = rank * geometry_.banks_per_rank();
  const std::uint32_t end = first + geometry_.banks_per_rank();
  Time& due = ranks_[rank].refresh_due;
  Time precharged = due, begin = due;
  bool any_open = false;
  for (std::uint32_t bank = first; bank < end; ++bank) {
    if (is_open(bank)) {
      any_open = true;
      precharged = std::max(precharged, banks_[bank].next_precharge);
    } else {
      // A bank that is closed has had tRP by the time at which it might be opened again.
      begin = std::max(begin, banks_[bank].next_activate);
    }
  }
  if (any_open) begin = std::max(begin, precharged + timings_.t_rp_all);
  for (std::uint32_t bank = first; bank < end; ++bank) {
    banks_[bank].row = kClosed;
    banks_[bank].next_activate = begin + timings_.t_rfc;
  }
  due += timings_.t_refi;
  ++refreshes_;
}

}  // namespace weft
