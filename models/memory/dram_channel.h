// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "models/memory/dram_timings.h"

namespace weft {

/// What happens to a row that no access known so far wants.
enum class PagePolicy {
  open,    ///< it stays open until the bank is needed for another
  closed,  ///< it is closed as early as the timings allow (precharge with the column access)
};

/// What a column access found in its bank.
enum class RowOutcome { hit, miss, conflict };

/// A column access that has its place in time.
struct ColumnAccess {
  Time begin;       ///< its first command: precharge, activate, or read or write
  Time data_begin;  ///< on the data bus
  Time data_end;
  RowOutcome outcome;
};

/// The timing state of one DRAM channel: open rows, and when each command is next allowed in each
/// bank, bank group and rank and on the data bus (JEDEC's parameters, see DramTimings). Commands of
/// a rank keep the order of the calls, so that ones in the past are never disturbed. Each rank
/// refreshes all its banks every tREFI, the ranks in turn; a refresh that is due waits for the
/// commands already placed. Not modelled: the width of the command bus, alignment to the clock,
/// power-down.
///
/// `access` places a whole column access. A controller that picks single commands uses the parts:
/// `refresh`, then of `precharge`, `activate` and `column` that which is ready.
class DramChannel {
 public:
  /// Throws what `check` throws.
  DramChannel(const DramGeometry& geometry, const DramTimings& timings);

  /// All banks closed, at time 0.
  void reset();

  /// Places a column access that comes at `earliest`: each of its commands as early as the timings
  /// allow after those placed before.
  ColumnAccess access(std::uint32_t bank, std::int64_t row, bool write, Time earliest);

  bool would_hit(std::uint32_t bank, std::int64_t row) const { return banks_[bank].row == row; }
  bool is_open(std::uint32_t bank) const { return banks_[bank].row != kClosed; }

  /// Does the refreshes of all ranks that are due at `now` or before.
  void refresh(Time now) {
    if (now < next_refresh_) return;
    refresh_ranks(now);
  }
  /// When the next refresh of any rank is due.
  Time next_refresh() const { return next_refresh_; }
  std::int64_t refreshes() const { return refreshes_; }

  /// The earliest instant for a precharge of an open bank, not before `earliest`.
  Time precharge_at(std::uint32_t bank, Time earliest) const {
    return std::max(earliest, banks_[bank].next_precharge);
  }
  /// Precharges an open bank at `at`.
  void precharge(std::uint32_t bank, Time at);
  /// Precharges a bank as early as it may be; nothing where it is closed.
  void close(std::uint32_t bank) {
    if (is_open(bank)) precharge(bank, banks_[bank].next_precharge);
  }
  /// The earliest instant for an activate of a closed bank.
  Time activate_at(std::uint32_t bank, Time earliest) const;
  /// Opens a row of a closed bank at `at`.
  void activate(std::uint32_t bank, std::int64_t row, Time at);
  /// The earliest instant for a read or write of the open row.
  Time column_at(std::uint32_t bank, bool write, Time earliest) const;
  /// Reads or writes the open row by a command at `at`; returns when its data begins.
  Time column(std::uint32_t bank, bool write, Time at);

  Time burst() const { return timings_.t_burst; }

 private:
  static constexpr std::int64_t kClosed = -1;

  // By write: what is allowed next of reads [0] and of writes [1].
  using ByDirection = std::array<Time, 2>;

  struct Bank {
    std::int64_t row = kClosed;
    Time next_activate{0};
    Time next_column{0};
    Time next_precharge{0};
    std::uint32_t group = 0;  // of the channel
    std::uint32_t rank = 0;
  };
  struct Group {
    ByDirection next_column{};
    Time next_activate{0};
  };
  struct Rank {
    ByDirection next_column{};
    Time next_activate{0};
    std::array<Time, 4> window_end{};  // of the last four activates: + tFAW
    std::uint32_t oldest = 0;          // of these
    Time refresh_due{0};
  };

  void refresh_ranks(Time now);
  void refresh_rank(std::uint32_t rank);
  Time first_command(std::uint32_t bank, std::int64_t row, bool write, Time earliest) const;

  DramGeometry geometry_;
  DramTimings timings_;
  ByDirection data_delay_{};  // from the command
  std::vector<Bank> banks_;
  std::vector<Group> groups_;
  std::vector<Rank> ranks_;
  Time bus_free_{0};
  std::uint32_t bus_rank_ = 0;
  Time next_refresh_{0};
  std::int64_t refreshes_ = 0;
};

inline Time DramChannel::activate_at(std::uint32_t bank, Time earliest) const {
  const Bank& state = banks_[bank];
  const Rank& rank = ranks_[state.rank];
  return std::max({earliest, state.next_activate, groups_[state.group].next_activate,
                   rank.next_activate, rank.window_end[rank.oldest]});
}

inline Time DramChannel::column_at(std::uint32_t bank, bool write, Time earliest) const {
  const Bank& state = banks_[bank];
  const Time bus = state.rank == bus_rank_ ? bus_free_ : bus_free_ + timings_.t_rtrs;
  return std::max({earliest, state.next_column, groups_[state.group].next_column[write],
                   ranks_[state.rank].next_column[write], bus - data_delay_[write]});
}

inline Time DramChannel::column(std::uint32_t bank, bool write, Time at) {
  Bank& state = banks_[bank];
  Group& group = groups_[state.group];
  Rank& rank = ranks_[state.rank];
  const Time data_begin = at + data_delay_[write];
  const Time data_end = data_begin + timings_.t_burst;
  group.next_column[write] = at + timings_.t_ccd_l;
  rank.next_column[write] = at + timings_.t_ccd_s;
  if (write) {
    group.next_column[0] = data_end + timings_.t_wtr_l;
    rank.next_column[0] = data_end + timings_.t_wtr_s;
    state.next_precharge = std::max(state.next_precharge, data_end + timings_.t_wr);
  } else {
    rank.next_column[1] = at + timings_.t_rtw;
    state.next_precharge = std::max(state.next_precharge, at + timings_.t_rtp);
  }
  bus_free_ = data_end;
  bus_rank_ = state.rank;
  return data_begin;
}

inline Time DramChannel::first_command(std::uint32_t bank, std::int64_t row, bool write,
                                       Time earliest) const {
  if (would_hit(bank, row)) return column_at(bank, write, earliest);
  return is_open(bank) ? precharge_at(bank, earliest) : activate_at(bank, earliest);
}

inline ColumnAccess DramChannel::access(std::uint32_t bank, std::int64_t row, bool write,
                                        Time earliest) {
  Time begin = first_command(bank, row, write, earliest);
  while (begin >= next_refresh_) {
    refresh_ranks(begin);
    begin = first_command(bank, row, write, earliest);
  }
  RowOutcome outcome = RowOutcome::hit;
  Time command = begin;
  if (!would_hit(bank, row)) {
    outcome = is_open(bank) ? RowOutcome::conflict : RowOutcome::miss;
    if (outcome == RowOutcome::conflict) precharge(bank, begin);
    activate(bank, row, activate_at(bank, begin));
    command = column_at(bank, write, begin);
  }
  const Time data_begin = column(bank, write, command);
  return {begin, data_begin, data_begin + timings_.t_burst, outcome};
}

}  // namespace weft
