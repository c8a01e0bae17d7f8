// SPDX-License-Identifier: Apache-2.0
#include "models/memory/dram_channel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/models/dram_support.h"
#include "tests/models/naive_dram_rules.h"

namespace weft {
namespace {

const Time kStart = nanoseconds(100);

/// Two ranks of each preset in turn.
class DramChannelTimings : public ::testing::TestWithParam<std::string> {
 protected:
  DramChannelTimings()
      : options_(dram_options(GetParam(), 1, 2)),
        t(options_.timings),
        channel_(options_.geometry, options_.timings) {}

  std::uint32_t bank(int rank, int group, int bank) const {
    const DramGeometry& geometry = options_.geometry;
    return (rank * geometry.bank_groups + group % geometry.bank_groups) * geometry.banks_per_group +
           bank;
  }
  ColumnAccess read(std::uint32_t bank, std::int64_t row, Time at) {
    return channel_.access(bank, row, false, at);
  }
  ColumnAccess write(std::uint32_t bank, std::int64_t row, Time at) {
    return channel_.access(bank, row, true, at);
  }
  // Opens row 1 of some banks long before kStart + 1 us, with reads.
  void open(const std::vector<std::uint32_t>& banks) {
    for (const std::uint32_t each : banks) read(each, 1, kStart);
  }
  Time command_of(const ColumnAccess& access, bool write) const {
    return access.data_begin - (write ? t.t_cwl : t.t_cl);
  }
  void expect(const std::string& what, Time expected, Time measured) {
    EXPECT_EQ(measured, expected) << what;
    if (GetParam() == "ddr4-2400") print_row(what + " (ns)", ns(expected), ns(measured));
  }

