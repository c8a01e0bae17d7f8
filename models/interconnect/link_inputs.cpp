// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/link_inputs.h"

#include <algorithm>
#include <utility>

namespace weft {
namespace {

using LinkAndFeeder = std::pair<std::int32_t, std::int32_t>;

/// By position in Topology::hops.
std::vector<LinkAndFeeder> pairs_of_hops(const Topology& topology) {
  std::vector<LinkAndFeeder> pairs;
  pairs.reserve(topology.hops.size());
  for (std::int32_t source = 0; source < topology.sources; ++source) {
    for (std::int32_t destination = 0; destination < topology.destinations; ++destination) {
      std::int32_t feeder = source;
      for (const std::int32_t link : topology.route(source, destination)) {
        pairs.emplace_back(link, feeder);
        feeder = topology.sources + link;
      }
    }
  }
  return pairs;
}

}  // namespace

LinkInputs::LinkInputs(const Topology& topology) {
  const std::vector<LinkAndFeeder> by_hop = pairs_of_hops(topology);
  std::vector<LinkAndFeeder> inputs = by_hop;
  std::sort(inputs.begin(), inputs.end());
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());

  begin_.assign(topology.links.size() + 1, 0);
  for (const auto& [link, feeder] : inputs) {
    ++begin_[static_cast<std::size_t>(link) + 1];
    feeders_.push_back(feeder);
  }
  for (std::size_t link = 1; link < begin_.size(); ++link) begin_[link] += begin_[link - 1];
  for (const LinkAndFeeder& pair : by_hop) {
    const auto input = std::lower_bound(inputs.begin(), inputs.end(), pair);
    by_hop_.push_back(static_cast<std::int32_t>(input - inputs.begin()));
  }
}

std::vector<std::vector<std::int32_t>> last_links(const Topology& topology) {
  std::vector<std::vector<std::int32_t>> by_destination(
      static_cast<std::size_t>(topology.destinations));
  for (std::int32_t source = 0; source < topology.sources; ++source) {
    for (std::int32_t destination = 0; destination < topology.destinations; ++destination) {
      const auto route = topology.route(source, destination);
      if (route.empty()) continue;
      auto& links = by_destination[static_cast<std::size_t>(destination)];
      const std::int32_t last = route[route.size() - 1];
      if (std::find(links.begin(), links.end(), last) == links.end()) links.push_back(last);
    }
  }
  return by_destination;
}

}  // namespace weft
