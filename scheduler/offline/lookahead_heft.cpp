// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/lookahead_heft.h"

#include <algorithm>

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/ranks.h"

namespace weft {

namespace {

/// When the last child ends, if the task goes to that PE.
Ticks last_child_finish(Plan& plan, TaskId task, PeId pe, const std::vector<TaskId>& children) {
  plan.place(task, pe);
  Ticks last = children.empty() ? plan.at(task).end : 0;
  for (const TaskId child : children) {
    plan.place(child, plan.earliest_finish_pe(child));
    last = std::max(last, plan.at(child).end);
  }
  for (std::size_t i = 0; i <= children.size(); ++i) plan.undo();
  return last;
}

}  // namespace

Schedule lookahead_heft(const Problem& problem) {
  const std::vector<Wide> rank = upward_ranks(problem, Means(problem));
  return list_schedule(problem, rank, Insertion::gaps, [&](const Plan& plan, TaskId task) {
    std::vector<TaskId> children;
    for (const Neighbour& successor : problem.successors(task)) children.push_back(successor.task);
    std::stable_sort(children.begin(), children.end(),
                     [&](TaskId a, TaskId b) { return rank[a.index()] > rank[b.index()]; });
    Plan trial = plan;
    return least_pe(problem, task,
                    [&](PeId pe) { return last_child_finish(trial, task, pe, children); });
  });
}

}  // namespace weft
