// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/fcp.h"

#include <queue>
#include <set>
#include <utility>

#include "scheduler/offline/enabling_pe.h"
#include "scheduler/offline/ranks.h"
#include "scheduler/offline/ready_tasks.h"

namespace weft {

namespace {

/// The sorted list and the queue behind it.
class ShortList {
 public:
  ShortList(const std::vector<Wide>& rank, std::size_t places) : rank_(&rank), places_(places) {}

  bool empty() const { return list_.empty(); }

  void enter(TaskId task) {
    if (list_.size() < places_) {
      list_.insert({-(*rank_)[task.index()], task});
    } else {
      queue_.push(task);
    }
  }

  TaskId take() {
    const TaskId head = list_.begin()->second;
    list_.erase(list_.begin());
    if (!queue_.empty()) {
      list_.insert({-(*rank_)[queue_.front().index()], queue_.front()});
      queue_.pop();
    }
    return head;
  }

 private:
  const std::vector<Wide>* rank_;
  std::size_t places_;
  std::set<std::pair<Wide, TaskId>> list_;
  std::queue<TaskId> queue_;
};

/// The better of the PE that is available first and the enabling one.
PeId better_of_two(const Plan& plan, const Means& means, TaskId task) {
  const PeId available = first_available_pe(plan, task);
  const PeId enabling = last_message(plan, means, task).enabling_pe;
  if (!plan.problem().supports(task, enabling)) return available;
  const auto key = [&](PeId pe) { return std::make_pair(plan.earliest_finish(task, pe), pe); };
  return std::min(key(available), key(enabling)).second;
}

}  // namespace

Schedule fcp(const Problem& problem) {
  const Means means(problem);
  const std::vector<Wide> rank = upward_ranks(problem, means);
  Plan plan(problem, Insertion::none);
  ReadyTasks ready(problem);
  ShortList list(rank, problem.pes().size());
  for (const TaskId task : ready.tasks()) list.enter(task);
  while (!list.empty()) {
    const TaskId task = list.take();
    plan.place(task, better_of_two(plan, means, task));
    for (const TaskId next : ready.remove(task)) list.enter(next);
  }
  return plan.take_schedule();
}

}  // namespace weft
