// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "workload/formats/interchange_graph.h"
#include "workload/task_graph.h"

namespace weft {

/// Collects the tasks and edges that a reader meets, and refuses wrong ones at their place.
class GraphCollector {
 public:
  /// Tasks are numbered in the order of being added. InputError where the name is taken already,
  /// too long, or does not fit into a table. An empty kernel stands for the task's name.
  TaskId add_task(const std::string& name, const std::string& kernel, const Location& where);
  /// The task of that name; InputError, with the nearest name, where there is none.
  TaskId find(const std::string& name, const Location& where) const;
  bool has(const std::string& name) const { return ids_.count(name) > 0; }
  /// InputError where the edge is there already, or is a loop.
  void add_edge(TaskId from, TaskId to, std::int64_t bytes, const Location& where);

  InterchangeTask& task(TaskId id) { return graph_.tasks[id.index()]; }
  std::int32_t size() const { return count_of(graph_.tasks); }
  /// All of the graph but its tasks and edges, for the reader to fill.
  InterchangeGraph& graph() { return graph_; }

  /// The graph, once everything is in. InputError where it is empty, has a cycle, or breaks
  /// another rule of `check_graph`.
  InterchangeGraph finish(const Location& where);

 private:
  InterchangeGraph graph_;
  TaskGraphBuilder builder_;
  std::map<std::string, TaskId> ids_;  // in order, so that hints are the same everywhere
};

}  // namespace weft
