// SPDX-License-Identifier: Apache-2.0
#include "models/memory/sram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <stdexcept>
#include <vector>

#include "tests/models/dram_support.h"

namespace weft {
namespace {

constexpr SramOptions kOptions{nanoseconds(3), 16, nanoseconds(1), 1};

TEST(Sram, LatencyCountsToTheEndOfTheFirstBeat) {
  SramTiming sram(kOptions);
  EXPECT_EQ(sram.access({0, 1, false}, nanoseconds(10)), nanoseconds(13));
  EXPECT_EQ(sram.access({0, 16, false}, nanoseconds(20)), nanoseconds(23));
  EXPECT_EQ(sram.access({0, 17, true}, nanoseconds(30)), nanoseconds(34)) << "two beats";
}

TEST(Sram, APortIsTakenForACycleABeat) {
  SramTiming sram(kOptions);
  EXPECT_EQ(sram.access({0, 64, false}, nanoseconds(10)), nanoseconds(16));
  EXPECT_EQ(sram.access({0, 16, false}, nanoseconds(10)), nanoseconds(17)) << "begins at 14 ns";
  EXPECT_EQ(sram.statistics().busy, nanoseconds(5));
  EXPECT_EQ(sram.statistics().waiting, nanoseconds(4));
}

TEST(Sram, AnAccessTakesThePortThatIsFreeFirst) {
  SramOptions options = kOptions;
  options.ports = 2;
  SramTiming sram(options);
  EXPECT_EQ(sram.access({0, 64, false}, Time(0)), nanoseconds(6));
  EXPECT_EQ(sram.access({0, 32, false}, Time(0)), nanoseconds(4));
  EXPECT_EQ(sram.access({0, 16, false}, Time(0)), nanoseconds(5)) << "the second port, at 2 ns";
  EXPECT_EQ(sram.access({0, 16, false}, Time(0)), nanoseconds(6)) << "the second again, at 3 ns";
  EXPECT_EQ(sram.access({0, 16, false}, Time(0)), nanoseconds(7));
}

TEST(Sram, AStreamReachesWidthTimesPortsPerCycle) {
  for (const std::int32_t ports : {1, 2, 4}) {
    SramOptions options = kOptions;
    options.ports = ports;
    SramTiming sram(options);
    const int count = 10'000;
    const Time end = drive(sram, count, 16, [](int) { return MemoryAccess{0, 256, false}; });
    const double peak = 16.0 * ports / 1e-9;
    const double measured = count * 256.0 / to_seconds(end);
    print_row(fmt::format("SRAM stream, {} ports: width x ports / cycle (GB/s)", ports), peak / 1e9,
              measured / 1e9);
    EXPECT_NEAR(measured / peak, 1, 0.01);
  }
}

TEST(Sram, TheControllerHasTheSameTiming) {
  SramOptions options = kOptions;
  options.ports = 2;
  SramTiming timing(options);
  SramController controller(options, 1000);
  std::mt19937 random(3);
  std::vector<Time> expected;
  Time now{0};
  std::vector<MemoryController::Done> done;
  for (int access = 0; access < 1000; ++access) {
    now += Time(static_cast<std::int64_t>(random() % 4000));
    const MemoryAccess each{0, 1 + static_cast<std::int64_t>(random() % 100), random() % 2 == 0};
    controller.advance(now, done);
    controller.accept(each, static_cast<std::uint64_t>(access), now);
    expected.push_back(timing.access(each, now));
  }
  controller.advance(now + microseconds(100), done);
  ASSERT_EQ(done.size(), expected.size());
  for (const MemoryController::Done& each : done) EXPECT_EQ(each.at, expected[each.tag]);
  EXPECT_EQ(controller.statistics().waiting, timing.statistics().waiting);
  EXPECT_EQ(controller.statistics().bytes, timing.statistics().bytes);
}

TEST(Sram, TheControllersQueueHasItsDepth) {
  SramController controller(kOptions, 2);
  controller.accept({0, 16, false}, 0, Time(0));
  EXPECT_TRUE(controller.can_accept());
  controller.accept({0, 16, false}, 1, Time(0));
  EXPECT_FALSE(controller.can_accept());
  std::vector<MemoryController::Done> done;
  controller.advance(nanoseconds(3) - Time(1), done);
  EXPECT_TRUE(done.empty());
  EXPECT_EQ(controller.next_event(), nanoseconds(3));
  controller.advance(nanoseconds(3), done);
  ASSERT_EQ(done.size(), 1U);
  EXPECT_TRUE(controller.can_accept());
}

TEST(Sram, NothingIsLostOrDoneTwice) {
  SramOptions options = kOptions;
  options.ports = 3;
  SramController controller(options, 8);
  RandomAccesses accesses(1 << 20, 32, 5);
  drive(controller, 1'000'000, 8, [&](int) { return accesses.next(accesses.bits() % 2 == 0); });
  const MemoryStatistics& statistics = controller.statistics();
  EXPECT_EQ(statistics.reads + statistics.writes, 1'000'000);
  EXPECT_EQ(statistics.bytes, 32'000'000);
}

TEST(Sram, ResetLeavesNothingBehind) {
  SramController controller(kOptions, 4);
  controller.accept({0, 64, true}, 0, Time(0));
  controller.reset();
  EXPECT_EQ(controller.next_event(), kNever);
  EXPECT_EQ(controller.statistics().writes, 0);
  controller.accept({0, 16, true}, 0, Time(0));
  EXPECT_EQ(controller.next_event(), nanoseconds(3));
}

TEST(Sram, WhatMakesNoMemoryIsRefused) {
  for (const SramOptions& wrong :
       {SramOptions{Time(-1), 16, Time(1), 1}, SramOptions{Time(0), 0, Time(1), 1},
        SramOptions{Time(0), 16, Time(0), 1}, SramOptions{Time(0), 16, Time(1), 0}}) {
    EXPECT_THROW(SramTiming{wrong}, std::invalid_argument);
  }
  EXPECT_THROW(SramController(kOptions, 0), std::invalid_argument);
}

}  // namespace
}  // namespace weft
