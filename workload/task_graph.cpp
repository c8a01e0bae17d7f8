// SPDX-License-Identifier: Apache-2.0
#include "workload/task_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <queue>
#include <stdexcept>

namespace weft {
namespace {

// The offsets of rows of the given lengths, with one more for the end.
std::vector<std::int32_t> row_offsets(const std::vector<std::int32_t>& lengths) {
  std::vector<std::int32_t> begin = {0};
  for (const std::int32_t length : lengths) begin.push_back(begin.back() + length);
  return begin;
}

}  // namespace

void TaskGraph::number_edges(EdgeId first) {
  for (std::size_t i = 0; i < successors_.size(); ++i) {
    successors_[i].id = EdgeId(first.value() + static_cast<std::int32_t>(i));
  }
  for (std::int32_t from = 0; from < size(); ++from) {
    for (const Edge& out : successors(TaskId(from))) {
      for (std::int32_t i = predecessor_begin_[out.task.index()];
           i < predecessor_begin_[out.task.index() + 1]; ++i) {
        Edge& in = predecessors_[static_cast<std::size_t>(i)];
        if (in.task == TaskId(from)) in.id = out.id;
      }
    }
  }
}

TaskId TaskGraphBuilder::add_task(std::string name, KernelId kernel) {
  names_.push_back(std::move(name));
  kernels_.push_back(kernel);
  return TaskId(size() - 1);
}

void TaskGraphBuilder::add_edge(TaskId from, TaskId to, std::int64_t bytes) {
  for (const TaskId task : {from, to}) {
    if (task.value() < 0 || task.value() >= size()) {
      throw std::invalid_argument(
          fmt::format("an edge names task {}, but there are {} tasks", task.value(), size()));
    }
  }
  const std::string name = fmt::format("{} -> {}", names_[from.index()], names_[to.index()]);
  if (from == to) throw std::invalid_argument(fmt::format("edge {} is a loop", name));
  const std::int64_t key = (std::int64_t{from.value()} << 32) | to.value();
  if (!edge_keys_.insert(key).second) {
    throw std::invalid_argument(fmt::format("edge {} stands here for the second time", name));
  }
  edges_.push_back({from, to, bytes});
}

TaskGraph TaskGraphBuilder::build() const {
  if (kernels_.empty()) throw std::invalid_argument("the graph has no tasks");
  TaskGraph graph;
  graph.kernels_ = kernels_;
  graph.names_ = names_;

  std::vector<FullEdge> edges = edges_;
  std::vector<std::int32_t> out_degree(kernels_.size()), in_degree(kernels_.size());
  for (const FullEdge& edge : edges) {
    ++out_degree[edge.from.index()];
    ++in_degree[edge.to.index()];
  }
  graph.successor_begin_ = row_offsets(out_degree);
  graph.predecessor_begin_ = row_offsets(in_degree);
  std::sort(edges.begin(), edges.end(), [](const FullEdge& a, const FullEdge& b) {
    return std::make_pair(a.from, a.to) < std::make_pair(b.from, b.to);
  });
  for (const FullEdge& edge : edges) graph.successors_.push_back({edge.to, EdgeId(), edge.bytes});
  std::stable_sort(edges.begin(), edges.end(),
                   [](const FullEdge& a, const FullEdge& b) { return a.to < b.to; });
  for (const FullEdge& edge : edges) {
    graph.predecessors_.push_back({edge.from, EdgeId(), edge.bytes});
  }

  std::priority_queue<std::int32_t, std::vector<std::int32_t>, std::greater<>> open;
  for (std::int32_t task = 0; task < size(); ++task) {
    if (in_degree[static_cast<std::size_t>(task)] > 0) continue;
    graph.entries_.emplace_back(task);
    open.push(task);
  }
  while (!open.empty()) {
    const TaskId task(open.top());
    open.pop();
    graph.order_.push_back(task);
    for (const Edge& edge : graph.successors(task)) {
      if (--in_degree[edge.task.index()] == 0) open.push(edge.task.value());
    }
  }
  if (count_of(graph.order_) < size()) throw std::invalid_argument(describe_cycle(in_degree));
  graph.number_edges(EdgeId(0));
  return graph;
}

// Walks backwards through tasks that still wait for a predecessor until one comes up again.
std::string TaskGraphBuilder::describe_cycle(
    const std::vector<std::int32_t>& open_predecessors) const {
  const auto waiting = [&](TaskId task) { return open_predecessors[task.index()] > 0; };
  TaskId at;
  while (!waiting(at)) at = TaskId(at.value() + 1);
  std::vector<TaskId> path;
  while (std::find(path.begin(), path.end(), at) == path.end()) {
    path.push_back(at);
    at = std::find_if(edges_.begin(), edges_.end(), [&](const FullEdge& edge) {
           return edge.to == path.back() && waiting(edge.from);
         })->from;
  }
  std::string text = names_[at.index()];
  for (auto task = path.rbegin(); *task != at; ++task) text += " -> " + names_[task->index()];
  return fmt::format("the graph has a cycle: {} -> {}", text, names_[at.index()]);
}

}  // namespace weft
