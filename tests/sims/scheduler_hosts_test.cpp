// SPDX-License-Identifier: Apache-2.0
// Where the policy runs (rule R5): `cpu` and `hardware` against `ideal`.
#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "tests/sims/simulation_bench.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

using Settings = std::vector<std::string>;

Settings with(Settings settings, const Settings& more) {
  settings.insert(settings.end(), more.begin(), more.end());
  return settings;
}

// ---------------------------------------------------------------------------------------- cpu

// Two cores at 1 GHz; a task of 10 us on either, every 100 us.
class CpuHost : public ::testing::Test {
 protected:
  std::string platform(const std::string& host) {
    directory_.write("core.yaml",
                     "name: core\nreference_frequency: 1 GHz\nexecution_time: {a: 10 us}\n");
    return directory_.write("platform.yaml",
                            "cluster: {core: {pe_type: core.yaml, count: 2}}\n"
                            "interconnect: {type: ideal, bandwidth: 1 GB/s}\n"
                            "scheduler_host: " +
                                host + "\n");
  }
  std::string workload(const std::string& arrivals) {
    directory_.write("one.yaml", "name: one\ntasks: [{name: a}]\n");
    directory_.write("trace.csv", "arrival,application\n" + arrivals);
    return directory_.write("workload.yaml",
                            "applications: [{application: one.yaml}]\n"
                            "arrivals: {process: trace, file: trace.csv}\n");
  }

  TemporaryDirectory directory_;
};

// A request of 1,000 cycles, 2 operations (EFT looks at 2 PEs) of 100 and a placement of 300.
TEST_F(CpuHost, ADecisionTakesTheCyclesOfItsOperations) {
  Bench bench(platform("{type: cpu, pe: core1, request_cycles: 1000, operation_cycles: 100, "
                       "placement_cycles: 300}"),
              workload("0 us,one\n"));
  bench.run("EFT", {1, kNever});
  ASSERT_EQ(bench.recording.decisions.size(), 1u);
  EXPECT_EQ(bench.recording.decisions[0].end, nanoseconds(1500));
  EXPECT_EQ(bench.recording.task(JobId(0), 0).start, nanoseconds(1500));
}

// Job 1 is decided on while job 0 runs on the very core: job 0 stands still for 1.5 us.
TEST_F(CpuHost, ATaskOnItsPeStandsStillMeanwhile) {
  Bench bench(platform("{type: cpu, pe: core0, request_cycles: 1000, operation_cycles: 100, "
                       "placement_cycles: 300}"),
              workload("0 us,one\n5 us,one\n"));
  bench.run("EFT", {2, kNever});
  EXPECT_EQ(bench.recording.task(JobId(0), 0).pe, PeId(0));
  EXPECT_EQ(bench.recording.task(JobId(0), 0).finish, nanoseconds(1500 + 10000 + 1500));
  EXPECT_EQ(bench.recording.task(JobId(1), 0).pe, PeId(1));
  EXPECT_EQ(bench.recording.task(JobId(1), 0).start, nanoseconds(5000 + 1500));
}

// Core 0 is placed on at 1.5 us; the decision on job 1, asked for at 1 us, then takes it at once.
TEST_F(CpuHost, NoTaskBeginsWhileItDecides) {
  Bench bench(platform("{type: cpu, pe: core0, request_cycles: 1000, operation_cycles: 100, "
                       "placement_cycles: 300}"),
              workload("0 us,one\n1 us,one\n"));
  bench.run("EFT", {2, kNever});
  EXPECT_EQ(bench.recording.task(JobId(0), 0).placed, nanoseconds(1500));
  EXPECT_EQ(bench.recording.task(JobId(1), 0).placed, nanoseconds(3000));
  EXPECT_EQ(bench.recording.task(JobId(0), 0).start, nanoseconds(3000));
}

double mean_decision_us(const std::string& policy, int gap_us) {
  Bench bench("dssoc16", "six_mix",
              {"scheduler_host={type: cpu, pe: little3}",
               "arrivals.mean_gap=" + std::to_string(gap_us) + " us"});
  bench.run(policy, {500, kNever});
  double sum = 0;
  for (const DecisionRecord& decision : bench.recording.decisions) {
    sum += to_us(decision.end - decision.begin);
  }
  return sum / static_cast<double>(bench.recording.decisions.size());
}

TEST(CpuHostCost, EtfCostsMoreThanMetAndGrowsWithTheReadyQueue) {
  EXPECT_GT(mean_decision_us("ETF", 200), 1.5 * mean_decision_us("MET", 200));
  EXPECT_GT(mean_decision_us("ETF", 40), 1.2 * mean_decision_us("ETF", 200));
}

// ----------------------------------------------------------------------------------- hardware
#ifdef WEFT_RTL

struct Equality {
  std::string name;
  std::string platform;
  std::string policy;
  Settings settings;
  int jobs;
};

class InfinitelyFastHardware : public ::testing::TestWithParam<Equality> {};

