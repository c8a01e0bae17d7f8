// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/ipeft.h"

#include <algorithm>

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/ranks.h"

namespace weft {

namespace {

/// Whether each task is on a critical path: earliest and latest mean start are the same.
std::vector<char> critical_nodes(const Problem& problem, const Means& means) {
  const std::vector<Wide> up = upward_ranks(problem, means);
  const std::vector<Wide> down = downward_ranks(problem, means);
  const Wide length = *std::max_element(up.begin(), up.end());
  std::vector<char> critical;
  critical.reserve(up.size());
  for (std::size_t i = 0; i < up.size(); ++i) critical.push_back(up[i] + down[i] == length ? 1 : 0);
  return critical;
}

bool has_critical_child(const Problem& problem, const std::vector<char>& critical, TaskId task) {
  const Span<const Neighbour> successors = problem.successors(task);
  return std::any_of(successors.begin(), successors.end(), [&](const Neighbour& successor) {
    return critical[successor.task.index()] != 0;
  });
}

/// What follows over one edge if the successor gets its worst PE.
Wide pessimistic_cost(const Problem& problem, const Means& means, const TaskPeTable& costs,
                      const Neighbour& successor, PeId pe) {
  Wide most = 0;
  for (const PeId other : problem.pes(successor.task)) {
    const Wide move = other == pe ? 0 : means.communication(successor.edge);
    most = std::max(most, costs(successor.task, other) + move +
                              problem.execution(successor.task, other) * means.scale());
  }
  return most;
}

/// Both tables, from the exits up.
struct CostTables {
  CostTables(const Problem& problem, const Means& means, const std::vector<char>& critical)
      : pessimistic(problem, 0), critical_node(problem, 0) {
    const Span<const TaskId> order = problem.topological_order();
    for (std::size_t i = order.size(); i-- > 0;) {
      const TaskId task = order[i];
      const bool critical_only = has_critical_child(problem, critical, task);
      for (const Neighbour& successor : problem.successors(task)) {
        for (const PeId pe : problem.pes()) {
          pessimistic(task, pe) = std::max(
              pessimistic(task, pe), pessimistic_cost(problem, means, pessimistic, successor, pe));
          if (critical_only && critical[successor.task.index()] == 0) continue;
          critical_node(task, pe) =
              std::max(critical_node(task, pe),
                       optimistic_cost(problem, means, critical_node, successor, pe));
        }
      }
    }
  }

  TaskPeTable pessimistic;
  TaskPeTable critical_node;
};

}  // namespace

Schedule ipeft(const Problem& problem) {
  const Means means(problem);
  const std::vector<char> critical = critical_nodes(problem, means);
  const CostTables costs(problem, means, critical);
  std::vector<Wide> rank;
  for (const TaskId task : problem.tasks()) {
    rank.push_back(costs.pessimistic.mean(problem, task) + means.execution(task));
  }
  return list_schedule(problem, rank, Insertion::gaps, [&](const Plan& plan, TaskId task) {
    if (critical[task.index()] == 0 && has_critical_child(problem, critical, task)) {
      return plan.earliest_finish_pe(task);
    }
    return least_pe(problem, task, [&](PeId pe) {
      return plan.earliest_finish(task, pe) * means.scale() + costs.critical_node(task, pe);
    });
  });
}

}  // namespace weft
