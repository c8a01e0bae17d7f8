// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "tests/rtl/bench.h"

namespace weft {
namespace {

constexpr std::uint32_t kEnable = 1U << registers::kControlEnableLsb;
constexpr std::uint32_t kHold = 1U << registers::kControlHoldLsb;

class Throughput : public testing::TestWithParam<const char*> {
 protected:
  Throughput() : bench_(make_dut(GetParam())) {
    for (std::int32_t pe = 0; pe < bench_.size().pes; ++pe) {
      bench_.set_cost(0, pe, 100);
      for (std::int32_t to = 0; to < bench_.size().pes; ++to) bench_.set_link(pe, to, 0);
    }
    bench_.set_control(kEnable);
  }

  /// A task with as many edges, of which the last alone leads to a task that waits for no other.
  static GoldenTemplate fan_out(std::int32_t edges) {
    GoldenTemplate tasks(static_cast<std::size_t>(edges) + 2);
    for (std::int32_t i = 0; i < edges; ++i) {
      for (std::int32_t from = 0; from < (i + 1 < edges ? 2 : 1); ++from) {
        GoldenEdge edge;
        edge.successor = i + 2;
        tasks[static_cast<std::size_t>(from)].edges.push_back(edge);
        ++tasks[static_cast<std::size_t>(i) + 2].in_degree;
      }
    }
    return tasks;
  }

  Bench bench_;
};

TEST_P(Throughput, DecidesOnceACycleAsLongAsTasksAreReadyAndThereIsRoom) {
  const std::uint32_t room = bench_.read(registers::kCapability4Offset) & 0xff;
  bench_.load(0, GoldenTemplate(32), 0, 0);
  bench_.set_control(kEnable | kHold);
  const std::uint32_t jobs = std::min<std::uint32_t>(room / 32 + 1, 8);
  for (std::uint32_t i = 0; i < jobs; ++i) bench_.ring(0, i);
  bench_.settle();
  bench_.set_control(kEnable);
  const std::uint64_t before = bench_.decisions();
  while (bench_.decisions() == before) bench_.cycle();
  // Some may have been taken while the write was answered; from here on every cycle counts.
  const std::uint64_t first = bench_.decisions();
  const std::uint64_t cycle = bench_.cycle_count();
  while (bench_.decisions() < room) bench_.cycle();
  EXPECT_EQ(bench_.cycle_count() - cycle, room - first);
  bench_.settle();
  EXPECT_EQ(bench_.decisions(), room);
}

TEST_P(Throughput, DispatchesAtMostTenCyclesAfterADoorbell) {
  bench_.load(0, GoldenTemplate(4), 0, 0);
  bench_.ring(0, 7);
  bench_.settle();
  // The counter runs from the cycle in which the doorbell takes effect, one after its handshake;
  // the decision stands in the dispatch FIFO one cycle after it was taken.
  const std::uint32_t cycles = bench_.read(registers::kLatencyDoorbellOffset);
  RecordProperty("cycles", static_cast<int>(cycles));
  EXPECT_GE(cycles, 1U);
  EXPECT_LE(cycles + 2, 10U);
}

TEST_P(Throughput, DispatchesADependentAtMostEightCyclesAndOneAnEdgeAfterACompletion) {
  for (const std::int32_t edges : {1, 2, 5, 20}) {
    bench_.load(0, fan_out(edges), 0, 0);
    bench_.ring(0, 7);
    bench_.settle();
    const auto first = bench_.take(true);
    ASSERT_TRUE(first.has_value());
    bench_.complete(*first, 100);
    bench_.settle();
    const std::uint32_t cycles = bench_.read(registers::kLatencyCompletionOffset);
    RecordProperty("edges_" + std::to_string(edges), static_cast<int>(cycles));
    EXPECT_LE(cycles + 2, 8U + static_cast<std::uint32_t>(edges));
    bench_.soft_reset(kEnable);
    bench_.settle();
  }
}

TEST_P(Throughput, ACompletionDuringTheLaunchOfItsJobWaitsForIt) {
  GoldenTemplate tasks(30);
  GoldenEdge edge;
  edge.successor = 29;
  tasks[0].edges.push_back(edge);
  tasks[29].in_degree = 1;
  for (std::size_t i = 1; i < 29; ++i) tasks[i].mean = 1;
  bench_.load(0, tasks, 0, 0);
  // The slot of the last task is known only at the end of the launch. With two jobs, slots and job
  // numbers of the second are not those that the memories begin with.
  for (int round = 0; round < 3; ++round) {
    const std::uint32_t stalled = bench_.read(registers::kStallWalkOffset);
    bench_.write(registers::kCompletionElapsedOffset, 1);
    bench_.ring(0, 0);
    std::optional<Dispatch> first;
    for (int i = 0; i < 20 && !first; ++i) first = bench_.take(false);
    ASSERT_TRUE(first.has_value());
    bench_.complete(*first, 1);
    bench_.settle();
    EXPECT_GT(bench_.read(registers::kStallWalkOffset), stalled);
    for (int i = 0; i < 60; ++i) {
      if (const auto next = bench_.take(false)) bench_.complete(*next, 1);
      bench_.settle();
    }
    bench_.check_settled();
    EXPECT_TRUE(bench_.golden().no_jobs());
  }
}

INSTANTIATE_TEST_SUITE_P(Builds, Throughput,
                         testing::Values("pe4", "pe8", "pe16", "pe32", "pe4s", "pe4n"),
                         [](const auto& build) { return std::string(build.param); });

}  // namespace
}  // namespace weft
