// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/gaussian_elimination.h"

#include <fmt/format.h>

namespace weft {

std::vector<GeneratorParameter> GaussianElimination::parameters() const {
  return {{"size", 8, 2, 400, true, "rows and columns of the matrix"}};
}

GraphShape GaussianElimination::make(const GeneratorValues& values, std::uint64_t /*seed*/) const {
  const std::int32_t size = whole(values, "size");
  GraphShape shape;
  std::vector<TaskId> latest(static_cast<std::size_t>(size));  // by column: who wrote it
  for (std::int32_t k = 0; k + 1 < size; ++k) {
    const double elements = size - 1 - k;
    // What the column carried when it was written: one element more, of the row above.
    const double carried = elements + 1;
    const auto column = static_cast<std::size_t>(k);
    const TaskId pivot = shape.add_task(fmt::format("pivot_{}", k), elements);
    if (k > 0) shape.add_edge(latest[column], pivot, carried);
    for (std::int32_t j = k + 1; j < size; ++j) {
      TaskId& writer = latest[static_cast<std::size_t>(j)];
      const TaskId update = shape.add_task(fmt::format("update_{}_{}", k, j),
                                           fmt::format("update_{}", k), 2 * elements);
      shape.add_edge(pivot, update, elements);
      if (k > 0) shape.add_edge(writer, update, carried);
      writer = update;
    }
  }
  return shape;
}

}  // namespace weft
