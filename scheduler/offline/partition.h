// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/problem.h"

namespace weft {

/// A partition of tasks over PEs, and its improvement after Kernighan, Lin 1970 and Fiduccia,
/// Mattheyses 1982 ("A linear-time heuristic for improving network partitions", DAC), with as many
/// parts as PEs. Its cost is the communication time over all edges between PEs.
class Partition {
 public:
  /// `pe_of` says where each task is at first; each PE must be able to run its tasks.
  Partition(const Problem& problem, std::vector<PeId> pe_of);

  PeId pe_of(TaskId task) const { return pe_of_[task.index()]; }
  /// The sum of execution times on a PE.
  Ticks load(PeId pe) const { return loads_[pe.index()]; }
  /// The communication time over all edges between PEs.
  Ticks cost() const;

  /// Passes until one gains nothing: each moves tasks, one after the other and each at most once,
  /// always the move that lowers the cost most (or raises it least; of equals the lowest task,
  /// then the lowest PE) among those that keep the load of the PE they go to within `room`, until
  /// 100 moves have brought no new best; then the moves after the best moment are taken back.
  void improve(Ticks room);

 private:
  struct Move {
    Ticks change = kNoTicks;  ///< of the cost; kNoTicks where there is no move
    TaskId task;
    PeId pe;
  };

  bool pass(Ticks room);
  Move best_move(const std::vector<char>& is_locked, Ticks room) const;
  Ticks change(TaskId task, PeId pe) const;
  void update_changes(TaskId task);
  void move(TaskId task, PeId pe);

  const Problem& problem_;
  std::vector<PeId> pe_of_;     // by task
  std::vector<Ticks> loads_;    // by PE
  std::vector<Ticks> changes_;  // task x PE: of the cost, if the task moved there
};

}  // namespace weft
