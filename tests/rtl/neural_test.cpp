// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "tests/rtl/replay.h"

namespace weft {
namespace {

constexpr std::uint32_t kEnable = 1U << registers::kControlEnableLsb;
constexpr std::uint32_t kHold = 1U << registers::kControlHoldLsb;

class Neural : public testing::TestWithParam<const char*> {
 protected:
  Neural() : bench_(make_dut(GetParam())) {}

  /// A block with one template of so many tasks that depend on nothing, and the policy neural.
  void prepare(std::size_t tasks, const NeuralWeights& weights) {
    for (std::int32_t pe = 0; pe < bench_.size().pes; ++pe) {
      bench_.set_cost(0, pe, 100);
      for (std::int32_t to = 0; to < bench_.size().pes; ++to) bench_.set_link(pe, to, 0);
    }
    bench_.set_weights(weights);
    bench_.set_policy(GoldenPolicy::kNeural);
    bench_.load(0, GoldenTemplate(tasks), 0, 0);
    bench_.set_control(kEnable);
  }

  /// The score is what the first neuron of the second layer makes of one input.
  static NeuralWeights only_input(std::size_t input, std::int8_t weight) {
    NeuralWeights weights;
    weights.first[0][input] = 1;
    weights.second[0][0] = 1;
    weights.output[0] = weight;
    weights.scales = {NeuralScale{1, 0}, NeuralScale{1, 0}};
    return weights;
  }

  Bench bench_;
};

// The bench also holds each decision to its cycle.
TEST_P(Neural, TakesTheDecisionsOfTheReferenceWithRandomWeights) {
  run_or_replay(GetParam(), environment("WEFT_RTL_SEED", 21), 52000,
                [](RandomTraffic& traffic) { traffic.decide_by_network(); });
}

TEST_P(Neural, HoldsThroughSoftResetsAndMisbehaviour) {
  run_or_replay(GetParam(), environment("WEFT_RTL_SEED", 22), 6000, [](RandomTraffic& traffic) {
    traffic.decide_by_network();
    traffic.reset_at_random(true);
    traffic.misbehave_at_random(true);
  });
}

TEST_P(Neural, DecidesInTheCyclesThatTheFormulaSays) {
  prepare(4, only_input(0, -1));
  bench_.set_control(kEnable | kHold);
  bench_.ring(0, 1);
  bench_.settle();
  bench_.set_control(kEnable);
  std::uint64_t before = bench_.last_decision_cycle();
  for (std::uint64_t i = 0; i < 4; ++i) {
    while (bench_.decisions() == i) bench_.cycle();
    const std::uint64_t now = bench_.last_decision_cycle();
    if (i > 0) {
      EXPECT_EQ(now - before, bench_.neural_cycles() + 1);
    }
    before = now;
  }
  RecordProperty("cycles", static_cast<int>(bench_.neural_cycles()));
  bench_.settle();
  // While the first three were scored, others waited.
  EXPECT_GE(bench_.read(registers::kStallNeuralOffset), 3 * bench_.neural_cycles());
}

TEST_P(Neural, SendsToTheLowestPeOfEqualsAndNeverToOneThatCannot) {
  prepare(1, NeuralWeights{});
  bench_.set_cost(0, 0, GoldenTables::kUnsupported);
  bench_.ring(0, 1);
  bench_.settle();
  EXPECT_EQ(bench_.take(true).value().pe, 1);
}

TEST_P(Neural, SpreadsTasksWhereOutstandingTasksCountAgainstAPe) {
  prepare(8, only_input(4, -1));
  bench_.ring(0, 1);
  bench_.settle();
  const auto pes = static_cast<std::int32_t>(bench_.size().pes);
  for (std::int32_t i = 0; i < 8; ++i) EXPECT_EQ(bench_.take(false).value().pe, i % pes);
}

TEST_P(Neural, RefusesNetworksWhileJobsAreInFlight) {
  prepare(1, only_input(0, -1));
  bench_.ring(0, 1);
  bench_.settle();
  for (const std::uint32_t address : {registers::kNeuralWeightOffset, registers::kNeuralBiasOffset,
                                      registers::kNeuralScaleOffset}) {
    const std::uint32_t before = bench_.read(registers::kErrorsOffset);
    EXPECT_FALSE(bench_.write(address, 0).error);
    EXPECT_EQ(bench_.read(registers::kErrorsOffset), before + 1);
  }
  EXPECT_EQ(bench_.read(registers::kErrorOffset) & 0xff, registers::kErrorWriteBusy);
  bench_.complete(*bench_.take(true), 100);
  bench_.settle();
  bench_.ring(0, 1);
  bench_.settle();
  EXPECT_TRUE(bench_.take(true).has_value());
}

TEST_P(Neural, MapsItsTablesAndNothingBetweenThem) {
  for (std::uint32_t address = 0x600; address < 0xc00; address += 4) {
    const bool weight = address >= 0x800 && address < 0x800 + 4 * 66;
    const bool bias = address >= 0xa00 && address < 0xa00 + 4 * 25;
    const bool scale = address == 0xa80 || address == 0xa84;
    EXPECT_EQ(bench_.write(address, 0).error, !weight && !bias && !scale) << address;
    EXPECT_TRUE(bench_.read_any(address).error) << address;
  }
}

// Over both builds more than 100,000 decisions.
INSTANTIATE_TEST_SUITE_P(Builds, Neural, testing::Values("pe4n", "pe8"),
                         [](const auto& build) { return std::string(build.param); });

TEST(WithoutNeural, ThePolicyIsRefusedAndTheTablesAreNotMapped) {
  Bench bench(make_dut("pe4"));
  EXPECT_FALSE(bench.write(registers::kPolicyOffset, registers::kPolicyNeural).error);
  EXPECT_EQ(bench.read(registers::kErrorOffset) & 0xff, registers::kErrorValueRange);
  EXPECT_EQ(bench.read(registers::kPolicyOffset), 0U);
  for (std::uint32_t address = 0x800; address < 0xc00; address += 4) {
    EXPECT_TRUE(bench.write(address, 0).error);
  }
}

}  // namespace
}  // namespace weft
