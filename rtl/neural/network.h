// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rtl/model/neural_reference.h"

namespace weft {

/// A decision to learn from: the inputs of each PE that supports the task, and which of them the
/// teacher took.
struct Lesson {
  std::vector<NeuralInputs> inputs;
  std::vector<std::int32_t> pes;
  std::size_t taken = 0;  ///< into both
};

/// The network of neural_reference.h in floating point, with the gradients to train it: the scores
/// of the PEs go through a softmax, and the loss is the cross entropy with the teacher's choice.
/// Adam (Kingma & Ba 2015).
class FloatNetwork {
 public:
  static constexpr std::size_t kParameters = 8 * 16 + 16 + 16 * 8 + 8 + 8 + 1;

  explicit FloatNetwork(std::uint64_t seed);

  double score(const NeuralInputs& inputs) const;
  /// The index of the highest score, the first of equals.
  std::size_t choice(const Lesson& lesson) const;
  /// One step of gradient descent over the lessons; returns the mean loss before it.
  double learn(const std::vector<const Lesson*>& lessons, double rate);

  /// int8 weights. The scales are chosen from the largest values that the lessons bring about.
  NeuralWeights quantised(const std::vector<Lesson>& lessons) const;

 private:
  struct Values {
    std::array<double, 8> inputs;
    std::array<double, 16> first;
    std::array<double, 8> second;
    double score;
  };
  Values forward(const NeuralInputs& inputs) const;
  void backward(const Values& values, double slope);

  // Parameters in order: first layer by neuron, its biases, second, its biases, output, its bias.
  std::array<double, kParameters> parameters_{};
  std::array<double, kParameters> gradient_{}, mean_{}, square_{};
  int steps_ = 0;
};

}  // namespace weft
