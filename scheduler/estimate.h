// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "scheduler/policy.h"

namespace weft {

/// When all inputs of `task` would be at `pe` if it were placed there `now`: the latest of
/// departure
/// + transfer time over its predecessors, as in the HEFT cost model (Topcuoglu 2002, eq. 6), where
/// data departs when it is produced; 0 for an entry task.
inline Time data_ready_at(const ReadyTask& task, PeId pe, const CommunicationTable& communication,
                          Time now) {
  Time latest(0);
  for (const Edge& input : task.inputs) {
    const TaskState& producer = task.job_tasks[input.task.index()];
    latest = std::max(latest, communication.departure(producer.finish, now) +
                                  communication.time(input.id, producer.pe, pe));
  }
  return latest;
}

/// A PE and when a task would finish there.
struct Finish {
  Time time = kNever;
  PeId pe;
};

/// The look ahead that policies of the earliest-finish family share: a copy of the PEs' estimated
/// free times that advances with each task placed in the request.
class FinishEstimate {
 public:
  void begin(const PlatformView& platform) {
    platform_ = &platform;
    free_at_.assign(platform.pes.size(), Time(0));
  }

  /// Starts a request from the PEs' present states.
  void reset(const Situation& situation) {
    now_ = situation.now;
    operations_ = 0;
    for (std::size_t i = 0; i < free_at_.size(); ++i) {
      free_at_[i] = std::max(situation.now, situation.pes[i].free_at);
    }
  }

  Time free_at(PeId pe) const { return free_at_[pe.index()]; }

  /// max(data there, PE free) + execution, or kNever where the PE cannot run the task.
  Time finish(const ReadyTask& task, PeId pe) const {
    const Time execution = platform_->cost.time(task.kernel, pe);
    if (execution == kUnsupported) return kNever;
    const Time data = data_ready_at(task, pe, platform_->communication, now_);
    return std::max(free_at_[pe.index()], data) + execution;
  }

  /// The PE of the earliest finish; the lowest of equals (rule R10).
  Finish earliest(const ReadyTask& task) {
    operations_ += static_cast<std::int64_t>(free_at_.size() * (1 + task.inputs.size()));
    Finish best;
    for (std::size_t i = 0; i < free_at_.size(); ++i) {
      const PeId pe(static_cast<std::int32_t>(i));
      const Time time = finish(task, pe);
      if (time < best.time) best = {time, pe};
    }
    return best;
  }

  /// The PE is taken until `finish`.
  void place(const Finish& finish) { free_at_[finish.pe.index()] = finish.time; }

  /// Operations since `reset` (Decision::count_operations).
  std::int64_t operations() const { return operations_; }

 private:
  const PlatformView* platform_ = nullptr;
  Time now_{0};
  std::vector<Time> free_at_;
  std::int64_t operations_ = 0;
};

/// Comparisons that sorting n keys takes, n ceil(log2 n): the same on every machine, which those
/// of std::sort are not.
inline std::int64_t sort_operations(std::size_t n) {
  std::int64_t levels = 0;
  while ((std::size_t{1} << levels) < n) ++levels;
  return static_cast<std::int64_t>(n) * levels;
}

}  // namespace weft
