// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/list_schedule.h"

namespace weft {

/// Tasks in order of their index, as far as the graph lets them (always the lowest that is ready),
/// each to the PE that `choose` names, behind all that is there.
inline Schedule schedule_in_index_order(const Problem& problem, const PeChoice& choose) {
  std::vector<Wide> priority;
  for (const TaskId task : problem.tasks()) priority.push_back(-task.value());
  return list_schedule(problem, priority, Insertion::none, choose);
}

}  // namespace weft
