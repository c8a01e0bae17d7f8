// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/means.h"

namespace weft {

/// rank_u of HEFT by task, in units of the means: mean execution + the most of (mean communication
/// + rank_u) over successors. Also called the bottom level. O(edges).
std::vector<Wide> upward_ranks(const Problem& problem, const Means& means);

/// rank_d of CPOP by task: the most of (rank_d + mean execution + mean communication) over
/// predecessors. Also called the top level. O(edges).
std::vector<Wide> downward_ranks(const Problem& problem, const Means& means);

/// The static level by task: as rank_u, without communication. O(edges).
std::vector<Wide> static_levels(const Problem& problem, const Means& means);

/// A number for each task and PE, such as PEFT's cost table.
class TaskPeTable {
 public:
  TaskPeTable(const Problem& problem, Wide value)
      : pes_(problem.pes().size()), values_(problem.tasks().size() * pes_, value) {}

  Wide& operator()(TaskId task, PeId pe) { return values_[task.index() * pes_ + pe.index()]; }
  Wide operator()(TaskId task, PeId pe) const { return values_[task.index() * pes_ + pe.index()]; }

  /// The mean of a task's row over the PEs that can run the task. Exact for sums of means, which
  /// are multiples of the number of such PEs.
  Wide mean(const Problem& problem, TaskId task) const;

 private:
  std::size_t pes_;
  std::vector<Wide> values_;
};

/// The optimistic cost table of PEFT in units of the means: what must follow a task that runs on a
/// PE, if every successor could have its best PE,
/// OCT(t, p) = max over successors k of min over PEs q of
///             (OCT(k, q) + execution(k, q) + mean communication, or 0 where q = p).
/// O(edges x PEs^2).
TaskPeTable optimistic_costs(const Problem& problem, const Means& means);

/// One entry of such a table over one edge: the min over PEs q for successor k.
Wide optimistic_cost(const Problem& problem, const Means& means, const TaskPeTable& costs,
                     const Neighbour& successor, PeId pe);

}  // namespace weft
