// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/bil.h"

#include <algorithm>

#include "scheduler/offline/dynamic_schedule.h"
#include "scheduler/offline/ranks.h"
#include "scheduler/offline/ready_tasks.h"

namespace weft {

namespace {

/// BIM* of one task, in units of the means x PEs, by PE that can run it.
class Makespans {
 public:
  explicit Makespans(const Problem& problem)
      : problem_(&problem), means_(problem), follow_(optimistic_costs(problem, means_)) {}

  Wide operator()(const Plan& plan, TaskId task, PeId pe, std::size_t ready) const {
    const Wide pes = problem_->pe_count();
    const Wide level = plan.earliest_finish(task, pe) * means_.scale() + follow_(task, pe);
    const Wide surplus = std::max(static_cast<Wide>(ready) - pes, Wide{0});
    return level * pes + problem_->execution(task, pe) * means_.scale() * surplus;
  }

 private:
  const Problem* problem_;
  Means means_;
  TaskPeTable follow_;  // BIL without the task's own execution is PEFT's table
};

}  // namespace

Schedule bil(const Problem& problem) {
  const Makespans makespan(problem);
  return dynamic_schedule(
      problem, Candidates::ready, [&](const Plan& plan, const std::vector<TaskId>& ready) {
        const TaskId task = least_task(ready, [&](TaskId t) {
          std::vector<Wide> values;
          for (const PeId pe : problem.pes(t)) {
            values.push_back(makespan(plan, t, pe, ready.size()));
          }
          std::sort(values.begin(), values.end());
          return -values[std::min(ready.size(), values.size()) - 1];
        });
        const PeId pe =
            least_pe(problem, task, [&](PeId p) { return makespan(plan, task, p, ready.size()); });
        return Choice{task, pe};
      });
}

}  // namespace weft
