// SPDX-License-Identifier: Apache-2.0
// Every interconnect through its TLM sockets, with nothing else under way: formulas written out by
// type, not the models' own.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/models/interconnect_harness.h"
#include "tests/support/validation.h"

namespace weft {
namespace {

constexpr std::int64_t kBytes = 1000;

std::int64_t beats(std::int64_t bytes, std::int64_t width) { return (bytes + width - 1) / width; }

// One burst, a read: from its request to the last byte of its response.
Time read_time(HarnessOptions options, std::int32_t initiator, std::int32_t target, bool write) {
  options.dma.burst_bytes = 4096;
  Harness harness(options);
  harness.start(initiator, {local_memory_base(target), kBytes, write, Time(0), 7});
  harness.run();
  EXPECT_EQ(harness.ended.size(), 1U);
  EXPECT_EQ(harness.ended.front().tag, 7U);
  EXPECT_EQ(harness.in_flight(), 0);
  EXPECT_EQ(harness.bytes(target), kBytes);
  return harness.ended.front().at;
}

struct Case {
  HarnessOptions options;
  std::int32_t initiator;
  std::int32_t target;
  std::int64_t expected_cycles;
  std::string what;
};

void check(Case test, Fidelity fidelity, bool write) {
  test.options.fidelity = fidelity;
  const Time measured = read_time(test.options, test.initiator, test.target, write);
  const Time cycle = test.options.interconnect.cycle;
  expect_agreement("Interconnect",
                   fmt::format("{}: {}, {} of {} bytes at zero load (cycles)",
                               fidelity == Fidelity::lt ? "lt" : "at", test.what,
                               write ? "write" : "read", kBytes),
                   static_cast<double>(test.expected_cycles),
                   static_cast<double>(measured.count()) / static_cast<double>(cycle.count()), 0);
}

Case bus() {
  HarnessOptions options{"bus"};
  options.interconnect.latency_cycles = 3;
  // The request's one beat, then the response's: latency and the beats behind the first.
  return {options, 0, 0, 3 + 3 + beats(kBytes, 16) - 1, "bus"};
}

Case crossbar() {
  HarnessOptions options{"crossbar"};
  options.initiators = options.targets = 4;
  options.interconnect.latency_cycles = 2;
  return {options, 1, 3, (1 + 2) + (1 + 2) + beats(kBytes, 16) - 1, "crossbar"};
}

Case hierarchical() {
  HarnessOptions options{"hierarchical"};
  options.initiators = options.targets = options.clusters = 3;
  options.interconnect.bridge_latency = nanoseconds(10);
  constexpr std::int64_t kWay = 1 + 10 + 1 + 10 + 1;  // bus, bridge, top, bridge, bus
  return {options, 0, 2, 2 * kWay + beats(kBytes, 16) - 1, "hierarchical, cluster to cluster"};
}

// Node 1 is in row 0, column 1; node 14 in row 3, column 2 of a mesh of 4 x 4: four hops.
Case mesh(MeshRouting routing, std::int32_t cycles_per_flit) {
  HarnessOptions options{"mesh"};
  options.initiators = options.targets = 16;
  options.interconnect.columns = options.interconnect.rows = 4;
  options.interconnect.routing = routing;
  options.interconnect.router_cycles = 2;
  options.interconnect.link_cycles = 1;
  options.interconnect.cycles_per_flit = cycles_per_flit;
  const std::int64_t way = (4 + 1) * (2 + 1);
  const std::int64_t flits = 1 + beats(kBytes, 16);
  return {options, 1, 14, way + way + (flits - 1) * cycles_per_flit,
          fmt::format("mesh, four hops {}, {} cycle(s) a flit",
                      routing == MeshRouting::xy ? "xy" : "yx", cycles_per_flit)};
}

class ZeroLoad : public ::testing::TestWithParam<Fidelity> {};

TEST_P(ZeroLoad, OfABusIsExact) { check(bus(), GetParam(), false); }
TEST_P(ZeroLoad, OfACrossbarIsExact) { check(crossbar(), GetParam(), false); }
TEST_P(ZeroLoad, OfAHierarchyIsExact) { check(hierarchical(), GetParam(), false); }
TEST_P(ZeroLoad, OfAMeshIsExact) { check(mesh(MeshRouting::xy, 1), GetParam(), false); }
TEST_P(ZeroLoad, OfAMeshRoutedYxIsExact) { check(mesh(MeshRouting::yx, 1), GetParam(), false); }
TEST_P(ZeroLoad, OfAMeshWithHandshakesIsExact) {
  check(mesh(MeshRouting::xy, 2), GetParam(), false);
}
TEST_P(ZeroLoad, OfAWriteIsThatOfARead) { check(crossbar(), GetParam(), true); }

INSTANTIATE_TEST_SUITE_P(, ZeroLoad, ::testing::Values(Fidelity::lt, Fidelity::at),
                         [](const auto& test) { return test.param == Fidelity::lt ? "lt" : "at"; });

}  // namespace
}  // namespace weft
