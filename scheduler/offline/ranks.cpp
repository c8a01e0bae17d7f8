// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/ranks.h"

#include <algorithm>

namespace weft {

namespace {

/// Longest paths to an exit, own mean execution included; `weight` is that of an edge.
template <typename Weight>
std::vector<Wide> levels(const Problem& problem, const Means& means, Weight weight) {
  std::vector<Wide> result(problem.tasks().size(), 0);
  const Span<const TaskId> order = problem.topological_order();
  for (std::size_t i = order.size(); i-- > 0;) {
    const TaskId task = order[i];
    Wide most = 0;
    for (const Neighbour& successor : problem.successors(task)) {
      most = std::max(most, weight(successor.edge) + result[successor.task.index()]);
    }
    result[task.index()] = means.execution(task) + most;
  }
  return result;
}

}  // namespace

std::vector<Wide> upward_ranks(const Problem& problem, const Means& means) {
  return levels(problem, means, [&](EdgeId edge) { return means.communication(edge); });
}

std::vector<Wide> static_levels(const Problem& problem, const Means& means) {
  return levels(problem, means, [](EdgeId) { return Wide{0}; });
}

std::vector<Wide> downward_ranks(const Problem& problem, const Means& means) {
  std::vector<Wide> result(problem.tasks().size(), 0);
  for (const TaskId task : problem.topological_order()) {
    for (const Neighbour& predecessor : problem.predecessors(task)) {
      result[task.index()] =
          std::max(result[task.index()], result[predecessor.task.index()] +
                                             means.execution(predecessor.task) +
                                             means.communication(predecessor.edge));
    }
  }
  return result;
}

Wide TaskPeTable::mean(const Problem& problem, TaskId task) const {
  Wide sum = 0;
  for (const PeId pe : problem.pes(task)) sum += (*this)(task, pe);
  return sum / static_cast<Wide>(problem.pes(task).size());
}

Wide optimistic_cost(const Problem& problem, const Means& means, const TaskPeTable& costs,
                     const Neighbour& successor, PeId pe) {
  const TaskId next = successor.task;
  const auto over = [&](PeId other) {
    return costs(next, other) + problem.execution(next, other) * means.scale() +
           (other == pe ? 0 : means.communication(successor.edge));
  };
  Wide least = over(problem.pes(next)[0]);
  for (const PeId other : problem.pes(next)) least = std::min(least, over(other));
  return least;
}

TaskPeTable optimistic_costs(const Problem& problem, const Means& means) {
  TaskPeTable costs(problem, 0);
  const Span<const TaskId> order = problem.topological_order();
  for (std::size_t i = order.size(); i-- > 0;) {
    const TaskId task = order[i];
    for (const PeId pe : problem.pes()) {
      for (const Neighbour& successor : problem.successors(task)) {
        costs(task, pe) =
            std::max(costs(task, pe), optimistic_cost(problem, means, costs, successor, pe));
      }
    }
  }
  return costs;
}

}  // namespace weft
