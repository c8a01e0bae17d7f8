// SPDX-License-Identifier: Apache-2.0
// Energy, temperature and throttling with everything at work.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/power/thermal.h"
#include "tests/sims/power_bench.h"

namespace weft {
namespace {

// A die on a board, so small that they follow their power within milliseconds.
constexpr const char* kDie = R"(
  rc:
    ambient: 40 C
    nodes:
      die: {capacity_j_per_k: 0.0002}
      board: {capacity_j_per_k: 0.0004, to_ambient_k_per_w: 6}
    resistances: [{between: [die, board], k_per_w: 4}]
    inputs: {c: die}
)";

std::string thermal(const std::string& keys, const std::string& sample) {
  return "power: {sample: " + sample + "}\nthermal:\n  step: 20 us\n" + keys + kDie;
}

TEST(PowerSoc, TemperatureSettlesAtTheLinearSolution) {
  const PowerFiles files("", thermal("", "500 us"), arrivals_of_work(1'000, 100));
  PowerBench bench(files);
  bench.run();
  const PowerSample& last = bench.recording.samples.back();
  const double watts = last.clusters[0].watts;
  const StateSpaceThermal model(bench.platform().power.thermal->model);
  const std::vector<double> power = {watts};
  const std::vector<double> steady = model.steady_state(power);
  // The die is the hottest: 10 K/W above ambient.
  EXPECT_NEAR(last.celsius, *std::max_element(steady.begin(), steady.end()), 1e-6);
  EXPECT_NEAR(last.celsius, 40 + 10 * watts, 1e-6);
  EXPECT_GT(watts, 2.42) << "C V^2 f, and leakage of a hot die";
}

TEST(PowerSoc, ThrottlingTripsAndRecoversWithHysteresis) {
  const std::string load = arrivals_of_work(300, 100) + arrivals_of_work(1, 0, 120'000);
  const std::string keys = "  trips: [55 C, 90 C]\n  hysteresis: 5 C\n";
  PowerBench bench(PowerFiles("", thermal(keys, "20 us"), load));
  bench.run();
  const std::vector<PowerRecording::Change>& changes = bench.recording.changes;
  const std::vector<std::int64_t> megahertz = bench.recording.megahertz();
  ASSERT_GE(megahertz.size(), 3u);
  for (std::size_t i = 0; i < megahertz.size(); ++i) {  // between the highest and the first trip's
    EXPECT_EQ(megahertz[i], i % 2 == 0 ? 2000 : 1000);
  }
  EXPECT_EQ(megahertz.back(), 2000) << "cool at the end";
  for (std::size_t i = 1; i < changes.size(); ++i) {
    const auto sample =
        std::find_if(bench.recording.samples.begin(), bench.recording.samples.end(),
                     [&](const PowerSample& candidate) { return candidate.end == changes[i].at; });
    ASSERT_NE(sample, bench.recording.samples.end()) << "it changes with a step";
    if (i % 2 == 1) {
      EXPECT_GT(sample->celsius, 55);
      EXPECT_LT(sample->celsius, 55.5);
    } else {
      EXPECT_LT(sample->celsius, 50);
      EXPECT_GT(sample->celsius, 49.5);
    }
  }
}

// Contention, memory, DVFS, temperature and throttling at once.
std::vector<std::string> everything() {
  return {"interconnect={type: mesh, columns: 4, rows: 4}",
          "memory={ddr: {type: dram, preset: lpddr4-3200, size: 1 GiB}}",
          "transfers={path: shared_memory}",
          "power={memory: 47.3 mW, other: 120.1 mW, memory_energy_per_byte: 20 pJ, "
          "wire_energy_per_byte: 0.5 pJ, sample: 130 us}",
          "thermal={model: odroid_xu3, memory_input: memory, other_input: gpu, trips: [60 C, 70 C, "
          "80 C]}",
          "cluster.big.governor={type: ondemand, period: 50 us}",
          "cluster.little.governor={type: schedutil, period: 70 us}",
          "arrivals.mean_gap=100us"};
}

TEST(PowerSoc, PartsAddUpToTheIntegralOfTheTrace) {
  for (const char* fidelity : {"lt", "at"}) {
    std::vector<std::string> settings = everything();
    settings.push_back(std::string("interconnect.fidelity=") + fidelity);
    PowerBench bench("dssoc16_power", "six_mix", settings);
    bench.run("ETF", {100, kNever});
    const EnergyRecord& energy = bench.recording.energy;
    for (const double part :
         {energy.tasks_j, energy.leakage_j, energy.memory_j, energy.wires_j, energy.other_j}) {
      EXPECT_GT(part, 0) << fidelity;
    }
    const double sum = energy.tasks_j + energy.idle_j + energy.leakage_j + energy.memory_j +
                       energy.wires_j + energy.other_j;
    EXPECT_NEAR(sum / energy.total_j, 1, 1e-12) << fidelity;
    EXPECT_NEAR(bench.recording.trace_j() / energy.total_j, 1, 1e-9) << fidelity;
    double tasks = 0, jobs = 0;
    for (const TaskRecord& task : bench.recording.tasks) tasks += task.energy_j;
    for (const JobRecord& job : bench.recording.jobs) jobs += job.energy_j;
    EXPECT_NEAR(tasks / energy.tasks_j, 1, 1e-9) << fidelity;
    EXPECT_NEAR(jobs / energy.tasks_j, 1, 1e-9) << fidelity;
    EXPECT_GT(bench.recording.megahertz(1).size(), 3u) << "big changes its clock";
  }
}

TEST(PowerSoc, RunsAreTheSameEveryTime) {
  const auto figures = [](PowerBench& bench) {
    bench.run("ETF", {60, kNever});
    std::vector<double> all = {bench.recording.energy.total_j};
    for (const TaskRecord& task : bench.recording.tasks) {
      all.push_back(task.energy_j);
      all.push_back(static_cast<double>(task.finish.count()));
    }
    for (const PowerSample& sample : bench.recording.samples) all.push_back(sample.celsius);
    return all;
  };
  std::vector<double> first;
  {
    PowerBench bench("dssoc16_power", "six_mix", everything());
    first = figures(bench);
    EXPECT_EQ(figures(bench), first) << "a run forgets the one before";
  }
  PowerBench again("dssoc16_power", "six_mix", everything());
  EXPECT_EQ(figures(again), first);
}

TEST(PowerSoc, CountingEnergyChangesNoSchedule) {
  const auto rows = [](const std::string& platform) {
    PowerBench bench(platform, "six_mix", {"noise.sigma=0.2"});
    bench.run("ETF", {100, kNever});
    std::vector<std::pair<Time, Time>> all;
    for (const TaskRecord& task : bench.recording.tasks) all.emplace_back(task.start, task.finish);
    return all;
  };
  EXPECT_EQ(rows("dssoc16_power"), rows("dssoc16"));
}

}  // namespace
}  // namespace weft
