// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/problem.h"

namespace weft {

/// The tasks whose predecessors are all placed, and that are not placed themselves.
class ReadyTasks {
 public:
  explicit ReadyTasks(const Problem& problem);

  bool empty() const { return ready_.empty(); }
  /// In order of their index.
  const std::vector<TaskId>& tasks() const { return ready_; }

  /// A ready task is placed: it goes, and the successors that waited for it alone come. These, in
  /// order of their index.
  std::vector<TaskId> remove(TaskId task);

 private:
  const Problem* problem_;
  std::vector<TaskId> ready_;
  std::vector<std::size_t> open_predecessors_;  // by task
};

/// The ready task of the least key; the lowest of equals. There must be one.
template <typename Key>
TaskId least_task(const std::vector<TaskId>& tasks, Key key) {
  TaskId best = tasks.front();
  auto least = key(best);
  for (std::size_t i = 1; i < tasks.size(); ++i) {
    const auto value = key(tasks[i]);
    if (value < least) {
      least = value;
      best = tasks[i];
    }
  }
  return best;
}

}  // namespace weft
