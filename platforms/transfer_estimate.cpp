// SPDX-License-Identifier: Apache-2.0
#include "platforms/transfer_estimate.h"

#include <algorithm>

#include "models/interconnect/registry.h"
#include "platforms/memories.h"

namespace weft {
namespace {

Time slowest_link(const Topology& topology, std::int32_t source, std::int32_t destination,
                  std::int64_t payload_bytes) {
  Time slowest(0);
  for (const std::int32_t hop : topology.route(source, destination)) {
    slowest =
        std::max(slowest, topology.links[static_cast<std::size_t>(hop)].occupancy(payload_bytes));
  }
  return slowest;
}

}  // namespace

TransferEstimate::TransferEstimate(const PlatformDescription& platform)
    : transport_(platform.transport),
      data_path_(make_data_path_options(platform)),
      topologies_(interconnects()
                      .find(transport_.type)
                      .make(transport_.interconnect, make_ports(platform))),
      pe_count_(count_of(data_path_.engine)) {
  for (const MemoryDescription& memory : transport_.memories) {
    memories_.push_back(make_memory_timing(memory));
  }
}

Time TransferEstimate::time(PeId from, PeId to, std::int64_t bytes) const {
  if (bytes == 0) return Time(0);
  const std::int32_t reader = data_path_.engine[to.index()];
  if (transport_.path == TransferPath::direct) return leg(reader, from.value(), bytes, false);
  const std::int32_t memory = pe_count_ + transport_.buffer_memory;
  return leg(data_path_.engine[from.index()], memory, bytes, true) +
         leg(reader, memory, bytes, false);
}

Time TransferEstimate::leg(std::int32_t initiator, std::int32_t target, std::int64_t bytes,
                           bool write) const {
  const std::int64_t burst = std::min(bytes, transport_.dma.burst_bytes);
  const Time first = round_trip(initiator, target, burst, write);
  const std::int64_t further = (bytes + burst - 1) / burst - 1;
  const Time pace =
      std::max({slowest_link(topologies_.requests, initiator, target, write ? burst : 0),
                slowest_link(topologies_.responses, target, initiator, write ? 0 : burst),
                first / transport_.dma.outstanding});
  return transport_.dma.setup + first + pace * further;
}

Time TransferEstimate::round_trip(std::int32_t initiator, std::int32_t target, std::int64_t bytes,
                                  bool write) const {
  const Time there = zero_load_time(topologies_.requests, initiator, target, write ? bytes : 0);
  const Time back = zero_load_time(topologies_.responses, target, initiator, write ? 0 : bytes);
  Time served(0);  // a local memory keeps up with its link
  if (target >= pe_count_) {
    MemoryTiming& memory = *memories_[static_cast<std::size_t>(target - pe_count_)];
    memory.reset();
    served = memory.access({0, bytes, write}, Time(0));
  }
  return there + served + back;
}

}  // namespace weft
