// SPDX-License-Identifier: Apache-2.0
#include "models/memory/fr_fcfs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/models/controller_options.h"
#include "tests/models/dram_support.h"

namespace weft {
namespace {

std::int64_t columns_done(const MemoryStatistics& statistics) {
  return statistics.row_hits + statistics.row_misses + statistics.row_conflicts;
}

TEST(FrFcfs, AStreamReachesNineTenthsOfPeakLessRefresh) {
  for (const std::string& preset : preset_names()) {
    const FrFcfsOptions options = controller_options(preset);
    FrFcfsController dram(options);
    const int count = 5'000;
    const Time end = drive(dram, count, 8, [](int access) {
      return MemoryAccess{static_cast<std::uint64_t>(access) * 4096, 4096, false};
    });
    const double bound = peak_bytes_per_s(options.dram.geometry, options.dram.timings) *
                         share_after_refresh(options.dram.timings);
    const double measured = 4096.0 * count / to_seconds(end);
    print_row("read stream, " + preset + ", at: peak less refresh (GB/s)", bound / 1e9,
              measured / 1e9);
    EXPECT_GE(measured / bound, 0.9) << preset;
    EXPECT_LE(measured / bound, 1.005) << preset;
  }
}

TEST(FrFcfs, OneAtATimeItIsAsFastAsLt) {
  for (const std::string& preset : preset_names()) {
    const FrFcfsOptions options = controller_options(preset, 1);
    const DramGeometry& geometry = options.dram.geometry;
    FrFcfsController at(options);
    DramTiming lt(options.dram);
    Time ends[2] = {};
    for (const bool is_lt : {false, true}) {
      RandomAccesses accesses(geometry.capacity_bytes(), geometry.column_bytes(), 1);
      const auto next = [&](int) { return accesses.next(accesses.bits() % 4 == 0); };
      ends[is_lt] = is_lt ? drive(lt, 20'000, 1, next) : drive(at, 20'000, 1, next);
    }
    // Where a refresh falls between the commands of an access, `lt` lets it finish before.
    EXPECT_NEAR(ns(ends[0]) / ns(ends[1]), 1, 0.01) << preset;
  }
}

// All banks busy with random rows: an access needs an activate, so none of these can be beaten.
double deep_random_ns(const DramGeometry& geometry, const DramTimings& t) {
  const double banks = geometry.banks_per_channel();
  return std::max({ns(t.t_faw) / 4, ns(t.t_rrd_s), ns(t.t_burst), ns(t.t_rc) / banks}) /
         share_after_refresh(t);
}

TEST(FrFcfs, RandomAccessesWithADeepQueueReachTheBoundOfTheirActivates) {
  for (const std::string& preset : preset_names()) {
    FrFcfsOptions options = controller_options(preset, 1);
    options.depth = options.window = 128;
    options.cap = 128;
    const DramGeometry& geometry = options.dram.geometry;
    FrFcfsController dram(options);
    RandomAccesses accesses(geometry.capacity_bytes(), geometry.column_bytes(), 1);
    const int count = 50'000;
    const Time end = drive(dram, count, 128, [&](int) { return accesses.next(); });
    const double bound = deep_random_ns(geometry, options.dram.timings);
    const double measured = ns(end) / count;
    print_row("random reads, 128 queued, " + preset + ", at: bound of activates (ns)", bound,
              measured);
    EXPECT_GE(measured / bound, 0.99) << preset;
    EXPECT_LE(measured / bound, 1.1) << preset;
  }
}

TEST(FrFcfs, RandomRowsOfOneBankFollowAtTrc) {
  for (const std::string& preset : preset_names()) {
    const FrFcfsOptions options = controller_options(preset, 1);
    const DramGeometry& geometry = options.dram.geometry;
    FrFcfsController dram(options);
    RandomAccesses rows(geometry.capacity_bytes(), geometry.capacity_bytes() / geometry.rows, 2);
    const int count = 20'000;
    const Time end = drive(dram, count, 8, [&](int) {
      return MemoryAccess{rows.next().offset, geometry.column_bytes(), false};
    });
    const double expected =
        ns(options.dram.timings.t_rc) / share_after_refresh(options.dram.timings);
    const double measured = ns(end) / count;
    print_row("random rows of one bank, " + preset + ", at: tRC less refresh (ns)", expected,
              measured);
    EXPECT_NEAR(measured / expected, 1, 0.1) << preset;
  }
}

TEST(FrFcfs, NothingIsLostOrDoneTwice) {
  const FrFcfsOptions options = controller_options("lpddr5-6400");
  FrFcfsController dram(options);
  RandomAccesses accesses(1 << 22, 32, 8);
  drive(dram, 1'000'000, 64, [&](int) { return accesses.next(accesses.bits() % 2 == 0); });
  EXPECT_EQ(dram.statistics().reads + dram.statistics().writes, 1'000'000);
  EXPECT_EQ(columns_done(dram.statistics()), 1'000'000);
  EXPECT_EQ(dram.statistics().busy, 1'000'000 * options.dram.timings.t_burst);
}

TEST(FrFcfs, AccessesOfAllSizesAreCutIntoColumnAccesses) {
  for (const PagePolicy policy : {PagePolicy::open, PagePolicy::closed}) {
    FrFcfsOptions options = controller_options("hbm2");
    options.dram.page_policy = policy;
    options.window = 4;  // smaller than an access
    FrFcfsController dram(options);
    std::mt19937_64 random(6);
    std::int64_t columns = 0;
    drive(dram, 20'000, 64, [&](int) {
      const MemoryAccess access{random() % (1 << 20),
                                1 + static_cast<std::int64_t>(random() % 2000), random() % 2 == 0};
      const std::uint64_t last = access.offset + static_cast<std::uint64_t>(access.bytes) - 1;
      columns += static_cast<std::int64_t>(last / 32 - access.offset / 32 + 1);
      return access;
    });
    EXPECT_EQ(columns_done(dram.statistics()), columns);
    if (policy == PagePolicy::closed) {
      EXPECT_EQ(dram.statistics().row_conflicts, 0);
    }
  }
}

TEST(FrFcfs, TheQueueHasItsDepthAndTheFrontEndItsLatency) {
  FrFcfsOptions options = controller_options("ddr4-2400");
  options.depth = 2;
  options.dram.front_end_latency = nanoseconds(20);
  const DramTimings& t = options.dram.timings;
  FrFcfsController dram(options);
  EXPECT_EQ(dram.next_event(), kNever);
  dram.accept({0, 64, false}, 7, nanoseconds(10));
  EXPECT_EQ(dram.next_event(), nanoseconds(30));
  dram.accept({0, 64, true}, 8, nanoseconds(10));
  EXPECT_FALSE(dram.can_accept());
  std::vector<MemoryController::Done> done;
  dram.advance(microseconds(1), done);
  ASSERT_EQ(done.size(), 2U);
  EXPECT_EQ(done[0].tag, 7U);
  EXPECT_EQ(done[0].at, nanoseconds(30) + t.t_rcd + t.t_cl + t.t_burst);
  EXPECT_EQ(done[1].at, nanoseconds(30) + t.t_rcd + t.t_rtw + t.t_cwl + t.t_burst);
  EXPECT_TRUE(dram.can_accept());
  dram.reset();
  EXPECT_EQ(dram.next_event(), kNever);
  EXPECT_EQ(dram.statistics().reads, 0);
}

TEST(FrFcfs, ALateAdvanceDoesTheSameAsAnEarlyOne) {
  const FrFcfsOptions options = controller_options("lpddr4-3200");
  FrFcfsController early(options), late(options);
  RandomAccesses accesses(1 << 24, 128, 12);
  std::vector<MemoryController::Done> by_event, at_once;
  for (std::uint64_t tag = 0; tag < 64; ++tag) {
    const MemoryAccess access = accesses.next(tag % 3 == 0);
    early.accept(access, tag, Time(0));
    late.accept(access, tag, Time(0));
  }
  while (early.next_event() != kNever) early.advance(early.next_event(), by_event);
  late.advance(microseconds(100), at_once);
  ASSERT_EQ(by_event.size(), at_once.size());
  for (std::size_t index = 0; index < at_once.size(); ++index) {
    EXPECT_EQ(by_event[index].tag, at_once[index].tag);
    EXPECT_EQ(by_event[index].at, at_once[index].at);
  }
}

TEST(FrFcfs, AQueueWithoutRoomIsRefused) {
  FrFcfsOptions wrong = controller_options("hbm2");
  wrong.depth = 0;
  EXPECT_THROW(FrFcfsController{wrong}, std::invalid_argument);
  wrong.depth = 1;
  wrong.window = 0;
  EXPECT_THROW(FrFcfsController{wrong}, std::invalid_argument);
  wrong.window = 1;
  wrong.cap = -1;
  EXPECT_THROW(FrFcfsController{wrong}, std::invalid_argument);
}

}  // namespace
}  // namespace weft
