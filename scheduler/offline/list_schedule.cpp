// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/list_schedule.h"

#include <set>
#include <utility>

#include "scheduler/offline/ready_tasks.h"

namespace weft {

PeId earliest_finish(const Plan& plan, TaskId task) { return plan.earliest_finish_pe(task); }

Schedule list_schedule(const Problem& problem, const std::vector<Wide>& priority,
                       Insertion insertion, const PeChoice& choose) {
  Plan plan(problem, insertion);
  ReadyTasks ready(problem);
  std::set<std::pair<Wide, TaskId>> queue;  // negative priority first
  const auto enter = [&](TaskId task) { queue.insert({-priority[task.index()], task}); };
  for (const TaskId task : ready.tasks()) enter(task);
  while (!queue.empty()) {
    const TaskId task = queue.begin()->second;
    queue.erase(queue.begin());
    plan.place(task, choose(plan, task));
    for (const TaskId next : ready.remove(task)) enter(next);
  }
  return plan.take_schedule();
}

}  // namespace weft
