// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "scheduler/offline/plan.h"
#include "scheduler/offline/ready_tasks.h"

namespace weft {

/// The least makespan, by trying every order and every PE without any pruning. For tiny problems.
class BruteForce {
 public:
  explicit BruteForce(const Problem& problem) : plan_(problem, Insertion::none) {}

  Ticks least_makespan() {
    explore(ReadyTasks(plan_.problem()), 0);
    return least_;
  }

 private:
  void explore(const ReadyTasks& ready, Ticks makespan) {
    if (ready.empty()) {
      least_ = std::min(least_, makespan);
      return;
    }
    for (const TaskId task : ready.tasks()) {
      ReadyTasks rest = ready;
      rest.remove(task);
      for (const PeId pe : plan_.problem().pes(task)) {
        plan_.place(task, pe);
        explore(rest, std::max(makespan, plan_.at(task).end));
        plan_.undo();
      }
    }
  }

  Plan plan_;
  Ticks least_ = kNoTicks;
};

}  // namespace weft
