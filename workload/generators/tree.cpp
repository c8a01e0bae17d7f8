// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/tree.h"

#include <fmt/format.h>

namespace weft {

std::vector<GeneratorParameter> Tree::parameters() const {
  return {{"size", 31, 1, 100'000, true, "tasks"},
          {"degree", 2, 1, 1000, true, "neighbours of a task away from the root"}};
}

GraphShape Tree::make(const GeneratorValues& values, std::uint64_t /*seed*/) const {
  const std::int32_t size = whole(values, "size"), degree = whole(values, "degree");
  GraphShape shape;
  for (std::int32_t i = 0; i < size; ++i) shape.add_task(fmt::format("t{}", i));
  for (std::int32_t child = 1; child < size; ++child) {
    const std::int32_t parent = (child - 1) / degree;
    if (direction_ == Direction::out) {
      shape.add_edge(TaskId(parent), TaskId(child));
    } else {
      shape.add_edge(TaskId(size - 1 - child), TaskId(size - 1 - parent));
    }
  }
  return shape;
}

}  // namespace weft
