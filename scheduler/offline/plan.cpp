// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/plan.h"

#include <algorithm>

namespace weft {

Plan::Plan(const Problem& problem, Insertion insertion)
    : problem_(&problem),
      insertion_(insertion),
      timelines_(problem.pes().size()),
      data_ready_(problem.tasks().size() * problem.pes().size(), 0),
      placed_(problem.tasks().size()),
      is_placed_(problem.tasks().size(), 0) {}

PeId Plan::earliest_finish_pe(TaskId task) const {
  return least_pe(*problem_, task, [&](PeId pe) { return earliest_finish(task, pe); });
}

void Plan::place(TaskId task, PeId pe) {
  const Ticks start = earliest_start(task, pe);
  const ScheduledTask entry{task, pe, start, start + problem_->execution(task, pe)};
  timelines_[pe.index()].take(entry.start, entry.end);
  placed_[task.index()] = entry;
  is_placed_[task.index()] = 1;
  order_.push_back(entry);
  for (const Neighbour& successor : problem_->successors(task)) add_arrivals(task, successor);
}

void Plan::undo() {
  const ScheduledTask entry = order_.back();
  order_.pop_back();
  is_placed_[entry.task.index()] = 0;
  timelines_[entry.pe.index()].give_back(entry.start, entry.end);
  for (const Neighbour& successor : problem_->successors(entry.task)) {
    for (const PeId pe : problem_->pes()) data_ready_[index(successor.task, pe)] = 0;
    for (const Neighbour& other : problem_->predecessors(successor.task)) {
      if (is_placed_[other.task.index()] != 0) {
        add_arrivals(other.task, {successor.task, other.edge});
      }
    }
  }
}

void Plan::add_arrivals(TaskId task, const Neighbour& successor) {
  const ScheduledTask& producer = placed_[task.index()];
  for (const PeId pe : problem_->pes()) {
    Ticks& ready = data_ready_[index(successor.task, pe)];
    ready =
        std::max(ready, producer.end + problem_->communication(successor.edge, producer.pe, pe));
  }
}

}  // namespace weft
