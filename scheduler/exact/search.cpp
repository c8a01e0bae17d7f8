// SPDX-License-Identifier: Apache-2.0
#include "scheduler/exact/search.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace weft {

Search::Search(const Instance& instance, Ticks upper_bound, std::size_t most_bytes,
               std::function<bool(std::int64_t)> stop)
    : instance_(instance),
      stop_(std::move(stop)),
      seen_(most_bytes),
      nodes_by_depth_(instance.tasks + 1),
      best_makespan_(upper_bound) {}

Ticks Search::run() {
  Node& root = nodes_by_depth_[0];
  root.available.assign(instance_.pes, 0);
  root.is_empty.assign(instance_.pes, 1);
  root.barred.assign(instance_.pes, 0);
  root.arrival.assign(instance_.tasks * instance_.pes, 0);
  path_.resize(instance_.tasks);
  return enter(root) ? explore(0) : kNoTicks;
}

Ticks Search::explore(std::size_t depth) {
  Node& node = nodes_by_depth_[depth];
  if (depth == instance_.tasks) {
    keep(node);
    return kNoTicks;
  }
  list_children(node);
  Ticks open = kNoTicks;
  for (const Child& child : node.children) {
    const Ticks bound = std::max(child.bound, node.bound);
    if (bound > target()) continue;
    if (stopped_) {
      open = std::min(open, bound);
      continue;
    }
    Node& next = nodes_by_depth_[depth + 1];
    place(node, child, next);
    path_[depth] = {instance_.ids[child.task], PeId(static_cast<std::int32_t>(child.pe)),
                    child.start, child.start + instance_.execution(child.task, child.pe)};
    if (!enter(next)) continue;
    open = std::min(open, std::max(bound, explore(depth + 1)));
  }
  return open;
}

void Search::place(const Node& node, const Child& child, Node& next) const {
  const std::size_t pes = instance_.pes;
  const Ticks end = child.start + instance_.execution(child.task, child.pe);
  next.placed = node.placed | bit(child.task);
  next.last = {child.start, end, child.task};
  next.start_sum = node.start_sum + child.start;
  next.latest_end = std::max(node.latest_end, end);
  next.available = node.available;
  next.available[child.pe] = end;
  next.is_empty = node.is_empty;
  next.is_empty[child.pe] = 0;
  next.barred = node.barred;
  next.barred[child.pe] |= fillers(node, child);
  next.arrival = node.arrival;
  for (const Instance::Input& output : instance_.outputs[child.task]) {
    for (std::size_t pe = 0; pe < pes; ++pe) {
      Ticks& arrival = next.arrival[output.task * pes + pe];
      arrival = std::max(arrival, end + output.times[child.pe * pes + pe]);
    }
  }
}

TaskSet Search::fillers(const Node& node, const Child& child) const {
  const std::size_t pes = instance_.pes;
  TaskSet found = 0;
  if (node.available[child.pe] == child.start) return found;
  for (std::size_t task = 0; task < instance_.tasks; ++task) {
    const Ticks start = node.start[task * pes + child.pe];
    if (task == child.task || start == kNoTicks) continue;
    if ((instance_.needs[task] & ~node.placed) != 0) continue;
    if (start + instance_.execution(task, child.pe) <= child.start) found |= bit(task);
  }
  return found;
}

bool Search::enter(Node& node) {
  ++nodes_;
  if (stop_(nodes_)) stopped_ = true;
  node.bound = node.latest_end;
  return bound_paths(node) && bound_load(node) && !dominated(node);
}

Ticks Search::earliest_start(const Node& node, std::size_t task, std::size_t pe) {
  const std::size_t pes = instance_.pes;
  const Ticks from = std::max({node.arrival[task * pes + pe], node.available[pe], node.last.start});
  branches_.clear();
  for (const Instance::Input& input : instance_.inputs[task]) {
    if ((node.placed & bit(input.task)) != 0) continue;
    Branch branch{kNoTicks, 0, kNoTicks};
    for (std::size_t other = 0; other < pes; ++other) {
      const Ticks release = node.start[input.task * pes + other];
      if (release == kNoTicks) continue;
      const Ticks work = instance_.execution(input.task, other);
      if (other == pe) {
        branch.release = release;
        branch.work = work;
      } else {
        branch.elsewhere =
            std::min(branch.elsewhere, release + work + input.times[other * pes + pe]);
      }
    }
    branches_.push_back(branch);
  }
  // Local predecessors begin when the PE is free, which their own earliest starts tell.
  return branches_.empty() ? from : std::max(from, least_meeting(branches_, 0));
}

bool Search::bound_paths(Node& node) {
  const std::size_t pes = instance_.pes;
  node.start.assign(instance_.tasks * pes, kNoTicks);
  for (std::size_t task = 0; task < instance_.tasks; ++task) {
    if ((node.placed & bit(task)) != 0) continue;
    Ticks least = kNoTicks;
    for (std::size_t pe = 0; pe < pes; ++pe) {
      if (instance_.execution(task, pe) == kNoTicks) continue;
      if ((node.barred[pe] & bit(task)) != 0) continue;
      const Ticks start = earliest_start(node, task, pe);
      const Ticks bound = start + instance_.execution(task, pe) + instance_.tail(task, pe);
      if (bound > target()) continue;
      node.start[task * pes + pe] = start;
      least = std::min(least, bound);
    }
    if (least == kNoTicks) return false;
    node.bound = std::max(node.bound, least);
  }
  return true;
}

