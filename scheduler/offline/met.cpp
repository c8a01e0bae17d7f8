// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/met.h"

#include "scheduler/offline/index_order.h"

namespace weft {

Schedule minimum_execution_time(const Problem& problem) {
  return schedule_in_index_order(problem, [&](const Plan&, TaskId task) {
    return least_pe(problem, task, [&](PeId pe) { return problem.execution(task, pe); });
  });
}

}  // namespace weft
