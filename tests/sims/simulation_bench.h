// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/probe.h"
#include "scheduler/registry.h"
#include "sims/inputs.h"
#include "sims/simulation.h"

namespace weft {

/// What happens in a run, in the order in which it happens.
class Recording : public Probe {
 public:
  void job_arrived(JobId /*job*/, ApplicationId /*application*/, Time /*now*/) override {
    ++changes_;
  }
  void task_end(const TaskRecord& task) override {
    tasks.push_back(task);
    ++changes_;
  }
  void transfer(const TransferRecord& transfer) override { transfers.push_back(transfer); }
  void decision(const DecisionRecord& decision) override {
    decisions.push_back(decision);
    changes_before.push_back(std::exchange(changes_, 0));
  }

  using Row = std::tuple<JobId, TaskId, PeId, Time, Time, Time, Time>;
  std::vector<Row> rows() const {
    std::vector<Row> all;
    for (const TaskRecord& task : tasks) {
      all.emplace_back(task.job, task.task, task.pe, task.ready, task.placed, task.start,
                       task.finish);
    }
    return all;
  }
  const TaskRecord& task(JobId job, int task) const {
    for (const TaskRecord& record : tasks) {
      if (record.job == job && record.task == TaskId(task)) return record;
    }
    throw std::out_of_range("no such task has run");
  }

  std::vector<TaskRecord> tasks;  // in the order of finishing
  std::vector<TransferRecord> transfers;
  std::vector<DecisionRecord> decisions;
  std::vector<int> changes_before;  // each decision: arrivals and completions since the last

 private:
  int changes_ = 0;
};

/// A platform with a workload, elaborated; every transaction is checked.
class Bench {
 public:
  Bench(const std::string& platform, const std::string& workload,
        const std::vector<std::string>& settings = {})
      : inputs_(load_inputs(platform, workload, settings)),
        simulation_(inputs_.platform, inputs_.workload, stop, true) {}

  RunResult run(Policy& policy, const RunLimits& limits, std::uint64_t seed = 1) {
    recording = {};
    return simulation_.run(policy, seed, limits, {&recording});
  }
  RunResult run(const std::string& policy, const RunLimits& limits, std::uint64_t seed = 1) {
    return run(*policies().find(policy).make(), limits, seed);
  }
  /// Without a recorder.
  RunResult run_bare(Policy& policy, std::int64_t jobs) {
    return simulation_.run(policy, 1, {jobs, kNever}, {});
  }
  const PlatformView& platform() const { return simulation_.platform(); }
  const std::string& pe_name(PeId pe) const { return simulation_.platform().pes[pe.index()].name; }

  Recording recording;
  std::atomic<bool> stop{false};

 private:
  Inputs inputs_;
  Simulation simulation_;
};

/// A policy that decides as it is told.
class TestPolicy : public Policy {
 public:
  using Decide = std::function<void(const Situation&, Decision&)>;

  explicit TestPolicy(Decide decide) : decide_(std::move(decide)) {}
  void begin(const PlatformView&, const WorkloadView&, std::uint64_t) override {}
  void decide(const Situation& now, Decision& out) override { decide_(now, out); }

 private:
  Decide decide_;
};

}  // namespace weft
