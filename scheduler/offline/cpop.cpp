// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/cpop.h"

#include <algorithm>
#include <optional>

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/ranks.h"

namespace weft {

namespace {

/// The critical path, by the sums of both ranks.
std::vector<TaskId> critical_path(const Problem& problem, const std::vector<Wide>& priority) {
  std::vector<TaskId> entries;
  for (const TaskId task : problem.tasks()) {
    if (problem.predecessors(task).empty()) entries.push_back(task);
  }
  std::vector<TaskId> path{*std::max_element(
      entries.begin(), entries.end(),
      [&](TaskId a, TaskId b) { return priority[a.index()] < priority[b.index()]; })};
  for (bool at_exit = false; !at_exit;) {
    const Span<const Neighbour> successors = problem.successors(path.back());
    const Neighbour* next =
        std::find_if(successors.begin(), successors.end(), [&](const Neighbour& successor) {
          return priority[successor.task.index()] == priority[path.front().index()];
        });
    at_exit = next == successors.end();
    if (!at_exit) path.push_back(next->task);
  }
  return path;
}

/// The PE that runs all of `path` in the least time, if one can run it.
std::optional<PeId> critical_path_pe(const Problem& problem, const std::vector<TaskId>& path) {
  std::optional<PeId> best;
  Ticks least = 0;
  for (const PeId pe : problem.pes()) {
    const bool runs_all = std::all_of(path.begin(), path.end(),
                                      [&](TaskId task) { return problem.supports(task, pe); });
    if (!runs_all) continue;
    Ticks sum = 0;
    for (const TaskId task : path) sum += problem.execution(task, pe);
    if (best && sum >= least) continue;
    best = pe;
    least = sum;
  }
  return best;
}

}  // namespace

Schedule cpop(const Problem& problem) {
  const Means means(problem);
  std::vector<Wide> priority = upward_ranks(problem, means);
  const std::vector<Wide> downward = downward_ranks(problem, means);
  for (const TaskId task : problem.tasks()) priority[task.index()] += downward[task.index()];
  const std::vector<TaskId> path = critical_path(problem, priority);
  const std::optional<PeId> path_pe = critical_path_pe(problem, path);
  std::vector<char> is_critical(problem.tasks().size(), 0);
  for (const TaskId task : path) is_critical[task.index()] = 1;
  return list_schedule(problem, priority, Insertion::gaps, [&](const Plan& plan, TaskId task) {
    const bool bound = path_pe && is_critical[task.index()] != 0;
    return bound ? *path_pe : plan.earliest_finish_pe(task);
  });
}

}  // namespace weft
