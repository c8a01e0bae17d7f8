// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/fft.h"

#include <fmt/format.h>

#include "base/error.h"

namespace weft {
namespace {

constexpr double kButterflyWork = 5;

std::vector<TaskId> add_calls(std::int32_t points, GraphShape& shape) {
  std::vector<TaskId> level = {shape.add_task("call_0_0", "call_0", points)};
  for (std::int32_t depth = 1, half = points / 2; half > 0; ++depth, half /= 2) {
    std::vector<TaskId> next;
    for (const TaskId caller : level) {
      for (int side = 0; side < 2; ++side) {
        next.push_back(shape.add_task(fmt::format("call_{}_{}", depth, next.size()),
                                      fmt::format("call_{}", depth), half));
        shape.add_edge(caller, next.back(), half);
      }
    }
    level = next;
  }
  return level;
}

}  // namespace

std::vector<GeneratorParameter> Fft::parameters() const {
  return {{"points", 8, 2, 8192, true, "points of the transform, a power of two"}};
}

GraphShape Fft::make(const GeneratorValues& values, std::uint64_t /*seed*/) const {
  const std::int32_t points = whole(values, "points");
  if ((points & (points - 1)) != 0) {
    throw InputError(fmt::format("points is {}; expected a power of two", points));
  }
  GraphShape shape;
  std::vector<TaskId> before = add_calls(points, shape);
  for (std::int32_t stage = 1, partner = 1; partner < points; ++stage, partner *= 2) {
    std::vector<TaskId> row;
    for (std::int32_t i = 0; i < points; ++i) {
      row.push_back(
          shape.add_task(fmt::format("butterfly_{}_{}", stage, i), "butterfly", kButterflyWork));
      shape.add_edge(before[static_cast<std::size_t>(i)], row.back());
      shape.add_edge(before[static_cast<std::size_t>(i ^ partner)], row.back());
    }
    before = row;
  }
  return shape;
}

}  // namespace weft
