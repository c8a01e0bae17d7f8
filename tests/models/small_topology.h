// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "models/interconnect/topology.h"

namespace weft {

/// `sources` that share one link to `destinations`.
inline Topology one_link(std::int32_t sources, std::int32_t destinations, const Link& link) {
  Topology topology;
  topology.sources = sources;
  topology.destinations = destinations;
  topology.links = {link};
  for (std::int32_t pair = 0; pair < sources * destinations; ++pair) topology.add_route({0});
  return topology;
}

/// One source, one destination, and links in a row.
inline Topology chain(const std::vector<Link>& links) {
  Topology topology;
  topology.sources = 1;
  topology.destinations = 1;
  topology.links = links;
  std::vector<std::int32_t> route;
  for (std::int32_t link = 0; link < static_cast<std::int32_t>(links.size()); ++link) {
    route.push_back(link);
  }
  topology.add_route(route);
  return topology;
}

/// A mesh with a source and a destination at each node and routes along one dimension first.
struct MeshShape {
  std::int32_t columns = 4;
  std::int32_t rows = 4;
  bool x_first = true;
  Link link;  ///< between routers; those in and out have half its latency each

  std::int32_t nodes() const { return columns * rows; }

  /// The link from a router to its neighbour `dx`, `dy` away (one of them 1 or -1).
  std::int32_t between(std::int32_t node, std::int32_t dx, std::int32_t dy) const {
    const std::int32_t side = dx > 0 ? 0 : dx < 0 ? 1 : dy > 0 ? 2 : 3;
    return node * 4 + side;
  }

  std::vector<std::int32_t> route(std::int32_t from, std::int32_t to) const {
    std::vector<std::int32_t> hops = {4 * nodes() + from};
    std::int32_t node = from;
    const auto walk_x = [&] {
      while (node % columns != to % columns) {
        const std::int32_t step = to % columns > node % columns ? 1 : -1;
        hops.push_back(between(node, step, 0));
        node += step;
      }
    };
    const auto walk_y = [&] {
      while (node / columns != to / columns) {
        const std::int32_t step = to / columns > node / columns ? 1 : -1;
        hops.push_back(between(node, 0, step));
        node += step * columns;
      }
    };
    if (x_first) walk_x();
    walk_y();
    walk_x();
    hops.push_back(5 * nodes() + to);
    return hops;
  }

  Topology topology() const {
    Topology mesh;
    mesh.sources = nodes();
    mesh.destinations = nodes();
    for (std::int32_t index = 0; index < 4 * nodes(); ++index) mesh.links.push_back(link);
    Link local = link;
    local.latency = link.latency / 2;
    for (std::int32_t index = 0; index < 2 * nodes(); ++index) mesh.links.push_back(local);
    for (std::int32_t from = 0; from < nodes(); ++from) {
      for (std::int32_t to = 0; to < nodes(); ++to) mesh.add_route(route(from, to));
    }
    return mesh;
  }
};

}  // namespace weft
