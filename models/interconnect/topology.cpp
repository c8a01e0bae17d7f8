// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/topology.h"

#include <algorithm>

namespace weft {

void Topology::add_route(const std::vector<std::int32_t>& route) {
  if (route_begin.empty()) route_begin.push_back(0);
  hops.insert(hops.end(), route.begin(), route.end());
  route_begin.push_back(static_cast<std::int32_t>(hops.size()));
}

Time zero_load_time(const Topology& topology, std::int32_t source, std::int32_t destination,
                    std::int64_t payload_bytes) {
  Time latency(0), tail(0);
  for (const std::int32_t hop : topology.route(source, destination)) {
    const Link& link = topology.links[static_cast<std::size_t>(hop)];
    latency += link.latency;
    tail = std::max(tail, link.occupancy(payload_bytes) - link.beat);
  }
  return latency + tail;
}

}  // namespace weft
