// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/mct.h"

#include "scheduler/offline/index_order.h"

namespace weft {

Schedule minimum_completion_time(const Problem& problem) {
  return schedule_in_index_order(problem, [&](const Plan& plan, TaskId task) {
    return least_pe(problem, task, [&](PeId pe) { return plan.earliest_finish(task, pe); });
  });
}

}  // namespace weft
