// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/wormhole_network.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <vector>

#include "base/error.h"
#include "tests/models/network_traffic.h"
#include "tests/models/small_topology.h"

namespace weft {
namespace {

const Link kChannel = {"channel", 4, nanoseconds(1), nanoseconds(2), 1};

// Packets of `flits` flits from each source to a random other node whenever there is room, up to
// `end`; flits that arrived per node and cycle of 1 ns.
double saturated_throughput(const MeshShape& mesh, std::int64_t flits, Time end) {
  WormholeNetwork network(mesh.topology(), {});
  std::mt19937 random(2);
  std::vector<Arrival> arrived;
  std::int64_t packets = 0;
  for (Time now(0); now < end; now = network.next_event()) {
    for (std::int32_t source = 0; source < mesh.nodes(); ++source) {
      while (network.can_send(source)) {
        const auto other = 1 + random() % static_cast<std::uint32_t>(mesh.nodes() - 1);
        const std::int32_t to = (source + static_cast<std::int32_t>(other)) % mesh.nodes();
        network.send({source, to, 4 * (flits - 1), 0}, now);
      }
    }
    arrived.clear();
    network.advance(now, arrived);
    for (const Arrival& each : arrived) network.release(each.packet.destination, now);
    packets += static_cast<std::int64_t>(arrived.size());
  }
  return static_cast<double>(packets * flits * 1000) /
         static_cast<double>(end.count() * mesh.nodes());
}

// Flits per node and cycle that the channels over the middle of the longer side can carry one way
// (Dally & Towles, section 3.3.1), for destinations other than the source.
double bisection_bound(const MeshShape& mesh) {
  const std::int32_t longer = std::max(mesh.columns, mesh.rows);
  const std::int32_t channels = std::min(mesh.columns, mesh.rows);
  const std::int32_t half = longer / 2 * channels;
  const double crossing = static_cast<double>(mesh.nodes() - half) / (mesh.nodes() - 1);
  const double per_cycle = 1e3 / static_cast<double>(mesh.link.beat.count());
  return channels * per_cycle / (half * crossing);
}

TEST(WormholeNetwork, ZeroLoadTimeIsTheFormula) {
  std::mt19937 random(1);
  const auto draw = [&](std::uint32_t from, std::uint32_t to) {
    return static_cast<std::int32_t>(from + random() % (to - from + 1));
  };
  for (int trial = 0; trial < 2000; ++trial) {
    const Time clock(draw(1, 3000));
    const std::int64_t width = draw(1, 32);
    const std::int32_t header = draw(0, 2);
    const std::int64_t bytes = draw(0, 3000);
    const std::int64_t beats = std::max<std::int64_t>(1, header + (bytes + width - 1) / width);
    std::vector<Link> links(static_cast<std::size_t>(draw(1, 6)));
    Time latency(0), tail(0);
    for (Link& link : links) {
      link = {"link", width, clock * draw(1, 3), clock * draw(1, 9), header};
      latency += link.latency;
      tail = std::max(tail, link.beat * (beats - 1));
    }
    const Topology topology = chain(links);
    WormholeNetwork network(topology, {clock, draw(3, 8), 1, 1});
    const Time sent = clock * draw(0, 1000);
    network.send({0, 0, bytes, 7}, sent);
    const std::vector<Arrival> arrivals = drain(network);
    ASSERT_EQ(arrivals.size(), 1U);
    ASSERT_EQ(arrivals[0].head, sent + latency);
    ASSERT_EQ(arrivals[0].tail, sent + latency + tail);
    ASSERT_EQ(arrivals[0].tail - sent, zero_load_time(topology, 0, 0, bytes));
  }
}

TEST(WormholeNetwork, ZeroLoadTimeInAMeshGrowsWithTheHops) {
  const MeshShape mesh{5, 3, true, kChannel};
  WormholeNetwork network(mesh.topology(), {});
  Time sent(0);
  for (std::int32_t from = 0; from < mesh.nodes(); ++from) {
    for (std::int32_t to = 0; to < mesh.nodes(); ++to, sent += nanoseconds(100)) {
      const int hops = std::abs(from % 5 - to % 5) + std::abs(from / 5 - to / 5);
      network.send({from, to, 64, 0}, sent);
      const std::vector<Arrival> arrivals = drain(network);
      ASSERT_EQ(arrivals.size(), 1U);
      ASSERT_EQ(arrivals[0].head - sent, nanoseconds(2 * hops + 2));
      ASSERT_EQ(arrivals[0].tail - sent, nanoseconds(2 * hops + 2 + 16));
      if (from == 0 && to == 14) {
        print_row("at: zero-load time, corner to corner of a 5x3 mesh (ns)", 2 * 6 + 2 + 16,
                  static_cast<double>((arrivals[0].tail - sent).count()) / 1e3);
      }
    }
  }
}

TEST(WormholeNetwork, PacketsEnterAtTheNextEdge) {
  WormholeNetwork network(chain({kChannel}), {});
  network.send({0, 0, 0, 0}, Time(10'001));
  EXPECT_EQ(network.next_event(), nanoseconds(11));
  EXPECT_EQ(drain(network)[0].head, nanoseconds(11 + 2));
}

TEST(WormholeNetwork, PacketSentAtTheInstantOfTheLastAdvanceGoesAtOnce) {
  WormholeNetwork network(MeshShape{2, 1, true, kChannel}.topology(), {});
  std::vector<Arrival> arrived;
  const Time now = nanoseconds(5);
  network.send({0, 0, 56, 0}, now);
  network.advance(now, arrived);
  network.send({1, 1, 56, 1}, now);
  EXPECT_EQ(network.next_event(), now);
  network.advance(now, arrived);
  for (const Arrival& each : drain(network)) EXPECT_EQ(each.tail, now + nanoseconds(2 + 14));
}

TEST(WormholeNetwork, SaturatedLinkMovesAFlitABeat) {
  for (const std::int64_t beat : {1, 2}) {
    for (const std::int64_t latency : {beat, beat + 1, beat + 6}) {
      const Link link = {"link", 4, nanoseconds(beat), nanoseconds(latency), 0};
      WormholeNetwork network(chain({link, link, link}), {});
      const auto arrivals = saturate(network, {0}, 64, microseconds(20));
      const double rate = 16.0 * static_cast<double>(arrivals.size()) / 20'000;
      if (latency == 2) print_row("at: saturated mesh link (flits/ns)", 1.0 / double(beat), rate);
      EXPECT_NEAR(rate * static_cast<double>(beat), 1, 0.02) << "latency " << latency;
    }
  }
}

TEST(WormholeNetwork, HeadsTakeALinkInTurn) {
  // Nodes 0, 1 and 2 of a row send to node 3: at node 2 two inputs meet, the one from the left
  // with packets of two sources, which took turns before.
  const MeshShape mesh{4, 1, true, kChannel};
  WormholeNetwork network(mesh.topology(), {});
  std::vector<Arrival> arrived;
  for (Time now(0); now < microseconds(60); now = network.next_event()) {
    for (const std::int32_t source : {0, 1, 2}) {
      while (network.can_send(source)) network.send({source, 3, 16, 0}, now);
    }
    const std::size_t before = arrived.size();
    network.advance(now, arrived);
    for (std::size_t each = before; each < arrived.size(); ++each) network.release(3, now);
  }
  int counts[3] = {};
  for (std::size_t index = 100; index < 4100; ++index) ++counts[arrived[index].packet.source];
  EXPECT_THAT(counts, ::testing::ElementsAre(1000, 1000, 2000));
}

TEST(WormholeNetwork, ThroughputStaysBelowTheBisectionBound) {
  for (const MeshShape& mesh :
       {MeshShape{4, 4, true, kChannel}, MeshShape{8, 8, false, kChannel},
        MeshShape{6, 2, true, kChannel}, MeshShape{2, 8, false, kChannel}}) {
    const double bound = bisection_bound(mesh);
    for (const std::int64_t flits : {1, 8}) {
      const double measured = saturated_throughput(mesh, flits, microseconds(20));
      EXPECT_LT(measured, bound);
      EXPECT_GT(measured, 0.4 * bound) << "wormhole flow control reaches 0.4 of it and more";
      if (mesh.columns == 8) {
        print_row(flits == 1
                      ? "at: 8x8 mesh, throughput of 1-flit packets; expected is an upper bound"
                      : "at: 8x8 mesh, throughput of 8-flit packets; expected is an upper bound",
                  bound, measured);
      }
    }
  }
}

TEST(WormholeNetwork, FullExitHoldsUpTheNetworkUntilReleased) {
  WormholeNetwork network(chain({kChannel, kChannel}), {nanoseconds(1), 4, 2, 3});
  std::vector<Arrival> arrived;
  Time now(0);
  std::uint64_t sent = 0;
  for (;;) {
    while (network.can_send(0)) network.send({0, 0, 28, sent++}, now);
    if (network.next_event() == kNever) break;
    now = network.next_event();
    network.advance(now, arrived);
  }
  EXPECT_EQ(arrived.size(), 3U);
  EXPECT_EQ(sent, 3U + 2) << "of 8 flits: half a packet is in the buffer, half in the entry";
  network.release(0, now);
  while (network.next_event() != kNever) network.advance(network.next_event(), arrived);
  EXPECT_EQ(arrived.size(), 4U);
  EXPECT_TRUE(network.can_send(0));
}

TEST(WormholeNetwork, NothingIsLostDoubledOvertakenOrDeadlocked) {
  const Link slow = {"slow", 8, nanoseconds(2), nanoseconds(6), 1};
  const MeshShape meshes[] = {{4, 4, true, kChannel}, {4, 4, false, kChannel},
                              {7, 3, true, slow},     {2, 9, false, slow},
                              {1, 5, true, kChannel}, {12, 12, true, kChannel}};
  std::uint32_t seed = 20;
  for (const MeshShape& mesh : meshes) {
    for (const std::int32_t buffer_flits : {1, 4}) {
      const Topology topology = mesh.topology();
      WormholeNetwork network(topology, {nanoseconds(1), buffer_flits, 2, 1});
      RandomTraffic(network, topology, {90'000, 40, Time(0), nanoseconds(30), ++seed}).run();
    }
  }
}

TEST(WormholeNetwork, StatisticsAddUp) {
  const MeshShape mesh{3, 3, true, kChannel};
  const Topology topology = mesh.topology();
  WormholeNetwork network(topology, {});
  const TrafficResult result =
      RandomTraffic(network, topology, {10'000, 64, nanoseconds(50)}).run();
  LinkStatistics in, out;
  for (std::int32_t node = 0; node < mesh.nodes(); ++node) {
    const auto& of_source = network.statistics()[static_cast<std::size_t>(36 + node)];
    const auto& of_destination = network.statistics()[static_cast<std::size_t>(45 + node)];
    in.packets += of_source.packets;
    out.packets += of_destination.packets;
    in.bytes += of_source.bytes;
    out.busy += of_destination.busy;
    EXPECT_LE(of_source.busy, result.end);
  }
  EXPECT_EQ(in.packets, 10'000);
  EXPECT_EQ(out.packets, 10'000);
  EXPECT_EQ(in.bytes, result.bytes);
  EXPECT_GE(out.busy, nanoseconds(10'000 + result.bytes / 4)) << "a head flit each and the data";
}

TEST(WormholeNetwork, RunsAreTheSameAfterReset) {
  const Topology topology = MeshShape{4, 4, true, kChannel}.topology();
  WormholeNetwork network(topology, {});
  const TrafficOptions options{20'000, 100, nanoseconds(20), nanoseconds(50), 13};
  const TrafficResult first = RandomTraffic(network, topology, options).run();
  network.reset();
  EXPECT_EQ(network.next_event(), kNever);
  EXPECT_EQ(network.statistics()[0].packets, 0);
  EXPECT_EQ(RandomTraffic(network, topology, options).run().digest, first.digest);
}

TEST(WormholeNetwork, RefusesWhatCannotBeBuilt) {
  const Link wide = {"wide", 8, nanoseconds(1), nanoseconds(2), 1};
  const Link late = {"late", 4, nanoseconds(1), Time(1500), 1};
  EXPECT_THROW(WormholeNetwork(chain({kChannel, wide}), {}), InputError);
  EXPECT_THROW(WormholeNetwork(chain({kChannel, late}), {}), InputError);
  EXPECT_THROW(WormholeNetwork(chain({kChannel}), {nanoseconds(1), 0, 1, 1}), InputError);
  EXPECT_THROW(WormholeNetwork(chain({kChannel}), {nanoseconds(1), 4, 1, 0}), InputError);
}

}  // namespace
}  // namespace weft
