// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "models/memory/dram_timings.h"

namespace weft {

/// JEDEC's rules by the letter: every pair of commands, from a list of all.
class NaiveRules {
 public:
  enum Kind { kPrecharge, kActivate, kRead, kWrite };

  NaiveRules(const DramGeometry& geometry, const DramTimings& timings) : g_(geometry), t(timings) {}

  void add(Kind kind, int bank, Time at) { commands_.push_back({kind, bank, at}); }

  Time earliest(Kind kind, int bank, Time from) const {
    Time at = from;
    std::vector<Time> activates;
    for (const Command& before : commands_) {
      at = std::max(at, before.at + distance(before, {kind, bank, at}));
      if (before.kind == kActivate && rank(before.bank) == rank(bank)) {
        activates.push_back(before.at);
      }
    }
    if (kind == kActivate && activates.size() >= 4) {
      at = std::max(at, activates[activates.size() - 4] + t.t_faw);
    }
    return at;
  }

 private:
  struct Command {
    Kind kind;
    int bank;
    Time at;
  };

  static constexpr Time kNone{-1'000'000'000};

  int rank(int bank) const { return bank / g_.banks_per_rank(); }
  int group(int bank) const { return bank / g_.banks_per_group; }

  Time distance(const Command& a, const Command& b) const {
    Time most = kNone;
    if (a.bank == b.bank) most = std::max(most, in_bank(a.kind, b.kind));
    const bool same_group = group(a.bank) == group(b.bank);
    if (rank(a.bank) == rank(b.bank)) most = std::max(most, in_rank(a.kind, b.kind, same_group));
    if (a.kind >= kRead && b.kind >= kRead) most = std::max(most, on_bus(a, b));
    return most;
  }

  Time in_bank(Kind a, Kind b) const {
    if (a == kActivate && b == kActivate) return t.t_rc;
    if (a == kActivate && b == kPrecharge) return t.t_ras;
    if (a == kActivate) return t.t_rcd;
    if (a == kPrecharge) return b == kActivate ? t.t_rp : kNone;
    if (b != kPrecharge) return kNone;
    return a == kRead ? t.t_rtp : t.t_cwl + t.t_burst + t.t_wr;
  }

  Time in_rank(Kind a, Kind b, bool same_group) const {
    if (a == kActivate && b == kActivate) return same_group ? t.t_rrd_l : t.t_rrd_s;
    if (a < kRead || b < kRead) return kNone;
    if (a == b) return same_group ? t.t_ccd_l : t.t_ccd_s;
    if (a == kRead) return t.t_rtw;
    return t.t_cwl + t.t_burst + (same_group ? t.t_wtr_l : t.t_wtr_s);
  }

  Time on_bus(const Command& a, const Command& b) const {
    const Time gap = rank(a.bank) == rank(b.bank) ? Time(0) : t.t_rtrs;
    return (a.kind == kRead ? t.t_cl : t.t_cwl) + t.t_burst + gap -
           (b.kind == kRead ? t.t_cl : t.t_cwl);
  }

  DramGeometry g_;
  DramTimings t;
  std::vector<Command> commands_;
};

}  // namespace weft
