// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/ready_tasks.h"

#include <algorithm>

namespace weft {

ReadyTasks::ReadyTasks(const Problem& problem) : problem_(&problem) {
  for (const TaskId task : problem.tasks()) {
    open_predecessors_.push_back(problem.predecessors(task).size());
    if (open_predecessors_.back() == 0) ready_.push_back(task);
  }
}

std::vector<TaskId> ReadyTasks::remove(TaskId task) {
  ready_.erase(std::lower_bound(ready_.begin(), ready_.end(), task));
  std::vector<TaskId> come;
  for (const Neighbour& successor : problem_->successors(task)) {
    if (--open_predecessors_[successor.task.index()] > 0) continue;
    come.push_back(successor.task);
    ready_.insert(std::lower_bound(ready_.begin(), ready_.end(), successor.task), successor.task);
  }
  return come;
}

}  // namespace weft
