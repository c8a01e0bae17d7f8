// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/olb.h"

#include "scheduler/offline/index_order.h"

namespace weft {

Schedule opportunistic_load_balancing(const Problem& problem) {
  return schedule_in_index_order(problem, [&](const Plan& plan, TaskId task) {
    return least_pe(problem, task, [&](PeId pe) { return plan.available(pe); });
  });
}

}  // namespace weft
