// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "base/probe.h"
#include "scheduler/registry.h"
#include "sims/inputs.h"
#include "sims/simulation.h"
#include "tests/support/temporary_directory.h"

namespace weft {

/// What a run says of power.
class PowerRecording : public Probe {
 public:
  struct Change {
    OppRecord opp;
    Time at;
  };

  void task_end(const TaskRecord& task) override { tasks.push_back(task); }
  void job_finished(const JobRecord& job) override { jobs.push_back(job); }
  void opp_changed(const OppRecord& opp, Time now) override { changes.push_back({opp, now}); }
  void power_sample(const PowerSample& sample) override { samples.push_back(sample); }
  void energy_used(const EnergyRecord& used) override { energy = used; }

  /// The integral of the trace of power over the run, in joules.
  double trace_j() const {
    double joules = 0;
    for (const PowerSample& sample : samples) {
      double watts = sample.memory_watts + sample.wires_watts + sample.other_watts;
      for (const ClusterPowerSample& cluster : sample.clusters) watts += cluster.watts;
      joules += watts * to_seconds(sample.end - sample.begin);
    }
    return joules;
  }
  /// The frequencies of a cluster, in the order of time, in MHz.
  std::vector<std::int64_t> megahertz(std::int32_t cluster = 0) const {
    std::vector<std::int64_t> all;
    for (const Change& change : changes) {
      if (change.opp.cluster == ClusterId(cluster))
        all.push_back(change.opp.frequency_hz / 1'000'000);
    }
    return all;
  }

  std::vector<TaskRecord> tasks;
  std::vector<JobRecord> jobs;
  std::vector<Change> changes;
  std::vector<PowerSample> samples;
  EnergyRecord energy;
};

/// One PE type of three operating points, `core`, that runs `work` in 100 us at its 2 GHz; and
/// applications of one such task.
class PowerFiles {
 public:
  /// `keys` are those of the one cluster, `c`; `sections` what follows the clusters.
  PowerFiles(const std::string& keys, const std::string& sections, const std::string& arrivals) {
    directory_.write("core.yaml", R"(name: core
reference_frequency: 2 GHz
operating_points:
  - {frequency: 500 MHz, voltage: 800 mV}
  - {frequency: 1 GHz, voltage: 900 mV}
  - {frequency: 2 GHz, voltage: 1.1 V}
power:
  capacitance: 1 nF
  idle_per_core: 10 mW
  leakage: {c1_ampere_per_kelvin2: 0.0025, c2_kelvin: 2660, i_gate_ampere: 0.0005, scale: 0.25}
  trip_frequencies: [1 GHz, 500 MHz]
execution_time: {work: 100 us}
)");
    directory_.write("platform.yaml", "cluster:\n  c: {pe_type: core.yaml" + keys +
                                          "}\ninterconnect: {type: ideal, bandwidth: 1 GB/s}\n" +
                                          sections);
    directory_.write("work.yaml", "name: work\ntasks: [{name: t, kernel: work}]\n");
    directory_.write("trace.csv", "arrival,application\n" + arrivals);
    directory_.write("workload.yaml",
                     "applications: [{application: work.yaml}]\n"
                     "arrivals: {process: trace, file: trace.csv}\n");
  }

  std::string platform() const { return directory_ / "platform.yaml"; }
  std::string workload() const { return directory_ / "workload.yaml"; }

 private:
  TemporaryDirectory directory_;
};

/// A platform with a workload, elaborated, whose runs are recorded.
class PowerBench {
 public:
  PowerBench(const std::string& platform, const std::string& workload,
             const std::vector<std::string>& settings = {})
      : inputs_(load_inputs(platform, workload, settings)),
        simulation_(inputs_.platform, inputs_.workload, stop_, true) {}
  explicit PowerBench(const PowerFiles& files) : PowerBench(files.platform(), files.workload()) {}

  RunResult run(const std::string& policy = "ETF", const RunLimits& limits = {}) {
    recording = {};
    return simulation_.run(*policies().find(policy).make(), 1, limits, {&recording});
  }
  RunResult run(Policy& policy) {
    recording = {};
    return simulation_.run(policy, 1, {}, {&recording});
  }
  const PlatformView& view() const { return simulation_.platform(); }
  const PlatformDescription& platform() const { return inputs_.platform; }

  PowerRecording recording;

 private:
  std::atomic<bool> stop_{false};
  Inputs inputs_;
  Simulation simulation_;
};

/// `count` arrivals of `work`, `gap_us` apart.
inline std::string arrivals_of_work(int count, int gap_us, int first_us = 0) {
  std::string rows;
  for (int i = 0; i < count; ++i) {
    rows += std::to_string(first_us + i * gap_us) + " us,work\n";
  }
  return rows;
}

}  // namespace weft
