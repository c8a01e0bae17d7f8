// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/flb.h"

#include <algorithm>
#include <utility>

#include "scheduler/offline/dynamic_schedule.h"
#include "scheduler/offline/enabling_pe.h"
#include "scheduler/offline/ranks.h"
#include "scheduler/offline/ready_tasks.h"

namespace weft {

namespace {

/// The ready tasks of both kinds.
struct Kinds {
  std::vector<TaskId> staying;  // gain from their enabling PE
  std::vector<TaskId> free;
};

Kinds kinds_of(const Plan& plan, const Means& means, const std::vector<TaskId>& ready) {
  Kinds kinds;
  for (const TaskId task : ready) {
    const LastMessage last = last_message(plan, means, task);
    const bool stays = !plan.problem().predecessors(task).empty() &&
                       plan.problem().supports(task, last.enabling_pe) &&
                       last.arrival > plan.available(last.enabling_pe) * means.scale();
    (stays ? kinds.staying : kinds.free).push_back(task);
  }
  return kinds;
}

}  // namespace

Schedule flb(const Problem& problem) {
  const Means means(problem);
  const std::vector<Wide> rank = upward_ranks(problem, means);
  return dynamic_schedule(
      problem, Candidates::ready, [&](const Plan& plan, const std::vector<TaskId>& ready) {
        const Kinds kinds = kinds_of(plan, means, ready);
        std::vector<Choice> choices;
        if (!kinds.free.empty()) {
          const TaskId task = least_task(kinds.free, [&](TaskId t) {
            return std::make_pair(last_message(plan, means, t).arrival, -rank[t.index()]);
          });
          choices.push_back({task, first_available_pe(plan, task)});
        }
        if (!kinds.staying.empty()) {
          const auto enabling = [&](TaskId t) { return last_message(plan, means, t).enabling_pe; };
          const TaskId task = least_task(kinds.staying, [&](TaskId t) {
            return std::make_pair(plan.earliest_finish(t, enabling(t)), -rank[t.index()]);
          });
          choices.push_back({task, enabling(task)});
        }
        return *std::min_element(
            choices.begin(), choices.end(), [&](const Choice& a, const Choice& b) {
              return plan.earliest_finish(a.task, a.pe) < plan.earliest_finish(b.task, b.pe);
            });
      });
}

}  // namespace weft
