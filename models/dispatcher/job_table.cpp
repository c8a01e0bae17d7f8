// SPDX-License-Identifier: Apache-2.0
#include "models/dispatcher/job_table.h"

#include <algorithm>

namespace weft {

JobTable::JobTable(const Workload& workload) : workload_(workload) {
  for (const Application& application : workload.applications) {
    largest_graph_ = std::max(largest_graph_, static_cast<std::size_t>(application.graph.size()));
  }
}

std::int32_t JobTable::open(JobId job, ApplicationId application, Time arrival) {
  if (free_.empty()) {
    free_.push_back(count_of(slots_));
    slots_.push_back(std::make_unique<ActiveJob>());
    slots_.back()->tasks.resize(largest_graph_);
  }
  const std::int32_t slot = free_.back();
  free_.pop_back();
  const Application& source = workload_.application(application);
  ActiveJob& active = (*this)[slot];
  active.job = job;
  active.application = application;
  active.arrival = arrival;
  active.deadline = source.deadline == kNever ? kNever : arrival + source.deadline;
  active.open_tasks = source.graph.size();
  active.energy = {};
  active.finish = Time(0);
  for (std::int32_t i = 0; i < source.graph.size(); ++i) {
    const auto predecessors = source.graph.predecessors(TaskId(i)).size();
    active.tasks[static_cast<std::size_t>(i)] = {};
    active.tasks[static_cast<std::size_t>(i)].open_predecessors =
        static_cast<std::int32_t>(predecessors);
  }
  return slot;
}

void JobTable::clear() {
  free_.clear();
  for (std::int32_t slot = count_of(slots_) - 1; slot >= 0; --slot) free_.push_back(slot);
}

}  // namespace weft
