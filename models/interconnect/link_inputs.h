// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "models/interconnect/topology.h"

namespace weft {

/// Who feeds each link of a topology. A feeder is a source (by its index) or a link (the number of
/// sources + its index); the feeders of a link stand in that order, which arbitration goes by. Each
/// pair of a link and one of its feeders is an input, counted link by link.
class LinkInputs {
 public:
  explicit LinkInputs(const Topology& topology);

  std::int32_t count() const { return static_cast<std::int32_t>(feeders_.size()); }
  /// The first input of a link; the others follow it.
  std::int32_t first(std::int32_t link) const { return begin_[static_cast<std::size_t>(link)]; }
  /// The feeders of a link, one an input.
  Span<const std::int32_t> feeders(std::int32_t link) const {
    return {feeders_.data() + first(link), static_cast<std::size_t>(first(link + 1) - first(link))};
  }
  /// By position in Topology::hops: the input through which a packet on that route comes to the
  /// link.
  std::int32_t of_hop(std::int32_t hop) const { return by_hop_[static_cast<std::size_t>(hop)]; }

 private:
  std::vector<std::int32_t> begin_;    // by link, and one more
  std::vector<std::int32_t> feeders_;  // by input
  std::vector<std::int32_t> by_hop_;
};

/// By destination: the links that routes to it end with.
std::vector<std::vector<std::int32_t>> last_links(const Topology& topology);

}  // namespace weft
