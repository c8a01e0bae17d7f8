// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/topologies/crossbar.h"

#include "base/ids.h"

namespace weft {
namespace {

Topology switch_between(const InterconnectOptions& options, const std::vector<Port>& sources,
                        const std::vector<Port>& destinations) {
  Topology topology;
  topology.sources = count_of(sources);
  topology.destinations = count_of(destinations);
  for (const Port& port : sources) {
    topology.links.push_back(
        {port.name + ">crossbar", options.width_bytes, options.cycle, options.cycle, 0});
  }
  for (const Port& port : destinations) {
    topology.links.push_back({"crossbar>" + port.name, options.width_bytes, options.cycle,
                              options.cycle * options.latency_cycles, 0});
  }
  for (std::int32_t source = 0; source < topology.sources; ++source) {
    for (std::int32_t out = 0; out < topology.destinations; ++out) {
      topology.add_route({source, topology.sources + out});
    }
  }
  return topology;
}

}  // namespace

Topologies make_crossbar(const InterconnectOptions& options, const Ports& ports) {
  return {switch_between(options, ports.initiators, ports.targets),
          switch_between(options, ports.targets, ports.initiators)};
}

}  // namespace weft
