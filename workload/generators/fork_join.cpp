// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/fork_join.h"

#include <fmt/format.h>

namespace weft {

std::vector<GeneratorParameter> ForkJoin::parameters() const {
  return {{"branches", 8, 1, 1000, true, "chains between a fork and its join"},
          {"length", 1, 1, 100, true, "tasks of a chain"},
          {"stages", 1, 1, 100, true, "forks in series"}};
}

GraphShape ForkJoin::make(const GeneratorValues& values, std::uint64_t /*seed*/) const {
  GraphShape shape;
  TaskId fork = shape.add_task("fork");
  for (std::int32_t stage = 0; stage < whole(values, "stages"); ++stage) {
    std::vector<TaskId> ends;
    for (std::int32_t branch = 0; branch < whole(values, "branches"); ++branch) {
      TaskId end = fork;
      for (std::int32_t i = 0; i < whole(values, "length"); ++i) {
        const TaskId task = shape.add_task(fmt::format("branch_{}_{}_{}", stage, branch, i));
        shape.add_edge(end, task);
        end = task;
      }
      ends.push_back(end);
    }
    fork = shape.add_task(fmt::format("join_{}", stage));
    for (const TaskId end : ends) shape.add_edge(end, fork);
  }
  return shape;
}

}  // namespace weft
