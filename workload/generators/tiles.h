// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "workload/generators/graph_shape.h"

namespace weft {

/// Follows the tiles of a matrix through a tiled factorisation: a task that updates a tile depends
/// on the task that wrote it before, and on the writers of the tiles that it reads.
class Tiles {
 public:
  using Tile = std::pair<std::int32_t, std::int32_t>;  ///< row, column

  explicit Tiles(GraphShape& shape) : shape_(shape) {}

  /// Adds a task that reads `others` and updates `tile`.
  void update(Tile tile, const std::string& name, const std::string& kernel, double work,
              const std::vector<Tile>& others) {
    const TaskId task = shape_.add_task(name, kernel, work);
    const auto before = writers_.find(tile);
    if (before != writers_.end()) shape_.add_edge(before->second, task);
    for (const Tile& other : others) shape_.add_edge(writers_.at(other), task);
    writers_[tile] = task;
  }

 private:
  GraphShape& shape_;
  std::map<Tile, TaskId> writers_;
};

}  // namespace weft
