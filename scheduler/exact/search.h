// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "scheduler/exact/dominance.h"
#include "scheduler/exact/fork_join.h"
#include "scheduler/exact/instance.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// Depth-first branch and bound over the schedules of an instance.
///
/// A node is a set of placed tasks; a child places one more task on one PE, behind all that is
/// there, at its earliest start. Tasks are placed in order of their start (equal starts by end,
/// then by number), so that every schedule in which no task could start earlier in its PE's order
/// is reached once and no other way; one of these is optimal. (Among the optimal ones, the one with
/// the least sum of starts is never cut off: see `enter`.)
///
/// Cut off is a node where the makespan cannot get below the best known one
/// - by a path: a task that starts nowhere early enough for what must follow it, or
/// - by load: the weighted work that is left does not fit behind the PEs' busy times;
/// where a state with the same tasks was entered that is nowhere later (DominanceTable); and where
/// swapping like PEs or like tasks gives a schedule that is searched elsewhere.
class Search {
 public:
  /// Called when a better schedule is found; says whether to go on is `stop`'s business.
  Search(const Instance& instance, Ticks upper_bound, std::size_t most_bytes,
         std::function<bool(std::int64_t nodes)> stop);

  /// Searches for schedules shorter than the upper bound. Returns a lower bound of the makespans
  /// that were not ruled out: kNoTicks when none is left.
  Ticks run();

  /// The best schedule found; empty where none is below the upper bound.
  const std::vector<ScheduledTask>& best() const { return best_; }
  Ticks best_makespan() const { return best_makespan_; }
  std::int64_t nodes() const { return nodes_; }

 private:
  /// By when a task was placed: later ones must come after it in this order.
  struct Key {
    Ticks start = -1;
    Ticks end = -1;
    std::size_t task = 0;
  };

  struct Child {
    std::size_t task;
    std::size_t pe;
    Ticks start;
    Ticks bound;
  };

  struct Node {
    TaskSet placed = 0;
    Key last;
    Ticks start_sum = 0;
    Ticks latest_end = 0;
    Ticks bound = 0;
    std::vector<Ticks> available;  // by PE
    std::vector<char> is_empty;    // by PE
    std::vector<TaskSet> barred;   // by PE: would have fitted into a gap there
    std::vector<Ticks> arrival;    // task x PE: data of the placed predecessors
    std::vector<Ticks> start;      // task x PE: the earliest, kNoTicks where it is too late
    std::vector<Child> children;
  };

  Ticks explore(std::size_t depth);
  void place(const Node& node, const Child& child, Node& next) const;
  TaskSet fillers(const Node& node, const Child& child) const;
  bool enter(Node& node);
  bool bound_paths(Node& node);
  Ticks earliest_start(const Node& node, std::size_t task, std::size_t pe);
  bool bound_load(Node& node);
  bool fits_before(const Node& node, const std::vector<Ticks>& weights, Ticks end) const;
  bool dominated(const Node& node);
  void list_children(Node& node) const;
  void keep(const Node& node);

  Ticks target() const { return best_makespan_ - instance_.step; }

  const Instance& instance_;
  std::function<bool(std::int64_t)> stop_;
  DominanceTable seen_;
  std::vector<Node> nodes_by_depth_;
  std::vector<ScheduledTask> path_;
  std::vector<ScheduledTask> best_;
  Ticks best_makespan_;
  std::int64_t nodes_ = 0;
  bool stopped_ = false;
  std::vector<Ticks> state_;  // of a node; here to be used again
  std::vector<Ticks> first_free_;
  std::vector<Ticks> ends_;
  std::vector<Branch> branches_;  // of a task; the same
};

}  // namespace weft
