// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "tests/rtl/replay.h"

namespace weft {
namespace {

struct Case {
  const char* dut;
  std::uint64_t decisions;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.dut; }

class Equivalence : public testing::TestWithParam<Case> {};

TEST_P(Equivalence, BlockAndModelTakeTheSameDecisionsInRandomTraffic) {
  const Case c = GetParam();
  run_or_replay(c.dut, environment("WEFT_RTL_SEED", 1),
                c.decisions * environment("WEFT_RTL_PERCENT", 100) / 100, [](RandomTraffic&) {});
}

TEST_P(Equivalence, HoldsThroughSoftResetsAtAnyCycle) {
  run_or_replay(GetParam().dut, environment("WEFT_RTL_SEED", 2), 4000,
                [](RandomTraffic& traffic) { traffic.reset_at_random(true); });
}

TEST_P(Equivalence, HoldsWhateverTheHostDoesWrong) {
  run_or_replay(GetParam().dut, environment("WEFT_RTL_SEED", 3), 4000, [](RandomTraffic& traffic) {
    traffic.reset_at_random(true);
    traffic.misbehave_at_random(true);
  });
}

// The systolic queue answers in every cycle as the shift register does.
TEST(QueueKinds, GiveTheSameDecisionsInTheSameCycles) {
  Bench shift(make_dut("pe4"));
  Bench systolic(make_dut("pe4s"));
  RandomTraffic(shift, 5).run(20000);
  RandomTraffic(systolic, 5).run(20000);
  EXPECT_EQ(shift.fingerprint(), systolic.fingerprint());
  EXPECT_EQ(shift.cycle_count(), systolic.cycle_count());
}

// One million in all, for 4, 8, 16 and 32 PEs; the systolic queue and the block without
// communication besides.
INSTANTIATE_TEST_SUITE_P(Builds, Equivalence,
                         testing::Values(Case{"pe4", 300000}, Case{"pe8", 300000},
                                         Case{"pe16", 250000}, Case{"pe32", 150000},
                                         Case{"pe4s", 50000}, Case{"pe4n", 50000}),
                         [](const auto& build) { return std::string(build.param.dut); });

}  // namespace
}  // namespace weft
