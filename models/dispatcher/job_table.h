// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/power/energy.h"
#include "scheduler/policy.h"

namespace weft {

/// A job in flight.
struct ActiveJob {
  JobId job;
  ApplicationId application;
  Time arrival{0};
  Time deadline = kNever;  ///< an instant
  Time finish{0};          ///< of the latest of its tasks that have ended
  std::int32_t open_tasks = 0;
  Energy energy;  ///< of its tasks that have ended
  std::vector<TaskState> tasks;
};

/// The jobs in flight, in slots that are used again: memory grows with the jobs in flight, not
/// with the jobs run, and slots never move.
class JobTable {
 public:
  explicit JobTable(const Workload& workload);

  /// Takes a slot for a job of `application` with all tasks waiting for their predecessors.
  std::int32_t open(JobId job, ApplicationId application, Time arrival);
  void close(std::int32_t slot) { free_.push_back(slot); }

  ActiveJob& operator[](std::int32_t slot) { return *slots_[static_cast<std::size_t>(slot)]; }
  std::int32_t in_flight() const { return count_of(slots_) - count_of(free_); }
  void clear();

 private:
  const Workload& workload_;
  std::size_t largest_graph_ = 0;
  std::vector<std::unique_ptr<ActiveJob>> slots_;
  std::vector<std::int32_t> free_;
};

}  // namespace weft
