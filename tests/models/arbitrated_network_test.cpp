// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/arbitrated_network.h"

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

#include "base/error.h"
#include "tests/models/network_traffic.h"
#include "tests/models/small_topology.h"

namespace weft {
namespace {

const Link kBus = {"bus", 8, nanoseconds(1), nanoseconds(3), 0};

TEST(ArbitratedNetwork, ZeroLoadTimeIsTheFormula) {
  std::mt19937 random(1);
  const auto draw = [&](std::uint32_t from, std::uint32_t to) {
    return static_cast<std::int32_t>(from + random() % (to - from + 1));
  };
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<Link> links(static_cast<std::size_t>(draw(1, 6)));
    const std::int64_t bytes = draw(0, 3000);
    Time latency(0), tail(0);
    for (Link& link : links) {
      const Time beat(draw(1, 5000));
      link = {"link", draw(1, 32), beat, beat * draw(1, 4) + Time(draw(0, 999)), draw(0, 2)};
      const std::int64_t beats = std::max<std::int64_t>(
          1, link.header_beats + (bytes + link.width_bytes - 1) / link.width_bytes);
      latency += link.latency;
      tail = std::max(tail, beat * (beats - 1));
    }
    const Topology topology = chain(links);
    ArbitratedNetwork network(topology, {Arbitration::round_robin, Time(0), draw(1, 3)});
    const Time sent(draw(0, 100'000));
    network.send({0, 0, bytes, 7}, sent);
    const std::vector<Arrival> arrivals = drain(network);
    ASSERT_EQ(arrivals.size(), 1U);
    ASSERT_EQ(arrivals[0].head, sent + latency);
    ASSERT_EQ(arrivals[0].tail, sent + latency + tail);
    ASSERT_EQ(arrivals[0].tail - sent, zero_load_time(topology, 0, 0, bytes));
    if (trial == 0) {
      print_row("at: zero-load time, links in a row (ps)",
                static_cast<double>((latency + tail).count()),
                static_cast<double>((arrivals[0].tail - sent).count()));
    }
  }
}

TEST(ArbitratedNetwork, SaturatedLinkMovesWidthPerBeat) {
  const std::pair<Arbitration, const char*> kinds[] = {
      {Arbitration::round_robin, "at: saturated link, round robin (B/ns)"},
      {Arbitration::fixed_priority, "at: saturated link, fixed priority (B/ns)"},
      {Arbitration::tdma, "at: saturated link, tdma (B/ns)"}};
  for (const auto& [arbitration, what] : kinds) {
    ArbitratedNetwork network(one_link(4, 2, kBus), {arbitration, nanoseconds(16), 4});
    const Time end = microseconds(20);
    const auto arrivals = saturate(network, {0, 1, 2, 3}, 64, end);
    const double rate = 64.0 * static_cast<double>(arrivals.size()) / 20'000;
    print_row(what, 8, rate);
    EXPECT_NEAR(rate, 8, 0.02 * 8);
  }
}

TEST(ArbitratedNetwork, SlowestOfSeveralLinksSetsTheRate) {
  const Link fast = {"fast", 16, nanoseconds(1), nanoseconds(1), 0};
  for (const std::vector<Link>& links :
       {std::vector<Link>{fast, kBus, fast}, {kBus, fast}, {fast, fast, kBus}}) {
    ArbitratedNetwork network(chain(links), {});
    const auto arrivals = saturate(network, {0}, 64, microseconds(20));
    EXPECT_NEAR(64.0 * static_cast<double>(arrivals.size()) / 20'000, 8, 0.02 * 8);
  }
}

TEST(ArbitratedNetwork, PacketSentAtTheInstantOfTheLastAdvanceGoesAtOnce) {
  Topology topology = one_link(2, 2, kBus);
  topology.links.push_back(kBus);
  topology.hops[3] = 1;  // from source 1 to destination 1
  ArbitratedNetwork network(topology, {});
  std::vector<Arrival> arrived;
  const Time now = nanoseconds(5);
  network.send({0, 0, 56, 0}, now);
  network.advance(now, arrived);
  network.send({1, 1, 56, 1}, now);
  EXPECT_EQ(network.next_event(), now);
  network.advance(now, arrived);
  for (const Arrival& each : drain(network)) EXPECT_EQ(each.tail, now + nanoseconds(3 + 6));
}

TEST(ArbitratedNetwork, FullExitHoldsUpTheNetworkUntilReleased) {
  const std::int32_t places = 3;
  ArbitratedNetwork network(chain({kBus, kBus}), {Arbitration::round_robin, Time(0), places});
  std::vector<Arrival> arrived;
  std::uint64_t sent = 0;
  Time now(0);
  for (;;) {
    while (network.can_send(0)) network.send({0, 0, 64, sent++}, now);
    if (network.next_event() == kNever) break;
    now = network.next_event();
    network.advance(now, arrived);
  }
  EXPECT_EQ(arrived.size(), 3U);
  EXPECT_EQ(sent, 3U * 3) << "exit, the second link's buffer and the entry";
  network.release(0, now);
  EXPECT_EQ(network.next_event(), now);
  while (network.next_event() != kNever) network.advance(network.next_event(), arrived);
  EXPECT_EQ(arrived.size(), 4U);
  EXPECT_TRUE(network.can_send(0));
}

TEST(ArbitratedNetwork, FullExitDoesNotHoldUpOtherSources) {
  ArbitratedNetwork network(one_link(2, 2, kBus), {Arbitration::fixed_priority, Time(0), 1});
  std::vector<Arrival> arrived;
  for (std::uint64_t tag = 0; tag < 2; ++tag) {
    network.send({0, 0, 64, tag},
                 network.next_event() == kNever ? nanoseconds(tag * 100) : Time(0));
    network.advance(nanoseconds(tag * 100 + 50), arrived);
  }
  ASSERT_EQ(arrived.size(), 1U) << "the second stands before a full exit";
  network.send({1, 1, 64, 2}, nanoseconds(200));
  network.advance(nanoseconds(300), arrived);
  ASSERT_EQ(arrived.size(), 2U);
  EXPECT_EQ(arrived[1].tail, nanoseconds(200 + 3 + 7));
}

// Two clusters on buses of their own, bridges up and down, and a bus at the top with a destination.
Topology tree() {
  Topology topology;
  topology.sources = 4;
  topology.destinations = 5;
  enum { kTop, kBus0, kUp0, kDown0, kBus1, kUp1, kDown1 };
  for (int link = 0; link < 7; ++link) {
    const std::string name = std::to_string(link);
    topology.links.push_back({name, link % 2 == 0 ? 8 : 4, Time(1000 + 250 * (link % 3)),
                              Time(2000 + 700 * link), link % 2});
  }
  for (int from = 0; from < 4; ++from) {
    for (int to = 0; to < 5; ++to) {
      std::vector<std::int32_t> out = from < 2 ? std::vector<std::int32_t>{kBus0, kUp0, kTop}
                                               : std::vector<std::int32_t>{kBus1, kUp1, kTop};
      if (to < 4 && to / 2 == from / 2) out.resize(1);
      if (to < 4 && to / 2 != from / 2) out.push_back(to < 2 ? kDown0 : kDown1);
      if (to < 4 && to / 2 != from / 2) out.push_back(to < 2 ? kBus0 : kBus1);
      topology.add_route(out);
    }
  }
  return topology;
}

TEST(ArbitratedNetwork, NothingIsLostDoubledOrOvertaken) {
  for (const Arbitration arbitration : {Arbitration::round_robin, Arbitration::fixed_priority}) {
    for (const std::int32_t places : {1, 4}) {
      const Topology topology = tree();
      ArbitratedNetwork network(topology, {arbitration, Time(0), places});
      RandomTraffic(network, topology,
                    {260'000, 100, nanoseconds(places == 1 ? 0 : 60), nanoseconds(50), 11})
          .run();
    }
  }
  const Topology topology = one_link(5, 5, kBus);
  ArbitratedNetwork network(topology, {Arbitration::tdma, nanoseconds(7), 2});
  RandomTraffic(network, topology, {100'000, 100, nanoseconds(90), nanoseconds(50), 12}).run();
}

TEST(ArbitratedNetwork, StatisticsAddUp) {
  const Topology topology = one_link(3, 3, kBus);
  ArbitratedNetwork network(topology, {});
  const TrafficResult result = RandomTraffic(network, topology, {10'000, 100, Time(0)}).run();
  const LinkStatistics& link = network.statistics()[0];
  EXPECT_EQ(link.packets, 10'000);
  EXPECT_EQ(link.bytes, result.bytes);
  EXPECT_LE(link.busy, result.end);
  EXPECT_GT(link.busy, result.end * 99 / 100) << "saturated";
  EXPECT_GT(link.waiting, link.busy) << "two wait while one is sent";
}

TEST(ArbitratedNetwork, RunsAreTheSameAfterReset) {
  const Topology topology = tree();
  ArbitratedNetwork network(topology, {});
  const TrafficOptions options{20'000, 100, nanoseconds(20), nanoseconds(50), 13};
  const TrafficResult first = RandomTraffic(network, topology, options).run();
  network.reset();
  EXPECT_EQ(network.next_event(), kNever);
  EXPECT_EQ(network.statistics()[0].packets, 0);
  EXPECT_EQ(RandomTraffic(network, topology, options).run().digest, first.digest);
}

TEST(ArbitratedNetwork, RefusesWhatCannotBeBuilt) {
  const Topology topology = one_link(2, 2, kBus);
  EXPECT_THROW(ArbitratedNetwork(topology, {Arbitration::round_robin, Time(0), 0}), InputError);
  EXPECT_THROW(ArbitratedNetwork(topology, {Arbitration::tdma, Time(1500), 4}), InputError);
  EXPECT_THROW(ArbitratedNetwork(topology, {Arbitration::tdma, Time(0), 4}), InputError);
}

}  // namespace
}  // namespace weft
