// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/exact/bounds.h"
#include "scheduler/offline/problem.h"

namespace weft {

/// A set of tasks, as bits.
using TaskSet = std::uint64_t;

constexpr TaskSet bit(std::size_t task) { return TaskSet{1} << task; }

/// A problem of at most 64 tasks as the search wants it: renumbered in topological order, in flat
/// arrays, with what it looks up at every node.
struct Instance {
  static constexpr std::size_t kMostTasks = 64;

  struct Input {
    std::size_t task;
    const Ticks* times;  ///< from x to, in rows
  };

  explicit Instance(const Problem& problem);
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  Ticks execution(std::size_t task, std::size_t pe) const { return execution_[task * pes + pe]; }
  /// The least time from the end of the task on the PE to the end of the schedule.
  Ticks tail(std::size_t task, std::size_t pe) const { return tails_[task * pes + pe]; }

  std::size_t tasks;
  std::size_t pes;
  std::vector<TaskId> ids;                 ///< by number
  std::vector<std::vector<Input>> inputs;  ///< by task
  std::vector<std::vector<Input>> outputs;
  std::vector<TaskSet> needs;  ///< predecessors, by task
  /// The next lower PE that is like the PE in all times, or the PE itself: empty like PEs are used
  /// in order.
  std::vector<std::size_t> like_pe;
  /// The next lower task that is like the task in all times and neighbours, or the task itself:
  /// like tasks start in order.
  std::vector<std::size_t> like_task;
  /// Several weights of PEs for load bounds, in rows, and the sum of each row.
  std::vector<std::vector<Ticks>> weights;
  /// A number that divides all times, so that makespans differ by at least this.
  Ticks step;

 private:
  void take_times(const Problem& problem);
  void find_like_pes(const Problem& problem);
  void find_like_tasks(const Problem& problem);
  void find_step();

  std::vector<Ticks> execution_;
  std::vector<Ticks> tails_;
  std::vector<Ticks> communication_;  // edge x from x to
};

}  // namespace weft
