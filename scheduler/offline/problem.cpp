// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "base/error.h"

namespace weft {

namespace {

constexpr Ticks kLongestHorizon = Ticks{1} << 60;

template <typename... Arguments>
[[noreturn]] void refuse(const char* text, const Arguments&... arguments) {
  throw InputError(fmt::format(fmt::runtime(text), arguments...));
}

/// The edges by the task at one end, each with the task at its other end, ordered by that.
void group(const std::vector<DataEdge>& edges, std::size_t tasks, TaskId DataEdge::*by,
           TaskId DataEdge::*other, std::vector<Neighbour>& grouped,
           std::vector<std::size_t>& begin) {
  std::vector<std::size_t> order(edges.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const DataEdge& left = edges[a];
    const DataEdge& right = edges[b];
    return std::make_pair(left.*by, left.*other) < std::make_pair(right.*by, right.*other);
  });
  begin.assign(tasks + 1, 0);
  for (const std::size_t index : order) {
    grouped.push_back({edges[index].*other, EdgeId(static_cast<std::int32_t>(index))});
    ++begin[(edges[index].*by).index() + 1];
  }
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
}

/// The times of all edges by the distinct bandwidths, which are the classes of path.
PathTimes times_by_bandwidth(const std::vector<DataEdge>& edges,
                             const std::vector<std::vector<std::int64_t>>& bandwidth) {
  std::vector<std::int64_t> distinct;
  for (std::size_t from = 0; from < bandwidth.size(); ++from) {
    for (std::size_t to = 0; to < bandwidth.size(); ++to) {
      if (from != to) distinct.push_back(bandwidth[from][to]);
    }
  }
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  PathTimes result;
  for (std::size_t from = 0; from < bandwidth.size(); ++from) {
    for (std::size_t to = 0; to < bandwidth.size(); ++to) {
      const auto found = std::lower_bound(distinct.begin(), distinct.end(), bandwidth[from][to]);
      const auto path_class = static_cast<std::int32_t>(found - distinct.begin());
      result.path_class.push_back(from == to ? 0 : path_class);
    }
  }
  for (const DataEdge& edge : edges) {
    std::vector<Ticks>& times = result.times.emplace_back();
    for (const std::int64_t rate : distinct) {
      times.push_back(edge.data / rate + (edge.data % rate == 0 ? 0 : 1));
    }
  }
  return result;
}

void check_bandwidth(const std::vector<std::vector<std::int64_t>>& bandwidth, std::size_t pes) {
  if (bandwidth.size() != pes) {
    refuse("bandwidth has {} rows; expected one for each of {} PEs", bandwidth.size(), pes);
  }
  for (std::size_t from = 0; from < pes; ++from) {
    if (bandwidth[from].size() != pes) {
      refuse("bandwidth of PE {} has {} values; expected {}", from, bandwidth[from].size(), pes);
    }
    for (std::size_t to = 0; to < pes; ++to) {
      if (from != to && bandwidth[from][to] <= 0) {
        refuse("bandwidth from PE {} to PE {} must be above 0", from, to);
      }
    }
  }
}

}  // namespace

Problem Problem::with_bandwidth(const std::vector<std::vector<Ticks>>& execution,
                                const std::vector<DataEdge>& edges,
                                const std::vector<std::vector<std::int64_t>>& bandwidth) {
  const std::size_t pes = execution.empty() ? 0 : execution.front().size();
  check_bandwidth(bandwidth, pes);
  for (const DataEdge& edge : edges) {
    if (edge.data < 0)
      refuse("data of edge {} -> {} is negative", edge.from.value(), edge.to.value());
  }
  Problem problem(execution, edges, times_by_bandwidth(edges, bandwidth));
  if (pes < 2) return problem;
  Wide sum = 0;
  for (std::size_t from = 0; from < pes; ++from) {
    for (std::size_t to = 0; to < pes; ++to) sum += from == to ? 0 : bandwidth[from][to];
  }
  if (sum > kLongestHorizon) refuse("the sum of all bandwidths exceeds 2^60");
  const auto pairs = static_cast<std::int64_t>(pes * (pes - 1));
  const std::int64_t common = std::gcd(static_cast<std::int64_t>(sum), pairs);
  problem.mean_denominator_ = sum / common;
  for (const TaskId task : problem.tasks()) {
    for (const Neighbour& successor : problem.successors(task)) {
      problem.mean_numerator_[successor.edge.index()] =
          Wide{problem.edge(successor.edge).data} * (pairs / common);
    }
  }
  return problem;
}

Problem Problem::with_times(const std::vector<std::vector<Ticks>>& execution,
                            const std::vector<DataEdge>& edges, const PathTimes& communication) {
  return {execution, edges, communication};
}

Problem::Problem(const std::vector<std::vector<Ticks>>& execution,
                 const std::vector<DataEdge>& edges, const PathTimes& communication) {
  take_execution(execution);
  take_edges(edges);
  take_communication(communication);
  sort_topologically();
  measure_horizon();
  mean_over_pairs();
}

