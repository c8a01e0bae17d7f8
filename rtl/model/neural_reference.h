// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace weft {

/// What the sums of a layer are multiplied by to become the inputs of the next: multiplier /
/// 2^shift.
struct NeuralScale {
  std::uint16_t multiplier = 0;
  std::uint8_t shift = 0;  ///< 0 to 31
};

/// The network that weft_neural.sv runs for each (task, PE) pair: 8 inputs, hidden layers of 16 and
/// 8 neurons (ReLU), one output; int8 weights, int32 biases. By neuron, then by input.
struct NeuralWeights {
  std::array<std::array<std::int8_t, 8>, 16> first{};
  std::array<std::int32_t, 16> first_bias{};
  std::array<std::array<std::int8_t, 16>, 8> second{};
  std::array<std::int32_t, 8> second_bias{};
  std::array<std::int8_t, 8> output{};
  std::int32_t output_bias = 0;
  std::array<NeuralScale, 2> scales{};
};

/// What the EFT stage knows of a PE, for the task that is to be placed. Durations in ticks.
struct NeuralPe {
  bool supported = false;
  std::int64_t finish = 0;       ///< estimated, from now on
  std::int64_t idle = 0;         ///< from when the PE is free to the start
  std::int64_t cost = 0;         ///< execution time
  std::int32_t outstanding = 0;  ///< tasks placed on it and not complete
};

/// A decision to be taken.
struct NeuralSituation {
  std::vector<NeuralPe> pes;
  std::int64_t rank = 0;      ///< upward rank of the task, ticks
  std::int32_t ready = 0;     ///< ready tasks behind it
  std::int32_t busy_pes = 0;  ///< PEs with tasks outstanding
};

using NeuralInputs = std::array<std::int32_t, 8>;  ///< 0 to 127 each

/// The inputs of the network for the pair with a PE that supports the task. With F and C the least
/// finish and execution time of the PEs that support it, s = max(0, bits of F - 5) and q(x) =
/// min(127, x >> s): q(finish - F), q(cost), q(cost - C), q(idle), outstanding, q(rank), ready,
/// busy PEs, those without q at most 127.
NeuralInputs neural_inputs(const NeuralSituation& situation, std::size_t pe);

/// The score of the inputs. Sums are modulo 2^32; between layers a sum becomes min(127, max(0,
/// (sum * multiplier + 2^(shift-1)) >> shift)), without the summand where shift is 0.
std::int32_t neural_score(const NeuralWeights& weights, const NeuralInputs& inputs);

/// The PE of the highest score among those that support the task, the lowest of equals; -1 without
/// one.
std::int32_t neural_choice(const NeuralWeights& weights, const NeuralSituation& situation);

}  // namespace weft
