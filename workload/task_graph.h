// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/span.h"

namespace weft {

/// A data edge as one of its ends sees it.
struct Edge {
  TaskId task;             ///< the task at the other end
  EdgeId id;               ///< counted over the workload; set by `number_edges`
  std::int64_t bytes = 0;  ///< data volume
};

/// A directed acyclic graph of tasks in compact arrays (compressed sparse rows): successors and
/// predecessors of a task are consecutive, ordered by task. Immutable once built.
class TaskGraph {
 public:
  std::int32_t size() const { return count_of(kernels_); }
  std::int32_t edge_count() const { return count_of(successors_); }

  KernelId kernel(TaskId task) const { return kernels_[task.index()]; }
  const std::string& name(TaskId task) const { return names_[task.index()]; }

  Span<const Edge> successors(TaskId task) const {
    return row(successors_, successor_begin_, task);
  }
  Span<const Edge> predecessors(TaskId task) const {
    return row(predecessors_, predecessor_begin_, task);
  }
  /// The tasks without predecessors, in order.
  Span<const TaskId> entries() const { return entries_; }
  /// The tasks in an order in which no task stands before a predecessor; lowest index first.
  Span<const TaskId> topological_order() const { return order_; }

  /// Numbers the edges from `first` on, in the order of source and target.
  void number_edges(EdgeId first);

 private:
  friend class TaskGraphBuilder;

  static Span<const Edge> row(const std::vector<Edge>& edges,
                              const std::vector<std::int32_t>& begin, TaskId task) {
    const auto from = static_cast<std::size_t>(begin[task.index()]);
    const auto to = static_cast<std::size_t>(begin[task.index() + 1]);
    return {edges.data() + from, to - from};
  }

  std::vector<KernelId> kernels_;
  std::vector<std::string> names_;
  std::vector<Edge> successors_;
  std::vector<Edge> predecessors_;
  std::vector<std::int32_t> successor_begin_;
  std::vector<std::int32_t> predecessor_begin_;
  std::vector<TaskId> entries_;
  std::vector<TaskId> order_;
};

/// Collects tasks and edges and makes the graph of them.
class TaskGraphBuilder {
 public:
  TaskId add_task(std::string name, KernelId kernel);
  /// `bytes` flow from `from` to `to`. std::invalid_argument where the edge is there already, is
  /// a loop, or names no task.
  void add_edge(TaskId from, TaskId to, std::int64_t bytes);
  std::int32_t size() const { return count_of(kernels_); }
  /// The graph. std::invalid_argument where it is empty or cyclic; the message names the cycle.
  TaskGraph build() const;

 private:
  struct FullEdge {
    TaskId from;
    TaskId to;
    std::int64_t bytes;
  };

  std::string describe_cycle(const std::vector<std::int32_t>& open_predecessors) const;

  std::vector<KernelId> kernels_;
  std::vector<std::string> names_;
  std::vector<FullEdge> edges_;
  std::unordered_set<std::int64_t> edge_keys_;
};

}  // namespace weft
