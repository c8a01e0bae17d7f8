// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <ostream>
#include <string>

#include "tests/rtl/random_traffic.h"

namespace weft {
namespace {

struct Case {
  const char* dut;
  std::uint64_t decisions;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.dut; }

std::uint64_t environment(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

/// Runs the traffic of a seed. Where block and model differ, runs it again with a waveform around
/// the place, and fails with the seed.
void run(const Case& c, std::uint64_t seed, void (*prepare)(RandomTraffic&)) {
  std::uint64_t cycle = 0;
  for (int attempt = 0; attempt < 2; ++attempt) {
    Bench bench(make_dut(c.dut));
    const std::string file = std::string("mismatch_") + c.dut + ".fst";
    if (attempt == 1) bench.trace_around(cycle, 500, file);
    try {
      RandomTraffic traffic(bench, seed);
      prepare(traffic);
      traffic.run(c.decisions);
      return;
    } catch (const Mismatch& mismatch) {
      cycle = bench.cycle_count();
      if (attempt == 1) {
        FAIL() << c.dut << ", seed " << seed << " (WEFT_RTL_SEED): " << mismatch.what()
               << "\nwaveform: " << file;
      }
    }
  }
}

class Equivalence : public testing::TestWithParam<Case> {};

TEST_P(Equivalence, BlockAndModelTakeTheSameDecisionsInRandomTraffic) {
  Case c = GetParam();
  c.decisions = c.decisions * environment("WEFT_RTL_PERCENT", 100) / 100;
  run(c, environment("WEFT_RTL_SEED", 1), [](RandomTraffic&) {});
}

TEST_P(Equivalence, HoldsThroughSoftResetsAtAnyCycle) {
  run({GetParam().dut, 4000}, environment("WEFT_RTL_SEED", 2),
      [](RandomTraffic& traffic) { traffic.reset_at_random(true); });
}

TEST_P(Equivalence, HoldsWhateverTheHostDoesWrong) {
  run({GetParam().dut, 4000}, environment("WEFT_RTL_SEED", 3), [](RandomTraffic& traffic) {
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
