// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "models/interconnect/wormhole_network.h"
#include "tests/models/network_traffic.h"
#include "tests/models/small_topology.h"

namespace weft {
namespace {

constexpr std::int64_t kFlits = 8;
constexpr int kSeeds = 10;
constexpr std::int64_t kWarmUpCycles = 1'000;
constexpr std::int64_t kCycles = 20'000;

struct Point {
  double head_latency_cycles = 0;
  double flits_per_node_per_cycle = 0;
};

// The reference's set-up: 4 x 4 nodes, a flit every other cycle and link, two cycles a hop, packets
// created at each node with a fixed probability a cycle, unbounded queues at the sources. Latency
// is the head's, from its packet's creation.
Point measure(double packets_per_node_per_cycle) {
  const MeshShape mesh{4, 4, true, {"channel", 4, nanoseconds(2), nanoseconds(2), 0}};
  WormholeNetwork network(mesh.topology(), {nanoseconds(1), 4, 0, 16});
  const Time warm_up = nanoseconds(kWarmUpCycles);
  double latency_cycles = 0, heads = 0, flits = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    network.reset();
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> uniform;
    std::vector<Arrival> arrived;
    for (std::int64_t cycle = 0; cycle < kWarmUpCycles + kCycles; ++cycle) {
      const Time now = nanoseconds(cycle);
      for (std::int32_t from = 0; from < mesh.nodes(); ++from) {
        if (uniform(random) >= packets_per_node_per_cycle) continue;
        const auto to = (from + 1 + static_cast<std::int32_t>(random() % 15)) % 16;
        network.send({from, to, 4 * kFlits, static_cast<std::uint64_t>(now.count())}, now);
      }
      arrived.clear();
      network.advance(now, arrived);
      for (const Arrival& each : arrived) {
        network.release(each.packet.destination, now);
        if (each.tail >= warm_up) flits += kFlits;
        if (each.head < warm_up) continue;
        latency_cycles += static_cast<double>((each.head - Time(each.packet.tag)).count()) / 1e3;
        ++heads;
      }
    }
  }
  return {latency_cycles / heads, flits / (kSeeds * kCycles * 16)};
}

TEST(WormholeNetwork, AgreesWithACycleAccurateSimulator) {
  const auto path =
      std::filesystem::path(WEFT_SHARED_DIR) / "cases" / "noc" / "mesh4x4_wormhole.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no file " << path << " to compare with";
  const auto reference = nlohmann::json::parse(std::ifstream(path));
  double their_saturation = 0, our_saturation = 0;
  for (const auto& row : reference["rows"]) {
    their_saturation =
        std::max<double>(their_saturation, row["throughput_flits_per_node_per_cycle"]);
  }
  for (const auto& row : reference["rows"]) {
    const double offered = row["offered_flits_per_node_per_cycle"];
    const double theirs = row["mean_head_latency_cycles"];
    const Point ours = measure(row["packets_per_node_per_cycle"]);
    our_saturation = std::max(our_saturation, ours.flits_per_node_per_cycle);
    const bool held_to = offered <= 0.8 * their_saturation;
    const std::string what = "at: 4x4 mesh, head latency at " +
                             std::to_string(offered).substr(0, 5) + " flits/node/cycle (cycles)" +
                             (held_to ? "" : ", near or past saturation: for information");
    print_row(what.c_str(), theirs, ours.head_latency_cycles);
    if (held_to) {
      EXPECT_NEAR(ours.head_latency_cycles, theirs, 0.15 * theirs) << "offered " << offered;
    }
  }
  print_row("at: 4x4 mesh, saturation (flits/node/cycle)", their_saturation, our_saturation);
  EXPECT_NEAR(our_saturation, their_saturation, 0.15 * their_saturation);
}

}  // namespace
}  // namespace weft
