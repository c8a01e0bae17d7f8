// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "tests/rtl/random_traffic.h"

namespace weft {
namespace {

constexpr std::uint32_t kEnable = 1U << registers::kControlEnableLsb;
constexpr std::uint32_t kFreeRunning = 1U << registers::kControlFreeRunningLsb;
constexpr std::uint32_t kTree = 1U << registers::kControlTreeEnableLsb;

/// An idle block whose time follows the counter and whose clock is gated, with a template of two
/// tasks that depend on nothing.
class GatedClock : public testing::TestWithParam<const char*> {
 protected:
  GatedClock() : bench_(make_dut(GetParam())) {
    for (std::int32_t pe = 0; pe < bench_.size().pes; ++pe) {
      bench_.set_cost(0, pe, 10);
      for (std::int32_t to = 0; to < bench_.size().pes; ++to) bench_.set_link(pe, to, 0);
    }
    bench_.load(0, GoldenTemplate(2), 0, 0);
    bench_.set_control(kEnable | kFreeRunning);
    bench_.gate_clock(true);
    bench_.settle();
  }

  std::int64_t range() const { return std::int64_t{1} << bench_.size().time_width; }

  std::int64_t time() {
    const std::int64_t low = bench_.read(registers::kTimeLoOffset);
    return std::int64_t{bench_.read(registers::kTimeHiOffset)} << 32 | low;
  }

  Dispatch first_dispatch() {
    bench_.settle();
    return bench_.take(true).value();
  }

  Bench bench_;
};

TEST_P(GatedClock, GivesTheSameDecisionsInTheSameCyclesAsARunningOne) {
  Bench running(make_dut(GetParam()));
  Bench gated(make_dut(GetParam()));
  for (Bench* bench : {&running, &gated}) {
    RandomTraffic traffic(*bench, 11);
    traffic.run_free();
    traffic.reset_at_random(true);
    traffic.misbehave_at_random(true);
    traffic.gate_clock(bench == &gated);
    traffic.run(8000);
  }
  EXPECT_EQ(running.fingerprint(), gated.fingerprint());
  EXPECT_EQ(running.cycle_count(), gated.cycle_count());
  for (const std::uint32_t address :
       {registers::kErrorOffset, registers::kErrorsOffset, registers::kInterruptStatusOffset,
        registers::kPeTimeoutOffset, registers::kDecisionsOffset, registers::kTimeLoOffset}) {
    EXPECT_EQ(running.read(address), gated.read(address)) << address;
  }
  EXPECT_EQ(running.stopped_cycles(), 0U);
  EXPECT_GT(gated.stopped_cycles(), gated.cycle_count() / 10);
}

// The first access after the clock stood already meets the time of the edge that took it in.
TEST_P(GatedClock, IsRightInTheFirstEventAfterARestart) {
  for (const std::int64_t pause : {std::int64_t{1}, range() / 2, range(), 3 * range() + 5}) {
    bench_.cycles(10);
    bench_.move_counter(bench_.counter() + pause);
    bench_.set_counter_step(0);
    bench_.write(registers::kDoorbellOffset, 0, [&] { bench_.golden().doorbell(0, 0xffffffff); });
    const Dispatch first = first_dispatch();
    EXPECT_EQ(first.start, bench_.counter());
    bench_.complete(first, 10);
    bench_.complete(first_dispatch(), 10);
    bench_.settle();
    bench_.check_state();
    EXPECT_TRUE(bench_.golden().no_jobs());
    bench_.set_counter_step(3);
  }
  EXPECT_GT(bench_.stopped_cycles(), 30U);
}

TEST_P(GatedClock, StandsStillInTimeWhereTheCounterIsBehind) {
  const std::int64_t ahead = bench_.counter() + 5000;
  bench_.set_time(ahead);
  bench_.cycles(100);
  EXPECT_EQ(time(), ahead);
  bench_.move_counter(ahead + 70);
  bench_.set_counter_step(0);
  EXPECT_EQ(time(), ahead + 70);
}

// Without it the free time of a late PE would seem to lie in the future again.
TEST_P(GatedClock, RunsForAnEdgeEachEighthOfTheTimeRangeWhileJobsAreInFlight) {
  bench_.ring(0, 0);
  const Dispatch first = first_dispatch();
  const Dispatch second = first_dispatch();
  bench_.set_counter_step(range() / 64);
  const std::uint64_t stopped = bench_.stopped_cycles();
  bench_.cycles(160);
  EXPECT_NEAR(static_cast<double>(bench_.stopped_cycles() - stopped), 140, 1);
  bench_.set_counter_step(1);
  bench_.check_state();
  bench_.complete(first, 10);
  bench_.complete(second, 10);
  bench_.settle();
  EXPECT_TRUE(bench_.golden().no_jobs());
  const std::uint64_t idle = bench_.stopped_cycles();
  bench_.set_counter_step(range() / 64);
  bench_.cycles(160);
  EXPECT_EQ(bench_.stopped_cycles() - idle, 160U);
}

TEST_P(GatedClock, RunsWhileATimeoutIsArmed) {
  const std::uint32_t cause = 1U << registers::kInterruptStatusTimeoutLsb;
  bench_.write(registers::kInterruptEnableOffset, cause);
  bench_.set_timeout(500);
  bench_.settle();
  bench_.cycle();
  EXPECT_FALSE(bench_.busy());  // no PE has a task
  bench_.ring(0, 0);
  const Dispatch first = first_dispatch();
  const Dispatch second = first_dispatch();
  bench_.cycles(300);
  EXPECT_TRUE(bench_.busy());
  EXPECT_FALSE(bench_.irq());
  bench_.cycles(300);
  EXPECT_TRUE(bench_.irq());
  EXPECT_FALSE(bench_.busy());  // what is late cannot become later
  EXPECT_EQ(bench_.read(registers::kPeTimeoutOffset), 3U);
  bench_.complete(first, 600);
  bench_.complete(second, 600);
  bench_.settle();
  EXPECT_EQ(bench_.read(registers::kPeTimeoutOffset), 0U);
}

// The tree decides by the arrivals of the last window, which ended long ago.
TEST_P(GatedClock, CountsArrivalsRightlyAfterAPauseOfTheWholeTimeRange) {
  GoldenTreeNode node;
  node.threshold = 3;
  node.feature = registers::kFeatureArrivalRate;
  node.left_leaf = node.right_leaf = true;
  node.right = 1;
  bench_.set_node(0, node);
  bench_.set_control(kEnable | kFreeRunning | kTree);
  bench_.set_arrival_window(10000);
  bench_.move_counter(bench_.counter() + 20000);
  for (int i = 0; i < 3; ++i) {
    bench_.ring(0, 0);
    for (int task = 0; task < 2; ++task) bench_.complete(first_dispatch(), 10);
    bench_.settle();
  }
  EXPECT_EQ(bench_.read(registers::kDecisionsFastOffset), 6U);
  bench_.move_counter(bench_.counter() + range() + 10);
  bench_.ring(0, 0);
  bench_.settle();
  EXPECT_EQ(bench_.read(registers::kDecisionsFastOffset), 6U);
}

INSTANTIATE_TEST_SUITE_P(Builds, GatedClock, testing::Values("pe4", "pe8", "pe16"),
                         [](const auto& build) { return std::string(build.param); });

}  // namespace
}  // namespace weft
