// SPDX-License-Identifier: Apache-2.0
// What holds in every run, whatever carries data and control: a PE runs one task at a time, a task
// is ready, placed, started and finished in this order, and after its predecessors; a job ends with
// the last of its tasks. Each platform is cut off once in mid-run, and run again.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "tests/sims/simulation_bench.h"

namespace weft {
namespace {

using Settings = std::vector<std::string>;

struct Setup {
  std::string name;
  std::string platform;
  Settings settings;
};

Settings with(Settings settings, const Settings& more) {
  settings.insert(settings.end(), more.begin(), more.end());
  return settings;
}

// Interconnects x fidelity x path x control, with local memories that make tasks wait and arrivals
// that make queues grow.
std::vector<Setup> all_setups() {
  const Settings busy = {"arrivals.mean_gap=60 us"};
  const Settings small = {"cluster.big.local_memory=8 KiB", "cluster.fft.local_memory=8 KiB",
                          "cluster.little.local_memory=2 KiB"};
  const std::string sram = "memory={ram: {type: sram, size: 1 MiB, latency: 2 us}}";
  std::vector<Setup> all = {
      {"ideal", "dssoc16", busy},
      {"ideal_fixed_host", "dssoc16", with(busy, {"scheduler_host={type: fixed, latency: 2 us}"})},
      {"dvfs", "dssoc16_power",
       with(busy, {"cluster.big.governor={type: ondemand, period: 20 us}"})}};
  for (const std::string fidelity : {"lt", "at"}) {
    for (const std::string type : {"bus", "crossbar", "hierarchical", "mesh"}) {
      const std::string shape = type == "mesh" ? ", columns: 4, rows: 4, width: 4 B" : "";
      const Settings direct =
          with(with(busy, small), {"interconnect={type: " + type + ", fidelity: " + fidelity +
                                   ", frequency: 20 MHz" + shape + "}"});
      const Settings eager = with(direct, {sram, "transfers={path: shared_memory, start: eager}"});
      const Settings routed = with(direct, {"transfers={control: interconnect}"});
      all.push_back({type + "_direct_" + fidelity, "dssoc16", direct});
      all.push_back({type + "_eager_" + fidelity, "dssoc16", eager});
      all.push_back({type + "_routed_" + fidelity, "dssoc16", routed});
    }
    all.push_back({"noc_" + fidelity, "dssoc16_noc",
                   with(with(busy, small), {"interconnect.fidelity=" + fidelity})});
    all.push_back(
        {"held_bus_" + fidelity, "dssoc16",
         with(with(busy, small),
              {"interconnect={type: bus, pipelined: false, fidelity: " + fidelity + "}"})});
  }
  return all;
}

// Also when jobs end.
class JobRecording : public Recording {
 public:
  void job_finished(const JobRecord& job) override { finish[job.job.value()] = job.finish; }
  std::map<std::int64_t, Time> finish;
};

void check(const JobRecording& run, const Workload& workload) {
  std::map<std::int64_t, Time> last;
  std::map<int, std::vector<std::pair<Time, Time>>> busy;
  std::map<std::pair<std::int64_t, int>, Time> ends;
  for (const TaskRecord& task : run.tasks) {
    ASSERT_LE(task.ready, task.placed);
    ASSERT_LE(task.placed, task.start);
    ASSERT_LE(task.start, task.finish);
    Time& end = last[task.job.value()];
    end = std::max(end, task.finish);
    busy[task.pe.value()].emplace_back(task.start, task.finish);
    ends[{task.job.value(), task.task.value()}] = task.finish;
  }
  for (const TaskRecord& task : run.tasks) {
    const TaskGraph& graph = workload.application(task.application).graph;
    for (const Edge& input : graph.predecessors(task.task)) {
      const Time end = ends.at({task.job.value(), input.task.value()});
      ASSERT_LE(end, task.ready);
    }
  }
  for (auto& [pe, times] : busy) {
    std::sort(times.begin(), times.end());
    for (std::size_t i = 1; i < times.size(); ++i) {
      ASSERT_LE(times[i - 1].second, times[i].first) << "two tasks at once on PE " << pe;
    }
  }
  for (const auto& [job, finish] : run.finish) ASSERT_EQ(finish, last[job]) << "job " << job;
}

class Invariants : public ::testing::TestWithParam<Setup> {};

TEST_P(Invariants, HoldAndSurviveARunThatIsCutOff) {
  const Inputs inputs = load_inputs(GetParam().platform, "six_mix", GetParam().settings);
  const std::atomic<bool> stop{false};
  Simulation simulation(inputs.platform, inputs.workload, stop, true);
  std::vector<Recording::Row> rows;
  for (const std::string policy : {"MET", "Random", "MET"}) {
    const auto made = policies().find(policy).make();
    JobRecording run, cut;
    simulation.run(*made, 1, {60, kNever}, {&run});
    check(run, inputs.workload);
    EXPECT_EQ(run.finish.size(), 60U);
    if (policy == "MET" && !rows.empty()) {
      EXPECT_TRUE(run.rows() == rows) << "another result after a run that was cut off";
    }
    if (policy == "MET") rows = run.rows();
    simulation.run(*made, 1, {60, microseconds(2500)}, {&cut});
    check(cut, inputs.workload);
  }
}

INSTANTIATE_TEST_SUITE_P(, Invariants, ::testing::ValuesIn(all_setups()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace weft
