// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/topologies/bus.h"

namespace weft {
namespace {

Topology one_link(const InterconnectOptions& options, std::size_t sources,
                  std::size_t destinations) {
  Topology topology;
  topology.sources = static_cast<std::int32_t>(sources);
  topology.destinations = static_cast<std::int32_t>(destinations);
  topology.links.push_back(
      {"bus", options.width_bytes, options.cycle, options.cycle * options.latency_cycles, 0});
  for (std::size_t pair = 0; pair < sources * destinations; ++pair) topology.add_route({0});
  return topology;
}

}  // namespace

Topologies make_bus(const InterconnectOptions& options, const Ports& ports) {
  return {one_link(options, ports.initiators.size(), ports.targets.size()),
          one_link(options, ports.targets.size(), ports.initiators.size())};
}

}  // namespace weft
