// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"
#include "scheduler/offline/timeline.h"

namespace weft {

/// A schedule under construction: what is placed so far, and when and where the rest could run.
/// Every task is placed once, after its predecessors.
class Plan {
 public:
  Plan(const Problem& problem, Insertion insertion);

  const Problem& problem() const { return *problem_; }

  /// Where a task has been placed; it must have been.
  const ScheduledTask& at(TaskId task) const { return placed_[task.index()]; }

  /// When the data of those predecessors that are placed is there.
  Ticks data_ready(TaskId task, PeId pe) const { return data_ready_[index(task, pe)]; }
  /// When all that is placed on a PE has ended.
  Ticks available(PeId pe) const { return timelines_[pe.index()].available(); }
  /// The earliest start and finish of a task on a PE that can run it.
  Ticks earliest_start(TaskId task, PeId pe) const {
    return timelines_[pe.index()].earliest_start(data_ready(task, pe),
                                                 problem_->execution(task, pe), insertion_);
  }
  Ticks earliest_finish(TaskId task, PeId pe) const {
    return earliest_start(task, pe) + problem_->execution(task, pe);
  }
  /// The PE of the earliest finish; the lowest of equals.
  PeId earliest_finish_pe(TaskId task) const;

  /// Places a task on a PE at its earliest start.
  void place(TaskId task, PeId pe);
  /// Takes the last placement back.
  void undo();

  /// The schedule, when all tasks are placed.
  Schedule take_schedule() { return {std::move(order_)}; }

 private:
  std::size_t index(TaskId task, PeId pe) const {
    return task.index() * problem_->pes().size() + pe.index();
  }
  void add_arrivals(TaskId task, const Neighbour& successor);

  const Problem* problem_;
  Insertion insertion_;
  std::vector<Timeline> timelines_;    // by PE
  std::vector<Ticks> data_ready_;      // task x PE
  std::vector<ScheduledTask> placed_;  // by task
  std::vector<char> is_placed_;        // by task
  std::vector<ScheduledTask> order_;
};

/// The PE of the least key among those that can run the task; the lowest of equals.
template <typename Key>
PeId least_pe(const Problem& problem, TaskId task, Key key) {
  const Span<const PeId> pes = problem.pes(task);
  PeId best = pes[0];
  auto least = key(best);
  for (std::size_t i = 1; i < pes.size(); ++i) {
    const auto value = key(pes[i]);
    if (value < least) {
      least = value;
      best = pes[i];
    }
  }
  return best;
}

}  // namespace weft
