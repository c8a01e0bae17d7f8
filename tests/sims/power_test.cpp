// SPDX-License-Identifier: Apache-2.0
// Governors, throttling, energy and temperature in whole runs.
#include <gmock/gmock.h>

#include <cmath>
#include <vector>

#include "tests/sims/power_bench.h"
#include "tests/sims/simulation_bench.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

constexpr const char* kPower = "power: {temperature: 50 C, sample: 50 us}\n";

std::string ondemand(const char* period) {
  return std::string(", governor: {type: ondemand, period: ") + period + "}";
}

TEST(Power, AClockThatChangesInMidTaskMovesItsEndExactly) {
  PowerBench bench(PowerFiles(ondemand("40 us"), "", "130 us,work\n"));
  bench.run();
  // Periods end at 40, 80, 120 (idle), 160 (30 of 40 us busy, 0.75: stays), 200 (up).
  EXPECT_THAT(bench.recording.megahertz(), ElementsAre(2000, 500, 2000));
  EXPECT_EQ(bench.recording.changes[1].at, microseconds(40));
  EXPECT_EQ(bench.recording.changes[2].at, microseconds(200));
  // 70 us at a quarter of the speed do 17.5 us of the work; 82.5 us are left.
  ASSERT_EQ(bench.recording.tasks.size(), 1u);
  EXPECT_EQ(bench.recording.tasks[0].start, microseconds(130));
  EXPECT_EQ(bench.recording.tasks[0].finish, microseconds(200) + nanoseconds(82'500));
}

TEST(Power, OndemandGoesUpUnderLoadAndDownWhenIdle) {
  const std::string load = arrivals_of_work(5, 100) + arrivals_of_work(5, 100, 2000);
  PowerBench bench(PowerFiles(ondemand("100 us"), "", load));
  const RunResult result = bench.run();
  EXPECT_EQ(result.jobs_completed, 10);
  EXPECT_THAT(bench.recording.megahertz(), ElementsAre(2000, 500, 2000));
  EXPECT_EQ(bench.recording.changes[1].at, microseconds(600)) << "after a period without work";
  EXPECT_EQ(bench.recording.changes[2].at, microseconds(2100)) << "after one full of it";
}

TEST(Power, PoliciesSeeThePresentCosts) {
  std::vector<Time> seen;
  PowerBench bench(PowerFiles(ondemand("40 us"), "", "0 us,work\n170 us,work\n350 us,work\n"));
  TestPolicy policy([&](const Situation& now, Decision& out) {
    seen.push_back(bench.view().cost.time(now.ready[0].kernel, PeId(0)));
    out.place(0, PeId(0));
  });
  for (int run = 0; run < 2; ++run) {  // the second begins with the costs of the first
    seen.clear();
    bench.run(policy);
    EXPECT_THAT(seen, ElementsAre(microseconds(100), microseconds(400), microseconds(100)));
  }
}

// 23 tasks are placed at 500 MHz and all but the first run at 2 GHz; a last job looks at the
// estimate while the last of them runs.
TEST(Power, EstimatesOfFreeTimesDoNotDrift) {
  std::vector<Time> free_at;
  PowerBench bench(
      PowerFiles(ondemand("40 us"), "", arrivals_of_work(23, 1, 130) + "2400 us,work\n"));
  TestPolicy policy([&](const Situation& now, Decision& out) {
    free_at.push_back(now.pes[0].free_at);
    for (std::int32_t i = 0; i < count_of(now.ready); ++i) out.place(i, PeId(0));
  });
  bench.run(policy);
  EXPECT_EQ(free_at[22], microseconds(130 + 22 * 400));
  const TaskRecord& running = bench.recording.tasks[22];
  EXPECT_EQ(running.finish - running.start, microseconds(100));
  EXPECT_EQ(free_at[23], running.start + microseconds(400)) << "what was expected of it alone";
}

TEST(Power, ConstantGovernorsHoldTheirFrequencyAndNeedNoManager) {
  const PowerFiles files(", governor: {type: constant, frequency: 1 GHz}", "", "0 us,work\n");
  PowerBench bench(files);
  EXPECT_EQ(sc_core::sc_find_object("soc.power"), nullptr);
  const RunResult result = bench.run();
  EXPECT_EQ(result.end, microseconds(200));
  EXPECT_TRUE(bench.recording.changes.empty());
  EXPECT_EQ(bench.recording.tasks[0].energy_j, 0);
}

// C V^2 f of the task, idle and leakage by hand.
TEST(Power, EnergyOfATaskIsThatOfTheFormula) {
  PowerBench bench(PowerFiles("", kPower, "100 us,work\n"));
  bench.run();
  const EnergyRecord& energy = bench.recording.energy;
  const double volts = 1.1, kelvin = 50 + 273.15;
  const double task_j = 1e-9 * volts * volts * 2e9 * 100e-6;
  const double leakage_watts =
      0.25 * volts * (0.0025 * kelvin * kelvin * std::exp(-2660 / kelvin) + 0.0005);
  EXPECT_NEAR(energy.tasks_j, task_j, 1e-15);
  EXPECT_NEAR(bench.recording.tasks[0].energy_j, task_j, 1e-15);
  EXPECT_NEAR(bench.recording.jobs[0].energy_j, task_j, 1e-15);
  EXPECT_NEAR(energy.idle_j, 0.01 * 100e-6, 1e-15) << "before the job comes";
  EXPECT_NEAR(energy.leakage_j, leakage_watts * 200e-6, 1e-15);
  EXPECT_NEAR(energy.total_j, energy.tasks_j + energy.idle_j + energy.leakage_j, 1e-18);
}

TEST(Power, SamplesMakeTheRunNoLonger) {
  const std::string load = arrivals_of_work(3, 1'000);
  const Time end = PowerBench(PowerFiles("", "", load)).run().end;
  EXPECT_EQ(end, microseconds(2'100));
  for (const char* sample : {"1 us", "7 us", "100 us", "300 us", "700 us", "100 ms"}) {
    PowerBench bench(PowerFiles("", std::string("power: {sample: ") + sample + "}\n", load));
    for (int run = 0; run < 2; ++run) {
      EXPECT_EQ(bench.run().end, end) << sample;
      EXPECT_EQ(bench.recording.samples.back().end, end) << sample;
      EXPECT_NEAR(bench.recording.trace_j() / bench.recording.energy.total_j, 1, 1e-9) << sample;
    }
  }
}

TEST(Power, SamplesKeepNoStuckRunAlive) {
  PowerBench bench(PowerFiles(ondemand("10 us"), kPower, "0 us,work\n"));
  TestPolicy lazy([](const Situation&, Decision&) {});
  EXPECT_THAT([&] { bench.run(lazy); },
              ThrowsMessage<RunError>(HasSubstr("the run came to a stand at 0 ps")));
  EXPECT_EQ(bench.run("ETF", {1, microseconds(30)}).end, microseconds(30));
  EXPECT_NEAR(bench.recording.trace_j() / bench.recording.energy.total_j, 1, 1e-9);
}

}  // namespace
}  // namespace weft
