// SPDX-License-Identifier: Apache-2.0
// Random traffic through DMA engines, interconnects and memories, every socket under the protocol
// checker: each transfer ends once, and all bytes arrive.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/models/interconnect_harness.h"

namespace weft {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::int64_t kTransfers = 2'000;
#else
constexpr std::int64_t kTransfers = 40'000;
#endif
constexpr std::int32_t kPorts = 9;

struct Traffic {
  std::string name;
  HarnessOptions options;
};

HarnessOptions of_type(const std::string& type, Fidelity fidelity) {
  HarnessOptions options{type, fidelity};
  options.initiators = options.targets = kPorts;
  options.clusters = 3;
  options.interconnect.columns = options.interconnect.rows = 3;
  options.interconnect.buffer_packets = 2;
  options.dma.burst_bytes = 256;
  options.dma.outstanding = 3;
  return options;
}

std::vector<Traffic> all_traffic() {
  std::vector<Traffic> all;
  for (const Fidelity fidelity : {Fidelity::lt, Fidelity::at}) {
    const std::string suffix = fidelity == Fidelity::lt ? "_lt" : "_at";
    for (const auto& entry : interconnects().entries()) {
      all.push_back({entry.name + suffix, of_type(entry.name, fidelity)});
    }
    for (const Arbitration arbitration : {Arbitration::fixed_priority, Arbitration::tdma}) {
      HarnessOptions options = of_type("bus", fidelity);
      options.interconnect.arbitration = arbitration;
      const bool tdma = arbitration == Arbitration::tdma;
      all.push_back({(tdma ? "bus_tdma" : "bus_fixed_priority") + suffix, options});
    }
    HarnessOptions held = of_type("bus", fidelity);
    held.interconnect.pipelined = false;
    all.push_back({"bus_not_pipelined" + suffix, held});
    HarnessOptions narrow = of_type("mesh", fidelity);
    narrow.interconnect.routing = MeshRouting::yx;
    narrow.interconnect.cycles_per_flit = 2;
    narrow.interconnect.width_bytes = 4;
    all.push_back({"mesh_yx_handshake" + suffix, narrow});
  }
  return all;
}

class InterconnectTraffic : public ::testing::TestWithParam<Traffic> {};

TEST_P(InterconnectTraffic, LosesNothing) {
  Harness harness(GetParam().options);
  std::mt19937_64 random(1);
  const auto below = [&](std::uint64_t count) { return random() % count; };
  std::vector<std::int64_t> expected_bytes(kPorts);
  std::vector<int> ends(static_cast<std::size_t>(kTransfers));
  std::int64_t bursts = 0, started = 0;

  // Each engine has a few transfers waiting; the end of one starts another, elsewhere.
  const auto start = [&](Time not_before) {
    const auto target = static_cast<std::int32_t>(below(kPorts));
    const auto bytes = static_cast<std::int64_t>(1 + below(4000));
    expected_bytes[static_cast<std::size_t>(target)] += bytes;
    bursts += (bytes + 255) / 256;
    harness.start(static_cast<std::int32_t>(below(kPorts)),
                  {local_memory_base(target) + below(1 << 20), bytes, below(2) == 0, not_before,
                   static_cast<std::uint64_t>(started++)});
  };
  harness.on_end = [&](std::uint64_t tag, Time at) {
    ++ends[tag];
    if (started < kTransfers) start(at + nanoseconds(static_cast<std::int64_t>(below(500))));
  };
  for (int i = 0; i < 4 * kPorts; ++i) start(Time(0));
  harness.run();

  EXPECT_EQ(ends, std::vector<int>(ends.size(), 1));
  for (std::int32_t target = 0; target < kPorts; ++target) {
    EXPECT_EQ(harness.bytes(target), expected_bytes[static_cast<std::size_t>(target)]);
  }
  EXPECT_EQ(harness.in_flight(), 0);
  EXPECT_EQ(harness.transactions(), 2 * bursts);
  std::int64_t carried = 0, sum = 0;
  for (const LinkStatistics& link : harness.interconnect().request_statistics()) {
    carried += link.bytes;
  }
  for (const LinkStatistics& link : harness.interconnect().response_statistics()) {
    carried += link.bytes;
  }
  for (const std::int64_t bytes : expected_bytes) sum += bytes;
  EXPECT_GE(carried, sum);  // each byte crosses a link at least
}

INSTANTIATE_TEST_SUITE_P(, InterconnectTraffic, ::testing::ValuesIn(all_traffic()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace weft
