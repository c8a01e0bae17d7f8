// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/hsv_cc.h"

#include <algorithm>
#include <utility>

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/ranks.h"

namespace weft {

namespace {

/// The least of communication + rank over the PEs of a successor.
Wide least_distance(const Problem& problem, const TaskPeTable& rank, const Neighbour& successor,
                    PeId pe) {
  const auto over = [&](PeId other) {
    return rank(successor.task, other) + problem.communication(successor.edge, pe, other);
  };
  Wide least = over(problem.pes(successor.task)[0]);
  for (const PeId other : problem.pes(successor.task)) least = std::min(least, over(other));
  return least;
}

/// The longest distance to an exit in ticks, by task and PE that can run it.
TaskPeTable exit_distances(const Problem& problem) {
  TaskPeTable distance(problem, 0);
  TaskPeTable rank(problem, 0);
  const Span<const TaskId> order = problem.topological_order();
  for (std::size_t i = order.size(); i-- > 0;) {
    const TaskId task = order[i];
    for (const PeId pe : problem.pes(task)) {
      Wide& longest = distance(task, pe);
      for (const Neighbour& successor : problem.successors(task)) {
        longest = std::max(longest, least_distance(problem, rank, successor, pe));
      }
      rank(task, pe) = longest + problem.execution(task, pe);
    }
  }
  return distance;
}

/// Out-degree x mean rank, in units of the means.
std::vector<Wide> priorities(const Problem& problem, const Means& means,
                             const TaskPeTable& distance) {
  std::vector<Wide> result;
  for (const TaskId task : problem.tasks()) {
    Wide sum = 0;
    for (const PeId pe : problem.pes(task)) sum += distance(task, pe) * means.scale();
    const Wide mean = sum / static_cast<Wide>(problem.pes(task).size()) + means.execution(task);
    result.push_back(mean * static_cast<Wide>(problem.successors(task).size()));
  }
  return result;
}

}  // namespace

Schedule hsv_cc(const Problem& problem) {
  const TaskPeTable distance = exit_distances(problem);
  const std::vector<Wide> priority = priorities(problem, Means(problem), distance);
  return list_schedule(problem, priority, Insertion::gaps, [&](const Plan& plan, TaskId task) {
    return least_pe(problem, task, [&](PeId pe) {
      const Wide finish = plan.earliest_finish(task, pe);
      return std::make_pair(finish * distance(task, pe), finish);
    });
  });
}

}  // namespace weft
