// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/registry.h"

namespace weft {

/// A moment of a run for a policy to decide on: PEs, their states and tasks that are ready.
/// Whole numbers are microseconds.
class Scene {
 public:
  static constexpr int kNo = -1;  ///< for a time: the PE cannot run the kernel

  /// Idle PEs at `now`, with execution times by kernel and PE.
  explicit Scene(const std::vector<std::vector<int>>& costs, int now = 0)
      : now_(microseconds(now)), pes_(costs[0].size()) {
    const std::int32_t pe_count = count_of(costs[0]);
    platform.pes.resize(pes_.size());
    platform.cost = CostTable(count_of(costs), pe_count);
    platform.communication = CommunicationTable(kMostInputs, pe_count, 2);
    for (std::int32_t pe = 0; pe < pe_count; ++pe) {
      for (std::int32_t kernel = 0; kernel < count_of(costs); ++kernel) {
        const int cost = costs[static_cast<std::size_t>(kernel)][static_cast<std::size_t>(pe)];
        if (cost != kNo) platform.cost.set(KernelId(kernel), PeId(pe), microseconds(cost));
      }
      for (std::int32_t to = 0; to < pe_count; ++to) {
        platform.communication.set_path_class(PeId(pe), PeId(to), pe == to ? 0 : 1);
      }
    }
  }
  Scene(const Scene&) = delete;
  Scene(Scene&&) = default;

  /// A task without inputs becomes ready.
  Scene& ready(int job, int task, int kernel) {
    inputs_.emplace_back();
    ReadyTask& added = ready_.emplace_back();
    added.job = JobId(job);
    added.task = TaskId(task);
    added.kernel = KernelId(kernel);
    added.ready = now_;
    return *this;
  }
  /// The job of the last task to become ready has a deadline.
  Scene& deadline(int instant) {
    ready_.back().job_deadline = microseconds(instant);
    return *this;
  }
  /// The last task to become ready has data from a PE, produced at `finish`, that takes `transfer`
  /// to any other PE.
  Scene& input(int pe, int finish, int transfer) {
    Inputs& inputs = inputs_.back();
    const EdgeId edge(input_count_++);
    platform.communication.set_time(edge, 1, microseconds(transfer));
    inputs.edges.push_back({TaskId(count_of(inputs.edges)), edge, 0});
    inputs.producers.emplace_back().finish = microseconds(finish);
    inputs.producers.back().pe = PeId(pe);
    ready_.back().inputs = inputs.edges;
    ready_.back().job_tasks = inputs.producers.data();
    return *this;
  }
  /// A PE has tasks that keep it until `until`.
  Scene& busy(int pe, int until, int outstanding = 1) {
    pes_[static_cast<std::size_t>(pe)] = {microseconds(until), outstanding};
    return *this;
  }

  Situation situation() const { return {now_, ready_, pes_}; }

  PlatformView platform;
  Workload workload;

 private:
  static constexpr std::int32_t kMostInputs = 100;

  struct Inputs {
    std::vector<Edge> edges;
    std::vector<TaskState> producers;
  };

  Time now_;
  std::vector<PeState> pes_;
  std::vector<ReadyTask> ready_;
  std::deque<Inputs> inputs_;  // by ready task
  std::int32_t input_count_ = 0;
};

/// Index of the ready task and PE, in the order of the policy's decision.
using Placements = std::vector<std::pair<std::int32_t, std::int32_t>>;

inline Placements decide(Policy& policy, const Scene& scene) {
  Decision decision;
  policy.decide(scene.situation(), decision);
  Placements placements;
  for (const Decision::Placement& placement : decision.placements()) {
    placements.emplace_back(placement.ready_index, placement.pe.value());
  }
  return placements;
}

inline std::unique_ptr<Policy> begun(const std::string& name, const Scene& scene,
                                     std::uint64_t seed = 1) {
  std::unique_ptr<Policy> policy = policies().find(name).make();
  policy->begin(scene.platform, scene.workload, seed);
  return policy;
}

/// The first decision of a policy.
inline Placements decide(const std::string& policy, const Scene& scene, std::uint64_t seed = 1) {
  return decide(*begun(policy, scene, seed), scene);
}

/// The HEFT paper's example (Topcuoglu 2002) at 9 us: task 1 has run on P3, the others are idle,
/// and tasks 2 to 6 are ready, with their data on P3.
inline Scene topcuoglu_scene() {
  Scene scene({{13, 19, 18}, {11, 13, 19}, {13, 8, 17}, {12, 13, 10}, {13, 16, 9}}, 9);
  const int transfers[] = {18, 12, 9, 11, 14};
  for (int i = 0; i < 5; ++i) scene.ready(0, i + 1, i).input(2, 9, transfers[i]);
  return scene;
}

}  // namespace weft
