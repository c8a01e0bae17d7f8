// SPDX-License-Identifier: Apache-2.0
// The mesh at `lt` against the mesh at `at` under the same packets.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "models/interconnect/reserved_links.h"
#include "models/interconnect/topologies/mesh.h"
#include "models/interconnect/wormhole_network.h"
#include "tests/support/validation.h"

namespace weft {
namespace {

constexpr std::int32_t kNodes = 16;
constexpr std::int64_t kFlits = 8;
constexpr std::int64_t kCycles = 200'000;

struct Sent {
  Time at;
  Packet packet;
};

Topologies mesh(const InterconnectOptions& options) {
  Ports ports;
  for (std::int32_t node = 0; node < kNodes; ++node) {
    ports.initiators.push_back({fmt::format("from{}", node), "", node});
    ports.targets.push_back({fmt::format("to{}", node), "", node});
  }
  return make_mesh(options, ports);
}

// Uniform random: at each node, in each cycle, a packet for one of the others with that chance.
std::vector<Sent> traffic(double flits_per_node_per_cycle, const InterconnectOptions& options) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> uniform;
  std::vector<Sent> packets;
  for (std::int64_t cycle = 0; cycle < kCycles; ++cycle) {
    for (std::int32_t from = 0; from < kNodes; ++from) {
      if (uniform(random) >= flits_per_node_per_cycle / kFlits) continue;
      const auto to = (from + 1 + static_cast<std::int32_t>(random() % (kNodes - 1))) % kNodes;
      const Time at = options.cycle * cycle;
      packets.push_back(
          {at,
           {from, to, (kFlits - 1) * options.width_bytes, static_cast<std::uint64_t>(at.count())}});
    }
  }
  return packets;
}

double mean_cycles_lt(const std::vector<Sent>& packets, const InterconnectOptions& options) {
  const Topologies topologies = mesh(options);
  ReservedLinks links(topologies.requests, options);
  double sum = 0;
  for (const Sent& sent : packets) {
    const Packet& packet = sent.packet;
    const Time there =
        links.send(packet.source, packet.destination, packet.payload_bytes, sent.at, sent.at);
    sum += static_cast<double>((there - sent.at) / options.cycle);
  }
  return sum / static_cast<double>(packets.size());
}

// The mesh at `at`, with queues at the sources that hold whatever comes.
class AtMesh {
 public:
  explicit AtMesh(const InterconnectOptions& options)
      : network_(mesh(options).requests, set_up(options)) {}

  // Sends everything and runs until `end`, or until all has arrived.
  void run(const std::vector<Sent>& packets, Time end) {
    for (const Sent& sent : packets) {
      if (sent.at >= end) break;
      advance_to(sent.at);
      take(sent.at);
      network_.send(sent.packet, sent.at);
    }
    advance_to(end);
  }

  std::int64_t arrived = 0;
  Time latency{0};  // of all together

 private:
  static WormholeOptions set_up(const InterconnectOptions& options) {
    WormholeOptions wormhole;
    wormhole.clock = options.cycle;
    wormhole.buffer_flits = options.buffer_flits;
    wormhole.entry_packets = 0;
    return wormhole;
  }

  void advance_to(Time until) {
    while (network_.next_event() < until) take(network_.next_event());
  }

  void take(Time now) {
    arrivals_.clear();
    network_.advance(now, arrivals_);
    for (const Arrival& each : arrivals_) {
      network_.release(each.packet.destination, now);
      latency += each.tail - Time(each.packet.tag);
      ++arrived;
    }
  }

  WormholeNetwork network_;
  std::vector<Arrival> arrivals_;
};

double mean_cycles_at(const std::vector<Sent>& packets, const InterconnectOptions& options) {
  AtMesh at(options);
  at.run(packets, kNever);
  return static_cast<double>(at.latency / options.cycle) / static_cast<double>(at.arrived);
}

// What arrives when every node has more to send than goes in, in flits a node and cycle.
double saturation_at(const InterconnectOptions& options) {
  constexpr std::int64_t kOverloadCycles = 20'000;
  AtMesh at(options);
  at.run(traffic(1, options), options.cycle * kOverloadCycles);
  return static_cast<double>(at.arrived * kFlits) / (kNodes * kOverloadCycles);
}

void compare(std::int32_t cycles_per_flit) {
  InterconnectOptions options;
  options.columns = options.rows = 4;
  options.width_bytes = 4;
  options.cycles_per_flit = cycles_per_flit;
  const double saturation = saturation_at(options);
  for (const double share : {0.05, 0.2, 0.4, 0.5, 0.59}) {
    const std::vector<Sent> packets = traffic(share * saturation, options);
    expect_agreement("Interconnect",
                     fmt::format("lt against at: 4x4 mesh, {} cycle(s) a flit, latency at {:.0f} % "
                                 "of saturation (cycles)",
                                 cycles_per_flit, 100 * share),
                     mean_cycles_at(packets, options), mean_cycles_lt(packets, options), 10);
  }
}

TEST(MeshFidelity, LtFollowsAtWithAHandshakeForEachFlit) { compare(2); }
TEST(MeshFidelity, LtFollowsAtWithCredits) { compare(1); }

}  // namespace
}  // namespace weft