bool Search::bound_load(Node& node) {
  const std::size_t pes = instance_.pes;
  first_free_.assign(pes, 0);
  ends_.clear();
  for (std::size_t pe = 0; pe < pes; ++pe) {
    Ticks first = kNoTicks;  // start of anything more on this PE
    for (std::size_t task = 0; task < instance_.tasks; ++task) {
      first = std::min(first, node.start[task * pes + pe]);
    }
    first_free_[pe] = first == kNoTicks ? node.available[pe] : first;
  }
  for (std::size_t task = 0; task < instance_.tasks; ++task) {
    if ((node.placed & bit(task)) != 0) continue;
    Ticks tail = kNoTicks;
    for (std::size_t pe = 0; pe < pes; ++pe) {
      if (node.start[task * pes + pe] != kNoTicks) tail = std::min(tail, instance_.tail(task, pe));
    }
    ends_.push_back(target() - tail);
  }
  std::sort(ends_.begin(), ends_.end());
  ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
  for (const std::vector<Ticks>& weights : instance_.weights) {
    for (const Ticks end : ends_) {
      if (!fits_before(node, weights, end)) return false;
    }
  }
  return true;
}

bool Search::fits_before(const Node& node, const std::vector<Ticks>& weights, Ticks end) const {
  const std::size_t pes = instance_.pes;
  Wide room = 0;
  for (std::size_t pe = 0; pe < pes; ++pe) {
    room += Wide{weights[pe]} * std::max<Ticks>(end - first_free_[pe], 0);
  }
  for (std::size_t task = 0; task < instance_.tasks; ++task) {
    if ((node.placed & bit(task)) != 0) continue;
    Wide least = -1;
    for (std::size_t pe = 0; pe < pes; ++pe) {
      if (node.start[task * pes + pe] == kNoTicks) continue;
      const Ticks execution = instance_.execution(task, pe);
      const Ticks latest_start = target() - instance_.tail(task, pe) - execution;
      const Ticks overlap = std::min(execution, std::max<Ticks>(end - latest_start, 0));
      const Wide work = Wide{weights[pe]} * overlap;
      if (least < 0 || work < least) least = work;
    }
    room -= least;
    if (room < 0) return false;
  }
  return true;
}

bool Search::dominated(const Node& node) {
  const std::size_t pes = instance_.pes;
  state_.clear();
  state_.push_back(node.latest_end);
  state_.push_back(node.start_sum);
  state_.push_back(node.last.start);
  for (std::size_t pe = 0; pe < pes; ++pe) {
    state_.push_back(std::max(node.available[pe], node.last.start));
  }
  for (std::size_t task = 0; task < instance_.tasks; ++task) {
    if ((node.placed & bit(task)) != 0 || (node.placed & instance_.needs[task]) == 0) continue;
    for (std::size_t pe = 0; pe < pes; ++pe) {
      state_.push_back(
          std::max({node.arrival[task * pes + pe], node.available[pe], node.last.start}));
    }
  }
  return seen_.dominated(node.placed, state_);
}

void Search::list_children(Node& node) const {
  const std::size_t pes = instance_.pes;
  node.children.clear();
  for (std::size_t task = 0; task < instance_.tasks; ++task) {
    if ((node.placed & bit(task)) != 0) continue;
    if ((instance_.needs[task] & ~node.placed) != 0) continue;
    const std::size_t like = instance_.like_task[task];
    if (like != task && (node.placed & bit(like)) == 0) continue;
    for (std::size_t pe = 0; pe < pes; ++pe) {
      const Ticks start = node.start[task * pes + pe];
      if (start == kNoTicks) continue;
      // Something of no length may have to stand before a task of the same start.
      if (std::max(node.arrival[task * pes + pe], node.available[pe]) < node.last.start) continue;
      const Ticks end = start + instance_.execution(task, pe);
      if (std::tie(start, end, task) < std::tie(node.last.start, node.last.end, node.last.task)) {
        continue;
      }
      if (instance_.like_pe[pe] != pe && node.is_empty[pe] != 0 &&
          node.is_empty[instance_.like_pe[pe]] != 0) {
        continue;
      }
      node.children.push_back({task, pe, start, end + instance_.tail(task, pe)});
    }
  }
  std::sort(node.children.begin(), node.children.end(), [](const Child& a, const Child& b) {
    return std::tie(a.start, a.bound, a.task, a.pe) < std::tie(b.start, b.bound, b.task, b.pe);
  });
}

void Search::keep(const Node& node) {
  if (node.latest_end >= best_makespan_) return;
  best_makespan_ = node.latest_end;
  best_ = path_;
}

}  // namespace weft