// The schedule of the C++ policy, exactly: every task on the same PE at the same picosecond.
TEST_P(InfinitelyFastHardware, GivesTheScheduleOfThePolicyInSoftware) {
  const Equality& setup = GetParam();
  std::vector<Recording::Row> ideal;
  {
    Bench bench(setup.platform, "six_mix", with(setup.settings, {"scheduler_host={type: ideal}"}));
    bench.run(setup.policy, {setup.jobs, kNever});
    ideal = bench.recording.rows();
  }
  Bench bench(setup.platform, "six_mix",
              with(setup.settings, {"scheduler_host={type: hardware, zero_time: true}"}));
  bench.run(setup.policy, {setup.jobs, kNever});
  const std::vector<Recording::Row> hardware = bench.recording.rows();
  ASSERT_EQ(hardware.size(), ideal.size());
  const auto differ = std::mismatch(ideal.begin(), ideal.end(), hardware.begin());
  EXPECT_TRUE(differ.first == ideal.end())
      << "first at row " << differ.first - ideal.begin() << ": job "
      << std::get<0>(*differ.first).value() << " task " << std::get<1>(*differ.first).value()
      << " on PE " << std::get<2>(*differ.first).value() << " against "
      << std::get<2>(*differ.second).value();
}

std::vector<Equality> equalities() {
  const Settings normal = {"arrivals.mean_gap=200 us"};
  const Settings busy = {"arrivals.mean_gap=60 us"};
  std::vector<Equality> all;
  for (const std::string policy : {"HEFT_RT", "RANK_U", "EFT", "MET", "EDF"}) {
    all.push_back({policy, "dssoc16", policy, normal, 200});
    all.push_back({policy + "_busy", "dssoc16", policy, busy, 300});
  }
  all.push_back({"HEFT_RT_noise", "dssoc16", "HEFT_RT", with(busy, {"noise.sigma=0.2"}), 300});
  all.push_back({"HEFT_RT_32", "many32_hws", "HEFT_RT", {"arrivals.mean_gap=25 us"}, 300});
  all.push_back({"HEFT_RT_on_dispatch", "dssoc16", "HEFT_RT",
                 with(busy, {"transfers={start: on_dispatch}"}), 300});
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, InfinitelyFastHardware, ::testing::ValuesIn(equalities()),
                         [](const auto& setup) { return setup.param.name; });

TEST(Hardware, ADecisionTakesCyclesOfItsClock) {
  const auto mean_wait_ns = [](const std::string& frequency) {
    Bench bench("dssoc16_hws", "six_mix", {"scheduler_host.frequency=" + frequency});
    bench.run("HEFT_RT", {100, kNever});
    double sum = 0;
    for (const TaskRecord& task : bench.recording.tasks) {
      sum += to_us(task.placed - task.ready) * 1000;
    }
    return sum / static_cast<double>(bench.recording.tasks.size());
  };
  const double slow = mean_wait_ns("50 MHz");
  EXPECT_GT(slow, 20 * 20);  // no placement in fewer than 20 cycles of 20 ns
  EXPECT_LT(slow, 200 * 20);
  EXPECT_NEAR(mean_wait_ns("500 MHz"), slow / 10, slow / 10 * 0.2);
}

// Rule of the clock: it stands while the block is idle, and nothing is different.
TEST(Hardware, StoppingTheClockChangesNothing) {
  const auto rows = [](const std::string& gating) {
    Bench bench("dssoc16_hws", "six_mix",
                {"scheduler_host.clock_gating=" + gating, "arrivals.mean_gap=60 us"});
    bench.run("HEFT_RT", {60, kNever});
    return bench.recording.rows();
  };
  EXPECT_EQ(rows("true") == rows("false"), true);
}

TEST(Hardware, ManyRunsOfOneElaboratedPlatformAreAlike) {
  Bench bench("dssoc16_hws", "six_mix", {"arrivals.mean_gap=60 us"});
  bench.run("HEFT_RT", {100, kNever});
  const std::vector<Recording::Row> first = bench.recording.rows();
  bench.run("MET", {100, microseconds(900)});  // cut off in the middle
  bench.run("HEFT_RT", {100, kNever});
  EXPECT_EQ(bench.recording.rows() == first, true);
}

// 400 jobs at once: the block has room for 256, so the driver must make the others wait.
TEST(Hardware, MoreJobsThanTheBlockHoldsWaitForRoom) {
  for (const std::string zero_time : {"true", "false"}) {
    Bench bench(
        "dssoc16_hws", "six_mix",
        {"scheduler_host.zero_time=" + zero_time, "arrivals={process: periodic, mean_gap: 1 ns}"});
    const RunResult result = bench.run("HEFT_RT", {400, kNever});
    EXPECT_EQ(result.jobs_completed, 400) << zero_time;
  }
}

TEST(Hardware, RunsOnEveryPlatformThatFitsIntoIt) {
  for (const std::string platform : {"dssoc16_noc", "dssoc16_power", "many32_hws"}) {
    Bench bench(platform, "six_mix", {"scheduler_host={type: hardware}"});
    EXPECT_EQ(bench.run("HEFT_RT", {50, kNever}).jobs_completed, 50) << platform;
  }
}

std::string error_of(const std::string& platform, const std::string& workload) {
  try {
    const Bench bench(platform, workload, {"scheduler_host={type: hardware}"});
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

TEST(Hardware, WhatDoesNotFitIntoItIsSaidWithItsSize) {
  EXPECT_THAT(error_of("many128", "gp_cholesky_stream"),
              ::testing::HasSubstr("serves up to 32 PEs; this platform has 128"));
}

// The clock stands still between jobs: ten times the gap costs no cycle more.
TEST(Hardware, AnIdleBlockCostsNothing) {
  const auto activations = [](const std::string& gap) {
    Bench bench("dssoc16_hws", "six_mix", {"arrivals={process: periodic, mean_gap: " + gap + "}"});
    return bench.run("HEFT_RT", {20, kNever}).kernel_activations;
  };
  EXPECT_EQ(activations("10 ms"), activations("1 ms"));
}

#endif

}  // namespace
}  // namespace weft
