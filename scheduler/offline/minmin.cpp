// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/minmin.h"

#include "scheduler/offline/dynamic_schedule.h"
#include "scheduler/offline/ready_tasks.h"

namespace weft {

namespace {

Choice choose(const Plan& plan, const std::vector<TaskId>& candidates) {
  const TaskId task = least_task(
      candidates, [&](TaskId t) { return plan.earliest_finish(t, plan.earliest_finish_pe(t)); });
  return {task, plan.earliest_finish_pe(task)};
}

}  // namespace

Schedule minmin(const Problem& problem) {
  return dynamic_schedule(problem, Candidates::batch, choose);
}

Schedule minmin_stepwise(const Problem& problem) {
  return dynamic_schedule(problem, Candidates::ready, choose);
}

}  // namespace weft
