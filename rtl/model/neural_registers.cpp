// SPDX-License-Identifier: Apache-2.0
#include "rtl/model/neural_registers.h"

#include "rtl/registers/weft_scheduler_registers.h"

namespace weft {
namespace {

namespace registers = scheduler_registers;

/// Writes consecutive elements of one register array.
class Array {
 public:
  Array(std::vector<RegisterWrite>& writes, std::uint32_t offset)
      : writes_(writes), next_(offset) {}

  void add(std::uint32_t word) {
    writes_.push_back({next_, word});
    next_ += 4;
  }

  /// Four weights a word, the first in the lowest bits.
  template <typename Weights>
  void add_weights(const Weights& weights) {
    for (std::size_t i = 0; i < weights.size(); i += 4) {
      std::uint32_t word = 0;
      for (std::size_t b = 0; b < 4; ++b) {
        word |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(weights[i + b])) << (8 * b);
      }
      add(word);
    }
  }

 private:
  std::vector<RegisterWrite>& writes_;
  std::uint32_t next_;
};

}  // namespace

std::vector<RegisterWrite> neural_writes(const NeuralWeights& weights) {
  std::vector<RegisterWrite> writes;
  Array words(writes, registers::kNeuralWeightOffset);
  for (const auto& neuron : weights.first) words.add_weights(neuron);
  for (const auto& neuron : weights.second) words.add_weights(neuron);
  words.add_weights(weights.output);
  Array biases(writes, registers::kNeuralBiasOffset);
  for (const std::int32_t bias : weights.first_bias) biases.add(static_cast<std::uint32_t>(bias));
  for (const std::int32_t bias : weights.second_bias) biases.add(static_cast<std::uint32_t>(bias));
  biases.add(static_cast<std::uint32_t>(weights.output_bias));
  Array scales(writes, registers::kNeuralScaleOffset);
  for (const NeuralScale& scale : weights.scales) {
    scales.add(std::uint32_t{scale.multiplier} << registers::kNeuralScaleMultiplierLsb |
               std::uint32_t{scale.shift} << registers::kNeuralScaleShiftLsb);
  }
  return writes;
}

}  // namespace weft
