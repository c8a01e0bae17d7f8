// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/dls.h"

#include <algorithm>

#include "scheduler/offline/dynamic_schedule.h"
#include "scheduler/offline/ready_tasks.h"

namespace weft {

namespace {

/// Twice the median execution time of a task, since a median of two is a mean.
Wide twice_median(const Problem& problem, TaskId task) {
  std::vector<Ticks> times;
  for (const PeId pe : problem.pes(task)) times.push_back(problem.execution(task, pe));
  std::sort(times.begin(), times.end());
  times.resize(problem.pes().size(), times.back());
  const std::size_t middle = times.size() / 2;
  return Wide{times[middle]} + times[times.size() % 2 == 0 ? middle - 1 : middle];
}

/// Twice the static level in medians, by task.
std::vector<Wide> median_levels(const Problem& problem) {
  std::vector<Wide> level(problem.tasks().size(), 0);
  const Span<const TaskId> order = problem.topological_order();
  for (std::size_t i = order.size(); i-- > 0;) {
    Wide longest = 0;
    for (const Neighbour& successor : problem.successors(order[i])) {
      longest = std::max(longest, level[successor.task.index()]);
    }
    level[order[i].index()] = longest + twice_median(problem, order[i]);
  }
  return level;
}

}  // namespace

Schedule dls(const Problem& problem) {
  const std::vector<Wide> level = median_levels(problem);
  return dynamic_schedule(
      problem, Candidates::ready, [&](const Plan& plan, const std::vector<TaskId>& ready) {
        // Start and execution are what a PE adds to a task's level, so least is best.
        const auto finish = [&](TaskId task, PeId pe) { return plan.earliest_finish(task, pe); };
        const TaskId task = least_task(ready, [&](TaskId t) {
          const Wide best = finish(t, plan.earliest_finish_pe(t));
          return 2 * best - level[t.index()] - twice_median(problem, t);
        });
        return Choice{task, plan.earliest_finish_pe(task)};
      });
}

}  // namespace weft
