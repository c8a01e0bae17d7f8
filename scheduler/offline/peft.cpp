// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/peft.h"

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/ranks.h"

namespace weft {

Schedule peft(const Problem& problem) {
  const Means means(problem);
  const TaskPeTable oct = optimistic_costs(problem, means);
  std::vector<Wide> rank;
  for (const TaskId task : problem.tasks()) rank.push_back(oct.mean(problem, task));
  return list_schedule(problem, rank, Insertion::gaps, [&](const Plan& plan, TaskId task) {
    return least_pe(problem, task, [&](PeId pe) {
      return plan.earliest_finish(task, pe) * means.scale() + oct(task, pe);
    });
  });
}

}  // namespace weft
