// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/topologies/mesh.h"

#include <fmt/format.h>

#include "base/ids.h"

namespace weft {
namespace {

// A router has at most four links to its neighbours, in this order.
enum Side { kEast, kWest, kNorth, kSouth, kSides };

class Grid {
 public:
  explicit Grid(const InterconnectOptions& options) : options_(options) {}

  // The links between routers, those over the edge included, so that an index is a formula.
  void add_links(Topology& topology) const {
    for (std::int32_t node = 0; node < options_.columns * options_.rows; ++node) {
      for (std::int32_t side = 0; side < kSides; ++side) {
        add(topology, fmt::format("{}>{}", place(node), place(neighbour(node, side))),
            options_.router_cycles + options_.link_cycles);
      }
    }
  }

  void add(Topology& topology, const std::string& name, std::int32_t latency_cycles) const {
    topology.links.push_back({name, options_.width_bytes, options_.cycle * options_.cycles_per_flit,
                              options_.cycle * latency_cycles, 1});
  }

  std::vector<std::int32_t> route(std::int32_t from, std::int32_t to) const {
    std::vector<std::int32_t> hops;
    const bool x_first = options_.routing == MeshRouting::xy;
    walk(from, to, x_first, hops);
    walk(from, to, !x_first, hops);
    return hops;
  }

 private:
  std::int32_t x(std::int32_t node) const { return node % options_.columns; }
  std::int32_t y(std::int32_t node) const { return node / options_.columns; }
  std::string place(std::int32_t node) const {
    return node < 0 ? "edge" : fmt::format("{}.{}", x(node), y(node));
  }

  std::int32_t neighbour(std::int32_t node, std::int32_t side) const {
    switch (side) {
      case kEast:
        return x(node) + 1 < options_.columns ? node + 1 : -1;
      case kWest:
        return x(node) > 0 ? node - 1 : -1;
      case kNorth:
        return y(node) > 0 ? node - options_.columns : -1;
      default:
        return y(node) + 1 < options_.rows ? node + options_.columns : -1;
    }
  }

  void walk(std::int32_t& node, std::int32_t to, bool along_x,
            std::vector<std::int32_t>& hops) const {
    const auto position = [&](std::int32_t n) { return along_x ? x(n) : y(n); };
    while (position(node) != position(to)) {
      const bool up = position(to) > position(node);
      const std::int32_t side = along_x ? (up ? kEast : kWest) : (up ? kSouth : kNorth);
      hops.push_back(node * kSides + side);
      node = neighbour(node, side);
    }
  }

  const InterconnectOptions& options_;
};

Topology direction(const InterconnectOptions& options, const std::vector<Port>& sources,
                   const std::vector<Port>& destinations) {
  const Grid grid(options);
  Topology topology;
  topology.sources = count_of(sources);
  topology.destinations = count_of(destinations);
  grid.add_links(topology);
  const std::int32_t first_in = count_of(topology.links);
  for (const Port& port : sources) grid.add(topology, port.name + ">mesh", options.link_cycles);
  const std::int32_t first_out = count_of(topology.links);
  for (const Port& port : destinations) {
    grid.add(topology, "mesh>" + port.name, options.router_cycles);
  }
  for (std::int32_t from = 0; from < topology.sources; ++from) {
    for (std::int32_t to = 0; to < topology.destinations; ++to) {
      std::vector<std::int32_t> hops = grid.route(sources[static_cast<std::size_t>(from)].node,
                                                  destinations[static_cast<std::size_t>(to)].node);
      hops.insert(hops.begin(), first_in + from);
      hops.push_back(first_out + to);
      topology.add_route(hops);
    }
  }
  return topology;
}

}  // namespace

Topologies make_mesh(const InterconnectOptions& options, const Ports& ports) {
  return {direction(options, ports.initiators, ports.targets),
          direction(options, ports.targets, ports.initiators)};
}

}  // namespace weft
