// SPDX-License-Identifier: Apache-2.0
#include "rtl/neural/network.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace weft {
namespace {

constexpr std::size_t kFirst = 0, kFirstBias = 128, kSecond = 144, kSecondBias = 272, kOutput = 280,
                      kOutputBias = 288;
constexpr double kInputUnit = 1.0 / 32;  // what an input of 1 is worth

/// The integer scale nearest to a factor.
NeuralScale scale_of(double factor) {
  NeuralScale scale;
  while (scale.shift < 31 && factor * static_cast<double>(1ULL << (scale.shift + 1)) < 65535) {
    ++scale.shift;
  }
  scale.multiplier =
      static_cast<std::uint16_t>(std::lround(factor * static_cast<double>(1ULL << scale.shift)));
  return scale;
}

double largest(const double* begin, std::size_t count) {
  double most = 1e-9;
  for (std::size_t i = 0; i < count; ++i) most = std::max(most, std::fabs(begin[i]));
  return most;
}

}  // namespace

FloatNetwork::FloatNetwork(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto draw = [&](std::size_t from, std::size_t count, double spread) {
    for (std::size_t i = 0; i < count; ++i) {
      const double uniform = static_cast<double>(random() >> 11) / 9007199254740992.0;
      parameters_[from + i] = (2 * uniform - 1) * spread;
    }
  };
  draw(kFirst, 128, std::sqrt(6.0 / 8));
  draw(kSecond, 128, std::sqrt(6.0 / 16));
  draw(kOutput, 8, std::sqrt(6.0 / 8));
}

FloatNetwork::Values FloatNetwork::forward(const NeuralInputs& inputs) const {
  Values v{};
  for (std::size_t i = 0; i < 8; ++i) v.inputs[i] = inputs[i] * kInputUnit;
  for (std::size_t n = 0; n < 16; ++n) {
    double sum = parameters_[kFirstBias + n];
    for (std::size_t i = 0; i < 8; ++i) sum += parameters_[kFirst + 8 * n + i] * v.inputs[i];
    v.first[n] = std::max(0.0, sum);
  }
  for (std::size_t n = 0; n < 8; ++n) {
    double sum = parameters_[kSecondBias + n];
    for (std::size_t i = 0; i < 16; ++i) sum += parameters_[kSecond + 16 * n + i] * v.first[i];
    v.second[n] = std::max(0.0, sum);
  }
  v.score = parameters_[kOutputBias];
  for (std::size_t i = 0; i < 8; ++i) v.score += parameters_[kOutput + i] * v.second[i];
  return v;
}

void FloatNetwork::backward(const Values& v, double slope) {
  gradient_[kOutputBias] += slope;
  std::array<double, 16> first{};
  for (std::size_t n = 0; n < 8; ++n) {
    gradient_[kOutput + n] += slope * v.second[n];
    if (v.second[n] <= 0) continue;
    const double second = slope * parameters_[kOutput + n];
    gradient_[kSecondBias + n] += second;
    for (std::size_t i = 0; i < 16; ++i) {
      gradient_[kSecond + 16 * n + i] += second * v.first[i];
      first[i] += second * parameters_[kSecond + 16 * n + i];
    }
  }
  for (std::size_t n = 0; n < 16; ++n) {
    if (v.first[n] <= 0) continue;
    gradient_[kFirstBias + n] += first[n];
    for (std::size_t i = 0; i < 8; ++i) gradient_[kFirst + 8 * n + i] += first[n] * v.inputs[i];
  }
}

double FloatNetwork::score(const NeuralInputs& inputs) const { return forward(inputs).score; }

std::size_t FloatNetwork::choice(const Lesson& lesson) const {
  std::size_t best = 0;
  for (std::size_t i = 1; i < lesson.inputs.size(); ++i) {
    if (score(lesson.inputs[i]) > score(lesson.inputs[best])) best = i;
  }
  return best;
}

double FloatNetwork::learn(const std::vector<const Lesson*>& lessons, double rate) {
  gradient_.fill(0);
  double loss = 0;
  const double share = 1.0 / static_cast<double>(lessons.size());
  for (const Lesson* lesson : lessons) {
    std::vector<Values> values;
    double most = -1e300;
    for (const NeuralInputs& inputs : lesson->inputs) {
      values.push_back(forward(inputs));
      most = std::max(most, values.back().score);
    }
    double total = 0;
    for (const Values& v : values) total += std::exp(v.score - most);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double probability = std::exp(values[i].score - most) / total;
      if (i == lesson->taken) loss -= share * std::log(std::max(probability, 1e-300));
      backward(values[i], share * (probability - (i == lesson->taken ? 1 : 0)));
    }
  }
  ++steps_;
  for (std::size_t i = 0; i < kParameters; ++i) {
    mean_[i] = 0.9 * mean_[i] + 0.1 * gradient_[i];
    square_[i] = 0.999 * square_[i] + 0.001 * gradient_[i] * gradient_[i];
    const double mean = mean_[i] / (1 - std::pow(0.9, steps_));
    const double square = square_[i] / (1 - std::pow(0.999, steps_));
    parameters_[i] -= rate * mean / (std::sqrt(square) + 1e-8);
  }
  return loss;
}

NeuralWeights FloatNetwork::quantised(const std::vector<Lesson>& lessons) const {
  double most_first = 1e-9;
  double most_second = 1e-9;
  for (const Lesson& lesson : lessons) {
    for (const NeuralInputs& inputs : lesson.inputs) {
      const Values v = forward(inputs);
      most_first = std::max(most_first, *std::max_element(v.first.begin(), v.first.end()));
      most_second = std::max(most_second, *std::max_element(v.second.begin(), v.second.end()));
    }
  }
  // What 1 is worth: of a weight, and of a value of the hidden layers.
  const double first_unit = largest(&parameters_[kFirst], 128) / 127;
  const double second_unit = largest(&parameters_[kSecond], 128) / 127;
  const double output_unit = largest(&parameters_[kOutput], 8) / 127;
  const double value1 = most_first / 127;
  const double value2 = most_second / 127;
  const auto in = [&](std::size_t i, double unit) { return std::lround(parameters_[i] / unit); };
  NeuralWeights w;
  for (std::size_t n = 0; n < 16; ++n) {
    for (std::size_t i = 0; i < 8; ++i) {
      w.first[n][i] = static_cast<std::int8_t>(in(kFirst + 8 * n + i, first_unit));
    }
    w.first_bias[n] = static_cast<std::int32_t>(in(kFirstBias + n, first_unit * kInputUnit));
  }
  for (std::size_t n = 0; n < 8; ++n) {
    for (std::size_t i = 0; i < 16; ++i) {
      w.second[n][i] = static_cast<std::int8_t>(in(kSecond + 16 * n + i, second_unit));
    }
    w.second_bias[n] = static_cast<std::int32_t>(in(kSecondBias + n, second_unit * value1));
    w.output[n] = static_cast<std::int8_t>(in(kOutput + n, output_unit));
  }
  w.output_bias = static_cast<std::int32_t>(in(kOutputBias, output_unit * value2));
  w.scales = {scale_of(first_unit * kInputUnit / value1), scale_of(second_unit * value1 / value2)};
  return w;
}

}  // namespace weft
