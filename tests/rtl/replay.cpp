// SPDX-License-Identifier: Apache-2.0
#include "tests/rtl/replay.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace weft {
namespace {

constexpr std::uint64_t kCyclesBefore = 500;  // in the waveform

}  // namespace

std::uint64_t environment(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

void run_or_replay(const std::string& dut, std::uint64_t seed, std::uint64_t decisions,
                   const std::function<void(RandomTraffic&)>& prepare) {
  const std::string file = std::filesystem::absolute("mismatch_" + dut + ".fst").string();
  std::uint64_t cycle = 0;
  for (const bool again : {false, true}) {
    Bench bench(make_dut(dut));
    if (again) bench.trace_around(cycle, kCyclesBefore, file);
    try {
      RandomTraffic traffic(bench, seed);
      prepare(traffic);
      traffic.run(decisions);
      return;
    } catch (const Mismatch& mismatch) {
      cycle = bench.cycle_count();
      if (!again) continue;
      FAIL() << dut << ", seed " << seed << " (WEFT_RTL_SEED): " << mismatch.what()
             << "\nwaveform: " << file;
    }
  }
}

}  // namespace weft