void Problem::take_execution(const std::vector<std::vector<Ticks>>& execution) {
  if (execution.empty()) refuse("the graph has no task");
  const std::size_t pes = execution.front().size();
  if (pes == 0) refuse("there is no PE");
  usable_begin_.push_back(0);
  for (std::size_t pe = 0; pe < pes; ++pe) pes_.emplace_back(static_cast<std::int32_t>(pe));
  for (std::size_t task = 0; task < execution.size(); ++task) {
    tasks_.emplace_back(static_cast<std::int32_t>(task));
    if (execution[task].size() != pes) {
      refuse("task {} has {} execution times; expected {}", task, execution[task].size(), pes);
    }
    for (std::size_t pe = 0; pe < pes; ++pe) {
      const Ticks time = execution[task][pe];
      if (time < 0) refuse("the execution time of task {} on PE {} is negative", task, pe);
      execution_.push_back(time);
      if (time != kNoTicks) usable_pes_.push_back(pes_[pe]);
    }
    usable_begin_.push_back(usable_pes_.size());
    if (usable_begin_[task] == usable_begin_[task + 1]) refuse("no PE can run task {}", task);
  }
}

void Problem::take_edges(const std::vector<DataEdge>& edges) {
  std::set<std::pair<TaskId, TaskId>> seen;
  for (const DataEdge& edge : edges) {
    const std::int32_t from = edge.from.value();
    const std::int32_t to = edge.to.value();
    for (const std::int32_t end : {from, to}) {
      if (end < 0 || end >= task_count()) {
        refuse("edge {} -> {} names task {}; there are {} tasks, counted from 0", from, to, end,
               task_count());
      }
    }
    if (from == to) refuse("task {} has an edge to itself", from);
    if (!seen.insert({edge.from, edge.to}).second) refuse("edge {} -> {} is there twice", from, to);
  }
  edges_ = edges;
  group(edges_, tasks_.size(), &DataEdge::from, &DataEdge::to, successors_, successor_begin_);
  group(edges_, tasks_.size(), &DataEdge::to, &DataEdge::from, predecessors_, predecessor_begin_);
}

void Problem::take_communication(const PathTimes& communication) {
  if (communication.path_class.size() != pes_.size() * pes_.size() ||
      communication.times.size() != edges_.size()) {
    refuse("communication times have {} paths and {} edges; expected {} and {}",
           communication.path_class.size(), communication.times.size(), pes_.size() * pes_.size(),
           edges_.size());
  }
  for (const std::int32_t path_class : communication.path_class) {
    path_class_.push_back(static_cast<std::size_t>(path_class));
    classes_ = std::max(classes_, path_class_.back() + 1);
  }
  pairs_by_class_.assign(classes_, 0);
  for (std::size_t pair = 0; pair < path_class_.size(); ++pair) {
    if (pair / pes_.size() != pair % pes_.size()) ++pairs_by_class_[path_class_[pair]];
  }
  for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
    std::vector<Ticks> times = communication.times[edge];
    if (times.size() < classes_ && pes_.size() > 1) {
      refuse("edge {} has {} communication times; expected {}", edge, times.size(), classes_);
    }
    times.resize(classes_, 0);
    if (*std::min_element(times.begin(), times.end()) < 0) {
      refuse("a communication time of edge {} is negative", edge);
    }
    times_.insert(times_.end(), times.begin(), times.end());
  }
}

void Problem::sort_topologically() {
  std::vector<std::size_t> open(tasks_.size());
  std::set<TaskId> ready;
  for (const TaskId task : tasks_) {
    open[task.index()] = predecessors(task).size();
    if (open[task.index()] == 0) ready.insert(task);
  }
  while (!ready.empty()) {
    const TaskId task = *ready.begin();
    ready.erase(ready.begin());
    order_.push_back(task);
    for (const Neighbour& successor : successors(task)) {
      if (--open[successor.task.index()] == 0) ready.insert(successor.task);
    }
  }
  for (const TaskId task : tasks_) {
    if (open[task.index()] > 0) refuse("task {} is on a cycle, or behind one", task.value());
  }
}

void Problem::measure_horizon() {
  Wide sum = 0;
  for (const TaskId task : tasks_) {
    Ticks longest = 0;
    for (const PeId pe : pes(task)) longest = std::max(longest, execution(task, pe));
    sum += longest;
  }
  for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
    const Ticks* times = times_.data() + edge * classes_;
    if (classes_ > 0) sum += *std::max_element(times, times + classes_);
  }
  if (sum > kLongestHorizon)
    refuse("the sum of all execution and communication times exceeds 2^60");
  horizon_ = static_cast<Ticks>(sum);
}

Wide Problem::communication_sum(EdgeId edge) const {
  Wide sum = 0;
  for (std::size_t path = 0; path < classes_; ++path) {
    sum += static_cast<Wide>(pairs_by_class_[path]) * times_[edge.index() * classes_ + path];
  }
  return sum;
}

void Problem::mean_over_pairs() {
  const Wide pes = pe_count();
  if (pes > 1) mean_denominator_ = pes * (pes - 1);
  for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
    mean_numerator_.push_back(communication_sum(EdgeId(static_cast<std::int32_t>(edge))));
  }
}

}  // namespace weft
