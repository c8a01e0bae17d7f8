// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/sufferage.h"

#include <algorithm>

#include "scheduler/offline/dynamic_schedule.h"
#include "scheduler/offline/ready_tasks.h"

namespace weft {

namespace {

/// Second earliest finish - earliest finish.
Ticks sufferage_of(const Plan& plan, TaskId task) {
  Ticks first = kNoTicks;
  Ticks second = kNoTicks;
  for (const PeId pe : plan.problem().pes(task)) {
    const Ticks finish = plan.earliest_finish(task, pe);
    second = std::min(second, std::max(first, finish));
    first = std::min(first, finish);
  }
  return second == kNoTicks ? kNoTicks : second - first;
}

}  // namespace

Schedule sufferage(const Problem& problem) {
  return dynamic_schedule(
      problem, Candidates::ready, [](const Plan& plan, const std::vector<TaskId>& ready) {
        const TaskId task = least_task(ready, [&](TaskId t) { return -sufferage_of(plan, t); });
        return Choice{task, plan.earliest_finish_pe(task)};
      });
}

}  // namespace weft
