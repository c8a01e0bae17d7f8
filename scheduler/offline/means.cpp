// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/means.h"

#include <utility>

namespace weft {

namespace {

constexpr Wide kLargestSum = Wide{1} << 110;
constexpr Wide kRoundedScale = Wide{1} << 32;

Wide greatest_common_divisor(Wide a, Wide b) {
  while (b != 0) {
    a %= b;
    std::swap(a, b);
  }
  return a == 0 ? 1 : a;  // 0 and 0 have any
}

/// The scale that makes all means whole numbers, or kRoundedScale where it is too large.
Wide exact_scale(const Problem& problem, Wide denominator) {
  Wide scale = denominator;
  Wide multiple = 1;
  const Wide largest = kLargestSum / (problem.horizon() + 1);
  for (const TaskId task : problem.tasks()) {
    const auto count = static_cast<Wide>(problem.pes(task).size());
    multiple *= count / greatest_common_divisor(multiple, count);
    if (multiple > largest / denominator) return kRoundedScale;
  }
  scale *= multiple;
  return scale;
}

std::vector<Wide> own_numerators(const Problem& problem) {
  std::vector<Wide> numerators;
  numerators.reserve(static_cast<std::size_t>(problem.edge_count()));
  for (std::int32_t edge = 0; edge < problem.edge_count(); ++edge) {
    numerators.push_back(problem.mean_communication_numerator(EdgeId(edge)));
  }
  return numerators;
}

}  // namespace

Means::Means(const Problem& problem)
    : Means(problem, own_numerators(problem), problem.mean_communication_denominator()) {}

Means Means::over_pairs(const Problem& problem) {
  std::vector<Wide> sums;
  sums.reserve(static_cast<std::size_t>(problem.edge_count()));
  for (std::int32_t edge = 0; edge < problem.edge_count(); ++edge) {
    sums.push_back(problem.communication_sum(EdgeId(edge)));
  }
  const auto pes = static_cast<Wide>(problem.pe_count());
  return {problem, sums, pes > 1 ? pes * (pes - 1) : 1};
}

Means::Means(const Problem& problem, const std::vector<Wide>& numerators, Wide denominator)
    : scale_(exact_scale(problem, denominator)) {
  for (const TaskId task : problem.tasks()) {
    Wide sum = 0;
    for (const PeId pe : problem.pes(task)) sum += problem.execution(task, pe);
    execution_.push_back(sum * scale_ / static_cast<Wide>(problem.pes(task).size()));
  }
  for (const Wide numerator : numerators) {
    const Wide whole = numerator / denominator * scale_;
    communication_.push_back(whole + numerator % denominator * scale_ / denominator);
  }
}

}  // namespace weft
