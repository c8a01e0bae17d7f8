// SPDX-License-Identifier: Apache-2.0
#include "rtl/model/neural_file.h"

#include <limits>
#include <sstream>
#include <vector>

namespace weft {
namespace {

template <typename Integer>
Integer integer(const Value& value) {
  const std::int64_t number = value.as_integer();
  if (number < std::numeric_limits<Integer>::min() ||
      number > std::numeric_limits<Integer>::max()) {
    value.fail("expected an integer from " + std::to_string(std::numeric_limits<Integer>::min()) +
               " to " + std::to_string(std::numeric_limits<Integer>::max()) + ", found " +
               value.scalar);
  }
  return static_cast<Integer>(number);
}

void expect_list(const Value& list, std::size_t count) {
  if (list.kind != Value::Kind::list) list.fail("expected a list");
  if (list.items.size() == count) return;
  list.fail("expected " + std::to_string(count) + " elements, found " +
            std::to_string(list.items.size()));
}

template <typename Integer, std::size_t count>
void read(const Value& list, std::array<Integer, count>& out) {
  expect_list(list, count);
  for (std::size_t i = 0; i < count; ++i) out[i] = integer<Integer>(list.items[i]);
}

template <std::size_t inputs, std::size_t count>
void read(const Value& list, std::array<std::array<std::int8_t, inputs>, count>& out) {
  expect_list(list, count);
  for (std::size_t i = 0; i < count; ++i) read(list.items[i], out[i]);
}

void expect_keys(const Value& map, const std::vector<std::string>& keys) {
  if (map.kind != Value::Kind::map) map.fail("expected a map");
  for (const auto& [key, value] : map.members) {
    bool known = false;
    for (const std::string& other : keys) known = known || key == other;
    if (!known) value.fail("unknown key '" + key + "'" + nearest_hint(key, keys));
  }
  for (const std::string& key : keys) map.at(key);
}

NeuralScale read_scale(const Value& value) {
  expect_keys(value, {"multiplier", "shift"});
  NeuralScale scale;
  scale.multiplier = integer<std::uint16_t>(value.at("multiplier"));
  scale.shift = integer<std::uint8_t>(value.at("shift"));
  if (scale.shift > 31) value.at("shift").fail("expected a shift from 0 to 31");
  return scale;
}

template <typename Numbers>
std::string flow(const Numbers& numbers) {
  std::string text = "[";
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    text += (i > 0 ? ", " : "") + std::to_string(numbers[i]);
  }
  return text + "]";
}

template <typename Rows>
void write_layer(std::ostream& out, const Rows& rows) {
  for (const auto& row : rows) out << "    - " << flow(row) << '\n';
}

void write_scale(std::ostream& out, const NeuralScale& scale) {
  out << "  scale: {multiplier: " << scale.multiplier << ", shift: " << int{scale.shift} << "}\n";
}

}  // namespace

NeuralWeights neural_weights(const Value& document) {
  expect_keys(document, {"first", "second", "output"});
  const Value& first = document.at("first");
  const Value& second = document.at("second");
  const Value& output = document.at("output");
  NeuralWeights weights;
  expect_keys(first, {"weights", "biases", "scale"});
  read(first.at("weights"), weights.first);
  read(first.at("biases"), weights.first_bias);
  weights.scales[0] = read_scale(first.at("scale"));
  expect_keys(second, {"weights", "biases", "scale"});
  read(second.at("weights"), weights.second);
  read(second.at("biases"), weights.second_bias);
  weights.scales[1] = read_scale(second.at("scale"));
  expect_keys(output, {"weights", "bias"});
  read(output.at("weights"), weights.output);
  weights.output_bias = integer<std::int32_t>(output.at("bias"));
  return weights;
}

NeuralWeights read_neural_weights(const std::string& path) {
  return neural_weights(read_yaml(path));
}

std::string write_neural_weights(const NeuralWeights& weights, const std::string& comment) {
  std::ostringstream out;
  out << comment << "first:\n  weights:\n";
  write_layer(out, weights.first);
  out << "  biases: " << flow(weights.first_bias) << '\n';
  write_scale(out, weights.scales[0]);
  out << "second:\n  weights:\n";
  write_layer(out, weights.second);
  out << "  biases: " << flow(weights.second_bias) << '\n';
  write_scale(out, weights.scales[1]);
  out << "output:\n  weights: " << flow(weights.output) << "\n  bias: " << weights.output_bias
      << '\n';
  return out.str();
}

}  // namespace weft
