// SPDX-License-Identifier: Apache-2.0
#include "models/memory/dram.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/dram_support.h"

namespace weft {
namespace {

TEST(DramTiming, AStreamReachesNineTenthsOfPeakLessRefresh) {
  for (const std::string& preset : preset_names()) {
    const DramOptions options = dram_options(preset);
    for (const bool write : {false, true}) {
      DramTiming dram(options);
      const int count = 20'000;
      const Time end = drive(dram, count, 8, [&](int access) {
        return MemoryAccess{static_cast<std::uint64_t>(access) * 4096, 4096, write};
      });
      const double bound = peak_bytes_per_s(options.geometry, options.timings) *
                           share_after_refresh(options.timings);
      const double measured = 4096.0 * count / to_seconds(end);
      print_row(fmt::format("{} stream, {}, lt: peak less refresh (GB/s)", write ? "write" : "read",
                            preset),
                bound / 1e9, measured / 1e9);
      EXPECT_GE(measured / bound, 0.9) << preset;
      EXPECT_LE(measured / bound, 1.005) << preset;
    }
  }
}

// One column access at a time, at random: nearly all find another row open. A refresh closes the
// banks, so the first access to each of them after it needs no precharge; it holds accesses up for
// tRP + tRFC. The next access to the same bank comes before tRAS is over.
double serial_random_ns(const DramGeometry& geometry, const DramTimings& t) {
  const double latency = ns(t.t_rcd + t.t_cl + t.t_burst);
  const double banks = geometry.banks_per_channel();
  const double early = ns(t.t_ras) - latency;
  const double full = latency + ns(t.t_rp) + std::max(0.0, early) / banks;
  const double window = ns(t.t_refi - t.t_rfc - t.t_rp_all);
  const double accesses = (window + banks * ns(t.t_rp)) / full;
  return ns(t.t_refi) / accesses;
}

TEST(DramTiming, SerialRandomAccessesTakeTheSumOfTheirCommands) {
  for (const std::string& preset : preset_names()) {
    const DramOptions options = dram_options(preset, 1);
    DramTiming dram(options);
    RandomAccesses accesses(options.geometry.capacity_bytes(), options.geometry.column_bytes(), 1);
    const int count = 200'000;
    const Time end = drive(dram, count, 1, [&](int) { return accesses.next(); });
    const double expected = serial_random_ns(options.geometry, options.timings);
    const double measured = ns(end) / count;
    print_row("random reads, one at a time, " + preset + ", lt: sum of commands (ns)", expected,
              measured);
    EXPECT_NEAR(measured / expected, 1, 0.1) << preset;
  }
}

TEST(DramTiming, RandomRowsOfOneBankFollowAtTrc) {
  for (const std::string& preset : preset_names()) {
    const DramOptions options = dram_options(preset, 1);
    const DramGeometry& geometry = options.geometry;
    DramTiming dram(options);
    // Rows are the highest bits of the map, so this stays in bank 0.
    const std::int64_t row_step = geometry.capacity_bytes() / geometry.rows;
    RandomAccesses rows(geometry.capacity_bytes(), row_step, 2);
    const int count = 100'000;
    const Time end = drive(dram, count, 4, [&](int) {
      return MemoryAccess{rows.next().offset, geometry.column_bytes(), false};
    });
    const double expected = ns(options.timings.t_rc) / share_after_refresh(options.timings);
    const double measured = ns(end) / count;
    print_row("random rows of one bank, " + preset + ", lt: tRC less refresh (ns)", expected,
              measured);
    EXPECT_NEAR(measured / expected, 1, 0.1) << preset;
  }
}

TEST(DramTiming, ActivatesOverlapWithTheDataOfEarlierAccesses) {
  const DramOptions options = dram_options("ddr4-2400");
  const DramTimings& t = options.timings;
  DramTiming dram(options);
  // Two banks of two groups, one column access each, both there at 0.
  const std::uint64_t column = options.geometry.column_bytes();
  EXPECT_EQ(dram.access({0, 64, false}, Time(0)), t.t_rcd + t.t_cl + t.t_burst);
  EXPECT_EQ(dram.access({column, 64, false}, Time(0)),
            std::max(t.t_rrd_s, t.t_ccd_s) + t.t_rcd + t.t_cl + t.t_burst);
}

TEST(DramTiming, TheFrontEndAddsItsLatencyToEveryAccess) {
  DramOptions options = dram_options("lpddr4-3200");
  options.front_end_latency = nanoseconds(30);
  const DramTimings& t = options.timings;
  DramTiming dram(options);
  EXPECT_EQ(dram.access({0, 32, false}, nanoseconds(5)),
            nanoseconds(35) + t.t_rcd + t.t_cl + t.t_burst);
  EXPECT_EQ(dram.access({0, 32, false}, nanoseconds(1000)), nanoseconds(1030) + t.t_cl + t.t_burst);
  EXPECT_EQ(dram.statistics().waiting, Time(0));
}

TEST(DramTiming, ClosedPagesMakeEveryAccessAMiss) {
  DramOptions options = dram_options("ddr4-2400");
  options.page_policy = PagePolicy::closed;
  const DramTimings& t = options.timings;
  DramTiming dram(options);
  for (int access = 1; access <= 3; ++access) {
    const Time at = access * nanoseconds(500);
    EXPECT_EQ(dram.access({0, 64, false}, at) - at, t.t_rcd + t.t_cl + t.t_burst);
  }
  // Within one access, the row stays open: 4 KiB of four bank groups are four misses.
  dram.access({0, 4096, false}, microseconds(3));
  EXPECT_EQ(dram.statistics().row_misses, 3 + 4);
  EXPECT_EQ(dram.statistics().row_hits, 60);
  EXPECT_EQ(dram.statistics().row_conflicts, 0);
}

TEST(DramTiming, APartOfAColumnAccessTakesAWholeOne) {
  DramTiming dram(dram_options("ddr4-3200"));
  dram.access({60, 8, false}, Time(0));
  EXPECT_EQ(dram.statistics().row_hits + dram.statistics().row_misses, 2) << "it crosses a border";
  EXPECT_EQ(dram.statistics().bytes, 8);
}

TEST(DramTiming, StatisticsAddUp) {
  const DramOptions options = dram_options("hbm2");
  DramTiming dram(options);
  RandomAccesses accesses(options.geometry.capacity_bytes(), 256, 4);
  const Time end =
      drive(dram, 50'000, 8, [&](int) { return accesses.next(accesses.bits() % 3 == 0); });
  const MemoryStatistics& all = dram.statistics();
  const std::int64_t columns = 50'000 * 256 / options.geometry.column_bytes();
  EXPECT_EQ(all.reads + all.writes, 50'000);
  EXPECT_EQ(all.bytes, 50'000 * 256);
  EXPECT_EQ(all.row_hits + all.row_misses + all.row_conflicts, columns);
  EXPECT_EQ(all.busy, columns * options.timings.t_burst);
  EXPECT_NEAR(static_cast<double>(all.refreshes),
              16 * to_seconds(end) / to_seconds(options.timings.t_refi), 16);
  dram.reset();
  EXPECT_EQ(dram.statistics().refreshes + dram.statistics().bytes, 0);
}

TEST(DramTiming, CallsMayGoBackInTimeALittle) {
  const DramOptions options = dram_options("ddr4-2400");
  DramTiming dram(options);
  const Time late = dram.access({0, 64, false}, nanoseconds(200));
  const Time early = dram.access({0, 64, false}, nanoseconds(100));
  EXPECT_EQ(early, late + options.timings.t_ccd_l) << "the order of calls counts";
}

TEST(DramTiming, RepeatsItselfAfterReset) {
  const DramOptions options = dram_options("lpddr5-6400");
  DramTiming dram(options);
  Time ends[2];
  for (Time& end : ends) {
    RandomAccesses accesses(options.geometry.capacity_bytes(), 128, 9);
    end = drive(dram, 20'000, 4, [&](int) { return accesses.next(accesses.bits() % 2 == 0); });
    dram.reset();
  }
  EXPECT_EQ(ends[0], ends[1]);
}

}  // namespace
}  // namespace weft
