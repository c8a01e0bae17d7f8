// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/error.h"
#include "rtl/model/neural_file.h"
#include "tests/rtl/random_traffic.h"

namespace weft {
namespace {

using testing::HasSubstr;

const std::string kFile = std::string(WEFT_SOURCE_DIR) + "/rtl/neural/weights_int8.yaml";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string error_of(const std::string& text) {
  try {
    neural_weights(parse_yaml(text, "net.yaml"));
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

TEST(NeuralFile, SaysAfterWritingWhatItReadsBefore) {
  const NeuralWeights weights = read_neural_weights(kFile);
  const NeuralWeights again =
      neural_weights(parse_yaml(write_neural_weights(weights, ""), "again"));
  EXPECT_EQ(weights.first, again.first);
  EXPECT_EQ(weights.first_bias, again.first_bias);
  EXPECT_EQ(weights.second, again.second);
  EXPECT_EQ(weights.second_bias, again.second_bias);
  EXPECT_EQ(weights.output, again.output);
  EXPECT_EQ(weights.output_bias, again.output_bias);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(weights.scales[i].multiplier, again.scales[i].multiplier);
    EXPECT_EQ(weights.scales[i].shift, again.scales[i].shift);
  }
}

TEST(NeuralFile, ErrorsNameThePlaceAndWhatWasExpected) {
  NeuralWeights weights;
  weights.output_bias = 4711;
  weights.scales[0] = {77, 9};
  const std::string good = write_neural_weights(weights, "");
  EXPECT_EQ(error_of(good), "no error");
  EXPECT_THAT(error_of(replaced(good, "4711", "9999999999")),
              HasSubstr("from -2147483648 to 2147483647"));
  EXPECT_THAT(error_of(replaced(good, "[0, 0, 0", "[0, 128, 0")), HasSubstr("from -128 to 127"));
  EXPECT_THAT(error_of(replaced(good, "[0, 0, 0", "[0, 0")),
              HasSubstr("expected 8 elements, found 7"));
  EXPECT_THAT(error_of(replaced(good, "[0, 0, 0", "[0, x, 0")), HasSubstr("net.yaml:3"));
  EXPECT_THAT(error_of(replaced(good, "shift: 9", "shift: 32")), HasSubstr("from 0 to 31"));
  EXPECT_THAT(error_of(replaced(good, "77", "65536")), HasSubstr("from 0 to 65535"));
  EXPECT_THAT(error_of(replaced(good, "biases", "biasses")), HasSubstr("biases"));
  EXPECT_THAT(error_of(replaced(good, "bias: 4711", "bais: 4711")), HasSubstr("bais"));
  EXPECT_THAT(error_of("first: 3\nsecond: 4\noutput: 5\n"), HasSubstr("expected a map"));
  EXPECT_THROW(read_neural_weights("/does/not/exist.yaml"), InputError);
}

// Loaded through the registers, the trained network decides in the block as in the reference.
TEST(NeuralFile, HoldsANetworkThatTheBlockRuns) {
  Bench bench(make_dut("pe8"));
  RandomTraffic traffic(bench, 31);
  traffic.decide_by_network(read_neural_weights(kFile));
  traffic.run(5000);
}

}  // namespace
}  // namespace weft
