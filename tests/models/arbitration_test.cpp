// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <vector>

#include "models/interconnect/arbitrated_network.h"
#include "tests/models/network_traffic.h"
#include "tests/models/small_topology.h"

namespace weft {
namespace {

const Link kBus = {"bus", 8, nanoseconds(1), nanoseconds(3), 0};

std::vector<int> count_by_source(const std::vector<Arrival>& arrivals, std::size_t sources) {
  std::vector<int> counts(sources);
  for (const Arrival& each : arrivals) ++counts[static_cast<std::size_t>(each.packet.source)];
  return counts;
}

TEST(ArbitratedNetwork, RoundRobinTakesEachInTurn) {
  ArbitratedNetwork network(one_link(3, 1, kBus), {});
  const auto arrivals = saturate(network, {0, 1, 2}, 32, microseconds(10));
  ASSERT_GT(arrivals.size(), 2000U);
  for (std::size_t index = 0; index < arrivals.size(); ++index) {
    ASSERT_EQ(arrivals[index].packet.source, static_cast<std::int32_t>(index % 3));
  }
}

TEST(ArbitratedNetwork, FixedPriorityServesTheLowestAloneWhileItAsks) {
  ArbitratedNetwork network(one_link(3, 1, kBus), {Arbitration::fixed_priority, Time(0), 4});
  const auto arrivals = saturate(network, {2, 1}, 32, microseconds(10));
  EXPECT_THAT(count_by_source(arrivals, 3), ::testing::ElementsAre(0, ::testing::Gt(2000), 0));
}

TEST(ArbitratedNetwork, FixedPriorityWaitsForOnePacketAtMost) {
  ArbitratedNetwork network(one_link(2, 1, kBus), {Arbitration::fixed_priority, Time(0), 4});
  std::mt19937 random(3);
  Time next = nanoseconds(100);
  std::vector<Arrival> some;
  int measured = 0;
  for (Time now(0); measured < 500; now = std::min(network.next_event(), next)) {
    while (network.can_send(1)) network.send({1, 0, 64, 0}, now);
    if (now == next) network.send({0, 0, 64, static_cast<std::uint64_t>(now.count())}, now);
    if (now == next) next += nanoseconds(50) + Time(random() % 50'000);
    some.clear();
    network.advance(now, some);
    for (const Arrival& each : some) {
      network.release(0, now);
      if (each.packet.source != 0) continue;
      const Time wait = each.tail - Time(each.packet.tag) - nanoseconds(3 + 7);
      ASSERT_GE(wait, Time(0));
      ASSERT_LT(wait, nanoseconds(8)) << "the occupancy of the packet on its way";
      ++measured;
    }
  }
}

// The times at which packets of source 0, sent now and then, arrive.
std::vector<Time> arrivals_of_first(Arbitration arbitration, bool others) {
  ArbitratedNetwork network(one_link(3, 3, kBus), {arbitration, nanoseconds(16), 4});
  std::mt19937 random(5);
  std::vector<Arrival> some;
  std::vector<Time> times;
  Time next(0), now(0);
  while (times.size() < 300) {
    if (now == next) {
      const auto bytes = static_cast<std::int64_t>(1 + random() % 300);
      if (network.can_send(0)) network.send({0, 0, bytes, 0}, now);
      next += Time(random() % 200'000);
    }
    for (const std::int32_t source : {1, 2}) {
      while (others && network.can_send(source)) network.send({source, source, 100, 0}, now);
    }
    some.clear();
    network.advance(now, some);
    for (const Arrival& each : some) {
      network.release(each.packet.destination, now);
      if (each.packet.source == 0) times.push_back(each.tail);
    }
    now = std::min(network.next_event(), next);
  }
  return times;
}

TEST(ArbitratedNetwork, TdmaKeepsSourcesApart) {
  EXPECT_EQ(arrivals_of_first(Arbitration::tdma, false),
            arrivals_of_first(Arbitration::tdma, true));
  EXPECT_NE(arrivals_of_first(Arbitration::round_robin, false),
            arrivals_of_first(Arbitration::round_robin, true));
}

TEST(ArbitratedNetwork, TdmaPacketGoesOnInItsOwnSlots) {
  // Slots of 4 beats, 3 sources: source 1 owns 4-8, 16-20, 28-32 ns. 10 beats from 5 ns on are
  // sent in 5-8, 16-20 and 28-31; the last begins at 30.
  ArbitratedNetwork network(one_link(3, 1, kBus), {Arbitration::tdma, nanoseconds(4), 4});
  network.send({1, 0, 80, 0}, nanoseconds(5));
  network.send({1, 0, 8, 1}, nanoseconds(5));
  const auto arrivals = drain(network);
  ASSERT_EQ(arrivals.size(), 2U);
  EXPECT_EQ(arrivals[0].head, nanoseconds(5 + 3));
  EXPECT_EQ(arrivals[0].tail, nanoseconds(30 + 3));
  EXPECT_EQ(arrivals[1].tail, nanoseconds(31 + 3));
}

}  // namespace
}  // namespace weft
