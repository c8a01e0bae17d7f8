// SPDX-License-Identifier: Apache-2.0
#include "rtl/model/neural_reference.h"

#include <algorithm>

namespace weft {
namespace {

constexpr std::int64_t kLargest = 127;

std::int32_t cut(std::int64_t value) {
  return static_cast<std::int32_t>(std::min(value, kLargest));
}

/// Modulo 2^32, as the accumulators of the hardware.
template <typename Weights, typename Inputs>
std::int32_t sum(std::int32_t bias, const Weights& weights, const Inputs& inputs) {
  auto total = static_cast<std::uint32_t>(bias);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    total += static_cast<std::uint32_t>(weights[i] * inputs[i]);
  }
  return static_cast<std::int32_t>(total);
}

std::int32_t scaled(std::int32_t value, const NeuralScale& scale) {
  const std::int64_t half = (std::int64_t{1} << scale.shift) >> 1;
  const std::int64_t product = std::int64_t{value} * scale.multiplier + half;
  return product < 0 ? 0 : cut(product >> scale.shift);
}

}  // namespace

NeuralInputs neural_inputs(const NeuralSituation& situation, std::size_t pe) {
  const NeuralPe* least_finish = nullptr;
  const NeuralPe* least_cost = nullptr;
  for (const NeuralPe& other : situation.pes) {
    if (!other.supported) continue;
    if (least_finish == nullptr || other.finish < least_finish->finish) least_finish = &other;
    if (least_cost == nullptr || other.cost < least_cost->cost) least_cost = &other;
  }
  int shift = 0;
  while ((least_finish->finish >> shift) >= 32) ++shift;
  const auto q = [&](std::int64_t ticks) { return cut(ticks >> shift); };
  const NeuralPe& of = situation.pes[pe];
  return {q(of.finish - least_finish->finish),
          q(of.cost),
          q(of.cost - least_cost->cost),
          q(of.idle),
          cut(of.outstanding),
          q(situation.rank),
          cut(situation.ready),
          cut(situation.busy_pes)};
}

std::int32_t neural_score(const NeuralWeights& weights, const NeuralInputs& inputs) {
  std::array<std::int32_t, 16> first{};
  for (std::size_t n = 0; n < first.size(); ++n) {
    first[n] = scaled(sum(weights.first_bias[n], weights.first[n], inputs), weights.scales[0]);
  }
  std::array<std::int32_t, 8> second{};
  for (std::size_t n = 0; n < second.size(); ++n) {
    second[n] = scaled(sum(weights.second_bias[n], weights.second[n], first), weights.scales[1]);
  }
  return sum(weights.output_bias, weights.output, second);
}

std::int32_t neural_choice(const NeuralWeights& weights, const NeuralSituation& situation) {
  std::int32_t best = -1;
  std::int32_t best_score = 0;
  for (std::size_t pe = 0; pe < situation.pes.size(); ++pe) {
    if (!situation.pes[pe].supported) continue;
    const std::int32_t score = neural_score(weights, neural_inputs(situation, pe));
    if (best >= 0 && score <= best_score) continue;
    best = static_cast<std::int32_t>(pe);
    best_score = score;
  }
  return best;
}

}  // namespace weft
