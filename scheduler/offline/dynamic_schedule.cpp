// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/dynamic_schedule.h"

#include <algorithm>

#include "scheduler/offline/ready_tasks.h"

namespace weft {

Schedule dynamic_schedule(const Problem& problem, Candidates candidates, const TaskChoice& choose) {
  Plan plan(problem, Insertion::none);
  ReadyTasks ready(problem);
  std::vector<TaskId> batch;
  while (!ready.empty()) {
    if (candidates == Candidates::batch && batch.empty()) batch = ready.tasks();
    const Choice choice = choose(plan, candidates == Candidates::batch ? batch : ready.tasks());
    plan.place(choice.task, choice.pe);
    ready.remove(choice.task);
    if (candidates == Candidates::batch) {
      batch.erase(std::lower_bound(batch.begin(), batch.end(), choice.task));
    }
  }
  return plan.take_schedule();
}

}  // namespace weft
