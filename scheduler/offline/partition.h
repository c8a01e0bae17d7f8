// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <tuple>
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
  /// then the lowest PE) among those that keep the load of the PE they go to within `room`; then
  /// the moves after the best moment are taken back.
  void improve(Ticks room);

 private:
  struct Move {
    Ticks change;  ///< of the cost
    TaskId task;
    PeId pe;

    friend bool operator<(const Move& a, const Move& b) {
      return std::tie(a.change, a.task, a.pe) < std::tie(b.change, b.task, b.pe);
    }
  };

  bool pass(Ticks room);
  Ticks change(TaskId task, PeId pe) const;
  void move(TaskId task, PeId pe);
  void list_moves(TaskId task, std::set<Move>& moves) const;
  void withdraw_moves(TaskId task, std::set<Move>& moves) const;
  void apply(const Move& move, const std::vector<char>& is_locked, std::set<Move>& moves);

  const Problem& problem_;
  std::vector<PeId> pe_of_;   // by task
  std::vector<Ticks> loads_;  // by PE
};

}  // namespace weft
