// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/ids.h"

namespace weft {

/// A task of a shape.
struct ShapeTask {
  std::string name;
  std::string kernel;  ///< tasks of a kernel have the same work
  double work = 1;     ///< relative to the other tasks
};

/// An edge of a shape.
struct ShapeEdge {
  TaskId from;
  TaskId to;
  double volume = 1;  ///< of data, relative to the other edges
};

/// A generated graph before `assign_costs` gives it times and volumes. Every edge goes from a lower
/// to a higher task.
class GraphShape {
 public:
  /// A task whose kernel is its own.
  TaskId add_task(const std::string& name, double work = 1) { return add_task(name, name, work); }
  TaskId add_task(const std::string& name, const std::string& kernel, double work) {
    tasks_.push_back({name, kernel, work});
    return TaskId(count_of(tasks_) - 1);
  }
  void add_edge(TaskId from, TaskId to, double volume = 1) { edges_.push_back({from, to, volume}); }

  const std::vector<ShapeTask>& tasks() const { return tasks_; }
  const std::vector<ShapeEdge>& edges() const { return edges_; }

 private:
  std::vector<ShapeTask> tasks_;
  std::vector<ShapeEdge> edges_;
};

}  // namespace weft
