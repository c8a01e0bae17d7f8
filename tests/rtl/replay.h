// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "tests/rtl/random_traffic.h"

namespace weft {

/// The number in an environment variable, or another where it is not set.
std::uint64_t environment(const char* name, std::uint64_t otherwise);

/// Runs the random traffic of a seed on a build of the block. Where block and model differ, runs it
/// again with a waveform around the place, and fails the test with the first difference (cycle and
/// number of the decision), the seed and the waveform's path.
void run_or_replay(const std::string& dut, std::uint64_t seed, std::uint64_t decisions,
                   const std::function<void(RandomTraffic&)>& prepare);

}  // namespace weft
