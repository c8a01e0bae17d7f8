// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/topologies/hierarchical.h"

#include <algorithm>

#include "base/ids.h"

namespace weft {
namespace {

// The links of one direction: the top bus is link 0; a cluster has three, in this order.
enum ClusterLink { kBus, kUp, kDown, kLinksPerCluster };

struct Buses {
  std::vector<std::string> clusters;

  std::int32_t link(const std::string& cluster, ClusterLink which) const {
    const auto place = std::find(clusters.begin(), clusters.end(), cluster) - clusters.begin();
    return 1 + static_cast<std::int32_t>(place) * kLinksPerCluster + which;
  }

  std::vector<std::int32_t> route(const Port& from, const Port& to) const {
    if (from.cluster == to.cluster) {
      return {from.cluster.empty() ? 0 : link(from.cluster, kBus)};
    }
    std::vector<std::int32_t> hops;
    if (!from.cluster.empty()) {
      hops = {link(from.cluster, kBus), link(from.cluster, kUp)};
    }
    hops.push_back(0);
    if (!to.cluster.empty()) {
      hops.push_back(link(to.cluster, kDown));
      hops.push_back(link(to.cluster, kBus));
    }
    return hops;
  }
};

Topology direction(const InterconnectOptions& options, const Buses& buses,
                   const std::vector<Port>& sources, const std::vector<Port>& destinations) {
  Topology topology;
  topology.sources = count_of(sources);
  topology.destinations = count_of(destinations);
  const auto add = [&](const std::string& name, Time latency) {
    topology.links.push_back({name, options.width_bytes, options.cycle, latency, 0});
  };
  const Time bus_latency = options.cycle * options.latency_cycles;
  add("top", bus_latency);
  for (const std::string& cluster : buses.clusters) {
    add(cluster + ".bus", bus_latency);
    add(cluster + ".up", options.bridge_latency);
    add(cluster + ".down", options.bridge_latency);
  }
  for (const Port& from : sources) {
    for (const Port& to : destinations) topology.add_route(buses.route(from, to));
  }
  return topology;
}

}  // namespace

Topologies make_hierarchical(const InterconnectOptions& options, const Ports& ports) {
  Buses buses;
  for (const auto* list : {&ports.initiators, &ports.targets}) {
    for (const Port& port : *list) {
      const bool known = std::find(buses.clusters.begin(), buses.clusters.end(), port.cluster) !=
                         buses.clusters.end();
      if (!port.cluster.empty() && !known) buses.clusters.push_back(port.cluster);
    }
  }
  return {direction(options, buses, ports.initiators, ports.targets),
          direction(options, buses, ports.targets, ports.initiators)};
}

}  // namespace weft
