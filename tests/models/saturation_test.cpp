// SPDX-License-Identifier: Apache-2.0
// A link that always has something to send moves its width each cycle.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "tests/models/interconnect_harness.h"
#include "tests/support/validation.h"

namespace weft {
namespace {

constexpr std::int64_t kBytes = 4 << 20;  // of each initiator
constexpr std::int32_t kReaders = 2;

class Saturation : public ::testing::TestWithParam<std::tuple<std::string, Fidelity, bool>> {};

TEST_P(Saturation, IsWidthTimesClock) {
  const auto [type, fidelity, write] = GetParam();
  HarnessOptions options{type, fidelity};
  options.initiators = 3;
  options.targets = 4;
  options.clusters = 4;
  options.interconnect.columns = options.interconnect.rows = 2;
  Harness harness(options);
  // Both to the target that shares no cluster and no node with them.
  for (std::int32_t reader = 0; reader < kReaders; ++reader) {
    harness.start(reader, {local_memory_base(3), kBytes, write, Time(0), 0});
  }
  harness.run();
  Time end(0);
  for (const Harness::Ended& ended : harness.ended) end = std::max(end, ended.at);
  const double bytes_per_ns = kReaders * kBytes / (1e3 * to_us(end));
  expect_agreement(
      "Interconnect",
      fmt::format("{}: {}, saturated by {} (bytes/ns)", fidelity == Fidelity::lt ? "lt" : "at",
                  type, write ? "writes" : "reads"),
      static_cast<double>(options.interconnect.width_bytes), bytes_per_ns, 2);
}

std::string name_of(const ::testing::TestParamInfo<std::tuple<std::string, Fidelity, bool>>& info) {
  return std::get<0>(info.param) + (std::get<1>(info.param) == Fidelity::lt ? "_lt" : "_at") +
         (std::get<2>(info.param) ? "_writes" : "_reads");
}

INSTANTIATE_TEST_SUITE_P(
    , Saturation,
    ::testing::Combine(::testing::Values("bus", "crossbar", "hierarchical", "mesh"),
                       ::testing::Values(Fidelity::lt, Fidelity::at), ::testing::Bool()),
    name_of);

}  // namespace
}  // namespace weft
