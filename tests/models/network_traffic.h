// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <queue>
#include <random>
#include <utility>
#include <vector>

#include "models/interconnect/packet_network.h"
#include "models/interconnect/topology.h"

namespace weft {

/// One line of the validation table.
inline void print_row(const char* what, double expected, double measured) {
  std::printf("ROW|Interconnect|%s|%.6g|%.6g|%.2f\n", what, expected, measured,
              expected == 0 ? 0.0 : 100 * (measured / expected - 1));
}

/// Runs a network until it has nothing to do, or until `end`; each packet that arrives is released
/// at once.
inline std::vector<Arrival> drain(PacketNetwork& network, Time end = kNever) {
  std::vector<Arrival> all, some;
  while (network.next_event() < end) {
    const Time now = network.next_event();
    some.clear();
    network.advance(now, some);
    for (const Arrival& each : some) network.release(each.packet.destination, now);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// Packets of equal size from some sources to destination 0, as fast as they go in; what has
/// arrived by `end`.
inline std::vector<Arrival> saturate(PacketNetwork& network,
                                     const std::vector<std::int32_t>& sources, std::int64_t bytes,
                                     Time end) {
  std::vector<Arrival> all, some;
  Time now(0);
  std::uint64_t tag = 0;
  while (now < end) {
    for (const std::int32_t source : sources) {
      while (network.can_send(source)) network.send({source, 0, bytes, tag++}, now);
    }
    now = network.next_event();
    some.clear();
    network.advance(now, some);
    for (const Arrival& each : some) network.release(each.packet.destination, now);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// What random traffic is like.
struct TrafficOptions {
  std::int64_t packets = 1000;
  std::int64_t max_bytes = 64;
  Time mean_gap{0};           ///< between two packets of a source; 0: as many as it takes
  Time max_release_delay{0};  ///< from an arrival to its release
  std::uint32_t seed = 1;
};

struct TrafficResult {
  std::int64_t arrived = 0;
  std::int64_t bytes = 0;
  std::uint64_t digest = 14695981039346656037U;  ///< of all arrivals and their times
  Time end{0};
};

/// Sends random packets between all pairs that have a route, other than from a port to itself, and
/// fails where one is lost, doubled or overtaken by a later one of its pair, or nothing moves.
class RandomTraffic {
 public:
  RandomTraffic(PacketNetwork& network, const Topology& topology, const TrafficOptions& options)
      : network_(network), topology_(topology), options_(options), random_(options.seed) {}

  TrafficResult run() {
    for (std::int32_t source = 0; source < topology_.sources; ++source) plan(source, Time(0));
    std::vector<Arrival> arrived;
    while (result_.arrived < options_.packets && !::testing::Test::HasFailure()) {
      const Time now = next();
      if (now == kNever) {
        ADD_FAILURE() << "deadlock with " << sent_ - result_.arrived << " packets under way";
        break;
      }
      while (!releases_.empty() && releases_.top().first <= now) {
        network_.release(releases_.top().second, now);
        releases_.pop();
      }
      send_due(now);
      arrived.clear();
      network_.advance(now, arrived);
      for (const Arrival& each : arrived) take(each, now);
    }
    EXPECT_EQ(result_.arrived, options_.packets);
    return result_;
  }

 private:
  struct Pair {
    std::uint64_t sent = 0;
    std::uint64_t arrived = 0;
  };
  using Release = std::pair<Time, std::int32_t>;

  Time next() const {
    Time at = network_.next_event();
    if (!releases_.empty()) at = std::min(at, releases_.top().first);
    if (sent_ == options_.packets) return at;
    for (std::int32_t source = 0; source < topology_.sources; ++source) {
      if (!network_.can_send(source)) continue;
      at = std::min(at, std::max(now_, due_[static_cast<std::size_t>(source)].first));
    }
    return at;
  }

  void plan(std::int32_t source, Time now) {
    const auto gap = static_cast<std::uint64_t>(2 * options_.mean_gap.count() + 1);
    std::int32_t to = source;
    while (to == source || topology_.route(source, to).empty()) {
      to =
          static_cast<std::int32_t>(random_() % static_cast<std::uint64_t>(topology_.destinations));
    }
    due_.resize(static_cast<std::size_t>(topology_.sources));
    due_[static_cast<std::size_t>(source)] = {now + Time(random_() % gap), to};
  }

  void send_due(Time now) {
    now_ = now;
    for (std::int32_t source = 0; source < topology_.sources; ++source) {
      auto& [at, to] = due_[static_cast<std::size_t>(source)];
      if (sent_ == options_.packets || at > now || !network_.can_send(source)) continue;
      const auto bytes =
          static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(options_.max_bytes + 1));
      network_.send({source, to, bytes, pairs_[{source, to}].sent++}, now);
      ++sent_;
      plan(source, now);
    }
  }

  void take(const Arrival& arrival, Time now) {
    const Packet& packet = arrival.packet;
    Pair& pair = pairs_[{packet.source, packet.destination}];
    EXPECT_EQ(packet.tag, pair.arrived) << packet.source << " to " << packet.destination;
    EXPECT_EQ(arrival.tail, now);
    EXPECT_LE(arrival.head, arrival.tail);
    ++pair.arrived;
    ++result_.arrived;
    result_.bytes += packet.payload_bytes;
    result_.end = now;
    for (const std::int64_t value :
         {arrival.head.count(), arrival.tail.count(), static_cast<std::int64_t>(packet.source)}) {
      result_.digest = (result_.digest ^ static_cast<std::uint64_t>(value)) * 1099511628211U;
    }
    const auto delay = static_cast<std::uint64_t>(options_.max_release_delay.count() + 1);
    releases_.push({now + Time(random_() % delay), packet.destination});
  }

  PacketNetwork& network_;
  const Topology& topology_;
  TrafficOptions options_;
  std::mt19937_64 random_;
  std::vector<std::pair<Time, std::int32_t>> due_;  // by source: when, and where to
  std::map<std::pair<std::int32_t, std::int32_t>, Pair> pairs_;
  std::priority_queue<Release, std::vector<Release>, std::greater<>> releases_;
  std::int64_t sent_ = 0;
  Time now_{0};
  TrafficResult result_;
};

}  // namespace weft
