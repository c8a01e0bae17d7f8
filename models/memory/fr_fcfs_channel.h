// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "models/memory/dram_channel.h"

namespace weft {

/// The window of column accesses from which a channel's controller picks, first ready, first come
/// first served (Rixner 2000): of all commands that are allowed at an instant, a read or write
/// before an activate or precharge, and of each kind the oldest access's. An open row is not closed
/// while an access in the window hits it. An access that `cap` younger ones have overtaken owns
/// the data bus and its bank until it is done; with a cap of 0 that is first come, first served,
/// but activates of younger ones still go ahead.
class FrFcfsChannel {
 public:
  /// A column access whose read or write command has been given.
  struct Issued {
    std::uint32_t slot;  ///< as it was pushed
    Time begin;          ///< its first command
    Time data_end;
    RowOutcome outcome;
    std::int32_t bypassed;  ///< younger ones that went first
  };

  FrFcfsChannel(const DramGeometry& geometry, const DramTimings& timings, PagePolicy page_policy,
                std::int32_t window, std::int32_t cap);

  void reset();
  bool full() const { return static_cast<std::int32_t>(entries_.size()) == window_; }
  /// Adds a column access at `now`; only where not `full`.
  void push(std::uint32_t bank, std::int64_t row, bool write, std::uint32_t slot, Time now);
  /// The next instant at which `step` gives a command; kNever where the window is empty.
  Time next() const { return next_; }
  /// Gives the commands that are allowed at `now`, up to and with a read or write. True where there
  /// was one, told in `issued`; call it then again.
  bool step(Time now, Issued& issued);
  std::int64_t refreshes() const { return channel_.refreshes(); }

 private:
  struct Entry {
    std::int64_t row;
    std::uint32_t bank;
    std::uint32_t slot;
    bool write;
    RowOutcome outcome = RowOutcome::hit;  // until a command for its row tells otherwise
    std::int32_t bypassed = 0;
    Time begin = kNever;
  };

  // The commands that may be given next.
  struct Choice {
    int column = -1;     // entry whose read or write is allowed now
    int row = -1;        // entry whose precharge or activate is allowed now
    Time next = kNever;  // where neither: the earliest that will be
  };

  Choice choose(Time now);
  void mark_hits();
  void consider_column(int index, Time now, Choice& choice) const;
  void consider_row(int index, Time now, Choice& choice) const;
  void open_row(Entry& entry, Time now);
  Issued issue(int index, Time now);
  bool wanted(std::uint32_t bank, std::int64_t row) const;

  DramChannel channel_;
  PagePolicy page_policy_;
  std::int32_t window_;
  std::int32_t cap_;
  std::vector<Entry> entries_;  // oldest first
  Time next_ = kNever;
  // By bank; equal to round_ where in this round of `choose` the bank has a hit in the window, or
  // an older access has claimed its row commands.
  std::vector<std::uint64_t> has_hit_, claimed_;
  std::uint64_t round_ = 0;
};

}  // namespace weft
