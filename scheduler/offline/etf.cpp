// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/etf.h"

#include <utility>

#include "scheduler/offline/dynamic_schedule.h"
#include "scheduler/offline/ranks.h"
#include "scheduler/offline/ready_tasks.h"

namespace weft {

Schedule earliest_task_first(const Problem& problem) {
  const std::vector<Wide> level = static_levels(problem, Means(problem));
  return dynamic_schedule(
      problem, Candidates::ready, [&](const Plan& plan, const std::vector<TaskId>& ready) {
        const auto earliest_pe = [&](TaskId task) {
          return least_pe(problem, task, [&](PeId pe) { return plan.earliest_start(task, pe); });
        };
        const TaskId task = least_task(ready, [&](TaskId t) {
          return std::make_pair(plan.earliest_start(t, earliest_pe(t)), -level[t.index()]);
        });
        return Choice{task, earliest_pe(task)};
      });
}

}  // namespace weft
