// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/means.h"
#include "scheduler/offline/plan.h"

namespace weft {

/// The message of a ready task that arrives last if it runs on none of its predecessors' PEs, as
/// FCP and FLB see it.
struct LastMessage {
  Wide arrival = 0;  ///< in units of the means
  PeId enabling_pe;  ///< where it comes from
};

/// The last message of a task with predecessors, all placed; for others, arrival 0 from PE 0. Of
/// equals the one of the lower predecessor.
inline LastMessage last_message(const Plan& plan, const Means& means, TaskId task) {
  LastMessage last;
  for (const Neighbour& predecessor : plan.problem().predecessors(task)) {
    const ScheduledTask& producer = plan.at(predecessor.task);
    const Wide arrival = producer.end * means.scale() + means.communication(predecessor.edge);
    if (arrival > last.arrival) last = {arrival, producer.pe};
  }
  return last;
}

/// The PE that is available first among those that can run the task; the lowest of equals.
inline PeId first_available_pe(const Plan& plan, TaskId task) {
  return least_pe(plan.problem(), task, [&](PeId pe) { return plan.available(pe); });
}

}  // namespace weft