  DramOptions options_;
  const DramTimings& t;
  DramChannel channel_;
  Time later_ = kStart + microseconds(1);
};

INSTANTIATE_TEST_SUITE_P(Presets, DramChannelTimings, ::testing::ValuesIn(preset_names()),
                         [](const auto& preset) { return test_name(preset.param); });

TEST_P(DramChannelTimings, MissHitAndConflictTakeTheirCommands) {
  const ColumnAccess miss = read(bank(0, 0, 0), 1, kStart);
  EXPECT_EQ(miss.outcome, RowOutcome::miss);
  expect("row miss, read: tRCD + tCL + burst", t.t_rcd + t.t_cl + t.t_burst,
         miss.data_end - kStart);
  EXPECT_TRUE(channel_.would_hit(bank(0, 0, 0), 1));
  const ColumnAccess hit = read(bank(0, 0, 0), 1, later_);
  EXPECT_EQ(hit.outcome, RowOutcome::hit);
  expect("row hit, read: tCL + burst", t.t_cl + t.t_burst, hit.data_end - later_);
  later_ += microseconds(1);
  const ColumnAccess conflict = read(bank(0, 0, 0), 2, later_);
  EXPECT_EQ(conflict.outcome, RowOutcome::conflict);
  expect("row conflict, read: tRP + tRCD + tCL + burst", t.t_rp + t.t_rcd + t.t_cl + t.t_burst,
         conflict.data_end - later_);
  const ColumnAccess written = write(bank(0, 0, 0), 2, later_ + microseconds(1));
  expect("row hit, write: tCWL + burst", t.t_cwl + t.t_burst,
         written.data_end - later_ - microseconds(1));
}

TEST_P(DramChannelTimings, ColumnAccessesKeepTheirDistanceWithinAndBetweenBankGroups) {
  open({bank(0, 0, 0), bank(0, 0, 1), bank(0, 1, 2)});
  const Time first = read(bank(0, 0, 0), 1, later_).data_begin;
  const Time within = read(bank(0, 0, 1), 1, later_).data_begin;
  const Time between = read(bank(0, 1, 2), 1, later_).data_begin;
  expect("reads of one bank group: tCCD_L", t.t_ccd_l, within - first);
  expect("reads of two bank groups: tCCD_S", t.t_ccd_s, between - within);
}

TEST_P(DramChannelTimings, ActivatesKeepTheirDistance) {
  const Time first = read(bank(0, 0, 0), 1, kStart).begin;
  const Time within = read(bank(0, 0, 1), 1, kStart).begin;
  const Time between = read(bank(0, 1, 2), 1, kStart).begin;
  const Time fourth = read(bank(0, 2, 3), 1, kStart).begin;
  const Time fifth =
      read(bank(0, 3, 0 + (options_.geometry.bank_groups == 1 ? 4 : 0)), 1, kStart).begin;
  expect("activates in one bank group: tRRD_L", t.t_rrd_l, within - first);
  expect("activates in two bank groups: tRRD_S", t.t_rrd_s, between - within);
  EXPECT_EQ(fourth, between + t.t_rrd_s);
  expect("first to fifth activate: tFAW", std::max(t.t_faw, fourth + t.t_rrd_s - first),
         fifth - first);
  const Time other_rank = read(bank(1, 0, 0), 1, kStart).begin;
  EXPECT_EQ(other_rank, kStart) << "ranks do not count for each other";
}

TEST_P(DramChannelTimings, ABankIsActivatedEveryTrc) {
  const Time first = read(bank(0, 0, 0), 1, kStart).data_begin;
  const Time second = read(bank(0, 0, 0), 2, kStart).data_begin;
  const Time third = read(bank(0, 0, 0), 3, kStart).data_begin;
  expect("conflicts in one bank: tRC", t.t_rc, second - first);
  EXPECT_EQ(third - second, t.t_rc);
}

TEST_P(DramChannelTimings, PrechargeWaitsForRowReadAndWrite) {
  EXPECT_EQ(read(bank(0, 0, 0), 1, kStart).begin, kStart);
  expect("activate to precharge: tRAS", t.t_ras, read(bank(0, 0, 0), 2, kStart).begin - kStart);
  const Time read_at = command_of(read(bank(0, 0, 0), 2, later_), false);
  expect("read to precharge: tRTP", t.t_rtp, read(bank(0, 0, 0), 3, later_).begin - read_at);
  later_ += microseconds(1);
  const Time data_end = write(bank(0, 0, 0), 3, later_).data_end;
  expect("end of write data to precharge: tWR", t.t_wr,
         read(bank(0, 0, 0), 4, later_).begin - data_end);
}

TEST_P(DramChannelTimings, TheDataBusTurnsAround) {
  open({bank(0, 0, 0), bank(0, 0, 1), bank(0, 1, 2)});
  const Time data_end = write(bank(0, 0, 0), 1, later_).data_end;
  expect("write to read, other bank group: tCWL + burst + tWTR_S", t.t_wtr_s,
         channel_.column_at(bank(0, 1, 2), false, later_) - data_end);
  const ColumnAccess within = read(bank(0, 0, 1), 1, later_);
  expect("write to read, same bank group: tCWL + burst + tWTR_L", t.t_wtr_l,
         command_of(within, false) - data_end);
  const ColumnAccess written = write(bank(0, 1, 2), 1, later_);
  expect("read to write: tRTW", t.t_rtw, command_of(written, true) - command_of(within, false));
}

TEST_P(DramChannelTimings, AnotherRankLeavesAGapOnTheDataBus) {
  open({bank(0, 0, 0), bank(1, 0, 0)});
  const Time end = read(bank(0, 0, 0), 1, later_).data_end;
  const ColumnAccess other = read(bank(1, 0, 0), 1, later_);
  expect("data of two ranks: tRTRS", t.t_rtrs, other.data_begin - end);
  const ColumnAccess written = write(bank(0, 0, 0), 1, later_);
  EXPECT_EQ(written.data_begin - other.data_end,
            std::max(t.t_rtrs, t.t_rtw + t.t_cwl - t.t_cl - t.t_burst - t.t_burst - t.t_rtrs));
  const ColumnAccess back = read(bank(1, 0, 0), 1, later_);
  EXPECT_EQ(back.data_begin - written.data_end, t.t_rtrs) << "tWTR is of one rank";
}

TEST_P(DramChannelTimings, RefreshesComeEveryTrefiAndTakeTrfc) {
  for (int refresh = 1; refresh <= 20; ++refresh) {
    const Time due = refresh * t.t_refi;
    EXPECT_EQ(read(bank(0, 0, 0), refresh, due - microseconds(1)).outcome, RowOutcome::miss);
    EXPECT_EQ(read(bank(0, 0, 0), refresh, due - Time(1)).begin, due - Time(1));
    // The read above holds the row until tRTP; then all banks are precharged.
    const Time begin = due - Time(1) + t.t_rtp + t.t_rp_all;
    const ColumnAccess after = read(bank(0, 0, 1), 1, due);
    ASSERT_EQ(after.begin - begin, t.t_rfc) << "refresh " << refresh;
    EXPECT_FALSE(channel_.is_open(bank(0, 0, 0)));
    if (refresh == 1) expect("refresh to activate: tRFC", t.t_rfc, after.begin - begin);
    read(bank(0, 0, 1), 2, due + microseconds(1));
  }
}

TEST_P(DramChannelTimings, RefreshesOfAnIdleChannelAreNotLost) {
  const Time due = 1000 * t.t_refi;
  EXPECT_EQ(read(bank(0, 0, 0), 1, due - Time(1)).begin, due - Time(1));
  EXPECT_EQ(channel_.refreshes(), 999 + 999);
  channel_.reset();
  channel_.refresh(due);
  EXPECT_EQ(channel_.refreshes(), 1000 + 999) << "rank 1 is half a tREFI behind";
  const Time begin = read(bank(0, 0, 0), 1, due).begin;
  expect("an idle rank's thousandth refresh ends at 1000 tREFI + tRFC", due + t.t_rfc, begin);
  EXPECT_EQ(channel_.next_refresh(), due + t.t_refi / 2);
}

TEST_P(DramChannelTimings, RandomCommandsAreExactlyAsEarlyAsTheRulesAllow) {
  DramTimings timings = t;
  timings.t_refi = microseconds(1'000'000);  // the rules here know no refresh
  DramChannel channel(options_.geometry, timings);
  NaiveRules rules(options_.geometry, timings);
  std::mt19937 random(7);
  const std::uint32_t banks = options_.geometry.banks_per_channel();
  Time now = kStart;
  for (int step = 0; step < 3000; ++step) {
    const auto bank = static_cast<std::uint32_t>(random() % banks);
    const bool write = random() % 2 == 0;
    NaiveRules::Kind kind = write ? NaiveRules::kWrite : NaiveRules::kRead;
    Time at;
    if (!channel.is_open(bank)) {
      kind = NaiveRules::kActivate;
      at = channel.activate_at(bank, now);
    } else if (random() % 3 == 0) {
      kind = NaiveRules::kPrecharge;
      at = channel.precharge_at(bank, now);
    } else {
      at = channel.column_at(bank, write, now);
    }
    ASSERT_EQ(at, rules.earliest(kind, static_cast<int>(bank), now)) << "step " << step;
    rules.add(kind, static_cast<int>(bank), at);
    if (kind == NaiveRules::kActivate) channel.activate(bank, 1, at);
    if (kind == NaiveRules::kPrecharge) channel.precharge(bank, at);
    if (kind >= NaiveRules::kRead) channel.column(bank, write, at);
    // Sometimes commands queue up (as in a call order), sometimes time passes.
    if (random() % 4 == 0) now = at;
  }
}

}  // namespace
}  // namespace weft
