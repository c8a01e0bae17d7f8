// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/rtl/bench.h"

namespace weft {
namespace {

constexpr std::uint32_t kEnable = 1U << registers::kControlEnableLsb;
constexpr std::uint32_t kHold = 1U << registers::kControlHoldLsb;

class Registers : public testing::TestWithParam<const char*> {
 protected:
  Registers() : bench_(make_dut(GetParam())) {}

  std::uint32_t field(std::uint32_t offset, std::uint32_t lsb, std::uint32_t width) {
    return bench_.read(offset) >> lsb & ((1U << width) - 1);
  }

  /// All that can be read, but for counters of cycles, without taking a dispatch.
  std::vector<std::uint32_t> snapshot() {
    std::vector<std::uint32_t> values;
    for (std::uint32_t address = 0; address < 0x280; address += 4) {
      if (address == registers::kDispatchOffset) continue;
      if (address >= registers::kStallDispatchOffset && address <= registers::kStallWalkOffset) {
        continue;
      }
      const AxiDriver::Response response = bench_.read_any(address);
      values.push_back(response.error ? 0xbad : response.data);
    }
    return values;
  }

  Bench bench_;
};

TEST_P(Registers, SayWhatIsBuilt) {
  EXPECT_EQ(bench_.read(registers::kIdOffset), registers::kIdentification);
  EXPECT_EQ(bench_.read(registers::kVersionOffset), registers::kVersion);
  const auto size = bench_.size();
  EXPECT_EQ(field(registers::kCapability0Offset, registers::kCapability0PesLsb, 8),
            static_cast<std::uint32_t>(size.pes));
  EXPECT_EQ(field(registers::kCapability0Offset, registers::kCapability0QueueDepthLsb, 8),
            static_cast<std::uint32_t>(size.queue_depth));
  EXPECT_EQ(field(registers::kCapability0Offset, registers::kCapability0TasksLsb, 16),
            static_cast<std::uint32_t>(size.tasks));
  EXPECT_EQ(field(registers::kCapability1Offset, registers::kCapability1TimeWidthLsb, 8),
            static_cast<std::uint32_t>(size.time_width));
  EXPECT_EQ(field(registers::kCapability1Offset, registers::kCapability1CommunicationLsb, 1),
            size.communication ? 1U : 0U);
  EXPECT_EQ(field(registers::kCapability3Offset, registers::kCapability3KernelsLsb, 16),
            static_cast<std::uint32_t>(size.kernels));
  EXPECT_EQ(field(registers::kCapability3Offset, registers::kCapability3JobsLsb, 16),
            static_cast<std::uint32_t>(size.tasks / 4));
  const auto lanes = static_cast<std::uint32_t>(size.neural_lanes);
  EXPECT_EQ(field(registers::kCapability1Offset, registers::kCapability1NeuralLsb, 1),
            lanes > 0 ? 1U : 0U);
  EXPECT_EQ(field(registers::kCapability4Offset, registers::kCapability4NeuralLanesLsb, 8), lanes);
  bench_.check_state();
}

TEST_P(Registers, KeepWhatIsWritten) {
  const std::vector<std::uint32_t> plain = {registers::kArrivalWindowOffset,
                                            registers::kJobTagOffset, registers::kJobDeadlineOffset,
                                            registers::kCompletionElapsedOffset};
  for (const std::uint32_t address : plain) {
    for (const std::uint32_t value : {0x12345678U, 0xffffffffU, 0U}) {
      EXPECT_FALSE(bench_.write(address, value).error);
      EXPECT_EQ(bench_.read(address), value);
    }
  }
  bench_.write(registers::kInterruptEnableOffset, 0x15);
  EXPECT_EQ(bench_.read(registers::kInterruptEnableOffset), 0x15U);
  bench_.set_time(0x1234567890);
  EXPECT_EQ(bench_.read(registers::kTimeLoOffset), 0x34567890U);
  EXPECT_EQ(bench_.read(registers::kTimeHiOffset), 0x12U);
}

TEST_P(Registers, UnmappedAccessAnswersAnErrorAndChangesNothing) {
  std::mt19937_64 random(7);
  bench_.set_cost(0, 0, 1);
  bench_.set_control(kEnable);
  const std::vector<std::uint32_t> before = snapshot();
  for (std::uint32_t address = 0; address < 0x500; address += 4) {
    const bool misses = address == 0x01c || (address >= 0x090 + 4 && address < 0x0c0) ||
                        (address >= 0x340 && address < 0x400) || address >= 0x440;
    if (misses) {
      EXPECT_TRUE(bench_.read_any(address).error) << address;
      EXPECT_TRUE(bench_.write(address, 0xffffffff).error) << address;
    }
    EXPECT_TRUE(bench_.read_any(address + 1 + address % 3).error);
    EXPECT_TRUE(bench_.write(address + 1 + address % 3, 0xffffffff).error);
    EXPECT_TRUE(bench_.write(address, 0xffffffff, {}, 0x7).error) << "part of a word";
  }
  for (int i = 0; i < 2000; ++i) {  // beyond the last table
    const std::uint32_t address = 0x60000U + static_cast<std::uint32_t>(random() % 0xa0000);
    EXPECT_TRUE(bench_.read_any(address).error);
    EXPECT_TRUE(bench_.write(address, 0xffffffff).error);
  }
  const auto pes = static_cast<std::uint32_t>(bench_.size().pes);
  if (pes < 32) {
    EXPECT_TRUE(bench_.write(registers::kCostOffset + 4 * pes, 1).error);
    EXPECT_TRUE(bench_.write(registers::kLinkClassOffset + 4 * pes, 1).error);
    EXPECT_TRUE(bench_.write(registers::kLinkClassOffset + 128 * pes, 1).error);
    EXPECT_TRUE(bench_.read_any(registers::kPeFreeLoOffset + 8 * pes).error);
  }
  for (const std::uint32_t read_only : {0x000U, 0x008U, 0x028U, 0x060U, 0x080U, 0x0c0U, 0x100U}) {
    EXPECT_TRUE(bench_.write(read_only, 1).error) << read_only;
  }
  for (const std::uint32_t write_only : {0x06cU, 0x074U, 0x300U, 0x400U, 0x1000U, 0x10000U}) {
    EXPECT_TRUE(bench_.read_any(write_only).error) << write_only;
  }
  EXPECT_EQ(snapshot(), before);
}

TEST_P(Registers, AnInterruptThatComesWithItsClearingIsNotLost) {
  for (std::int32_t pe = 0; pe < bench_.size().pes; ++pe) {
    bench_.set_cost(0, pe, 1);
    for (std::int32_t to = 0; to < bench_.size().pes; ++to) bench_.set_link(pe, to, 0);
  }
  bench_.set_control(kEnable);
  bench_.load(0, GoldenTemplate(12), 0, 0);
  // Launching one task a cycle, the block decides while the clearing takes effect, at each place.
  const std::uint32_t cause = 1U << registers::kInterruptStatusDispatchLsb;
  std::set<std::int64_t> gaps;
  for (int wait = 0; wait < 24; ++wait) {
    bench_.ring(0, 0);
    bench_.cycles(wait);
    std::uint64_t cleared = 0;
    bench_.write(registers::kInterruptStatusOffset, 0x1f,
                 [&] { cleared = bench_.cycle_count() - 1; });
    bench_.settle();
    const std::uint64_t last = bench_.last_decision_cycle();
    gaps.insert(static_cast<std::int64_t>(last) - static_cast<std::int64_t>(cleared));
    EXPECT_EQ((bench_.read(registers::kInterruptStatusOffset) & cause) != 0, last >= cleared);
    bench_.soft_reset(kEnable);
    bench_.settle();
  }
  EXPECT_EQ(gaps.count(0), 1U) << "the last decision and the clearing never met";
}

TEST_P(Registers, HoldTakesEventsInAndDecidesNothing) {
  for (std::int32_t pe = 0; pe < bench_.size().pes; ++pe) {
    bench_.set_cost(0, pe, 1);
    for (std::int32_t to = 0; to < bench_.size().pes; ++to) bench_.set_link(pe, to, 0);
  }
  bench_.load(0, GoldenTemplate(4), 0, 0);
  bench_.set_control(kEnable | kHold);
  bench_.ring(0, 0);
  bench_.settle();
  EXPECT_EQ(bench_.decisions(), 0U);
  EXPECT_EQ(bench_.read(registers::kMaxReadyOffset), 4U);
  bench_.set_control(kEnable);
  bench_.settle();
  EXPECT_EQ(bench_.decisions(), 4U);
  EXPECT_EQ(bench_.read(registers::kDecisionsOffset), 4U);
  EXPECT_EQ(bench_.read(registers::kDispatchLevelOffset), 4U);
}

INSTANTIATE_TEST_SUITE_P(Builds, Registers,
                         testing::Values("pe4", "pe8", "pe16", "pe32", "pe4s", "pe4n"),
                         [](const auto& build) { return std::string(build.param); });

}  // namespace
}  // namespace weft
