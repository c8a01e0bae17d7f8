// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "base/time.h"

namespace weft {

/// Who gets a link when several packets wait for it.
enum class Arbitration {
  round_robin,     ///< each requester in turn
  fixed_priority,  ///< the lowest requester
  tdma,            ///< each requester in slots of its own, whether it has something to send or not
};

/// A thing that one packet at a time can use: a bus, a port of a crossbar, a channel of a mesh.
/// It moves `width_bytes` a beat (a flit, on a mesh).
struct Link {
  std::string name;  ///< "bus", "2,3>3,3": unique within its topology
  std::int64_t width_bytes = 4;
  Time beat{0};  ///< from one beat to the next
  /// From the grant to the first beat at the link's end, the beat itself included.
  Time latency{0};
  std::int32_t header_beats = 0;  ///< that each packet takes over its payload

  /// The beats of a packet: its payload and header, at least one.
  std::int64_t beats(std::int64_t payload_bytes) const {
    const std::int64_t count = header_beats + (payload_bytes + width_bytes - 1) / width_bytes;
    return count == 0 ? 1 : count;
  }
  /// How long a packet occupies the link.
  Time occupancy(std::int64_t payload_bytes) const { return beat * beats(payload_bytes); }
};

/// The links of an interconnect in one direction (requests, or responses), and which of them a
/// packet takes. Sources and destinations are counted as the interconnect's ports are.
struct Topology {
  std::vector<Link> links;
  std::int32_t sources = 0;
  std::int32_t destinations = 0;
  std::vector<std::int32_t> route_begin;  ///< by source x destination, and one more; into `hops`
  std::vector<std::int32_t> hops;         ///< links

  /// The links from a source to a destination, in order.
  Span<const std::int32_t> route(std::int32_t source, std::int32_t destination) const {
    const auto pair = static_cast<std::size_t>(source) * static_cast<std::size_t>(destinations) +
                      static_cast<std::size_t>(destination);
    const auto begin = static_cast<std::size_t>(route_begin[pair]);
    return {hops.data() + begin, static_cast<std::size_t>(route_begin[pair + 1]) - begin};
  }
  /// Appends the route of the next pair, pairs in order of source, then destination.
  void add_route(const std::vector<std::int32_t>& route);
};

/// The time of a packet from the first request of its first link to its last beat at the end of its
/// last, with nothing in its way. Packets cut through: a link sends on a beat as soon as it has it,
///
///     sum of latencies + largest (occupancy - beat).
Time zero_load_time(const Topology& topology, std::int32_t source, std::int32_t destination,
                    std::int64_t payload_bytes);

}  // namespace weft
