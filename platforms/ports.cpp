// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "platforms/description.h"
#include "platforms/transport.h"

namespace weft {
namespace {

// Gives out nodes: those that the file names, else all in turn.
class Placement {
 public:
  explicit Placement(const TransportDescription& transport) : transport_(transport) {}

  std::int32_t node(const std::string& name, std::int32_t index) {
    const auto given = transport_.nodes.find(name);
    if (given != transport_.nodes.end()) {
      const std::vector<std::int32_t>& nodes = given->second;
      return nodes[static_cast<std::size_t>(index) % nodes.size()];
    }
    const InterconnectOptions& options = transport_.interconnect;
    return next_++ % (options.columns * options.rows);
  }

 private:
  const TransportDescription& transport_;
  std::int32_t next_ = 0;
};

}  // namespace

Ports make_ports(const PlatformDescription& platform) {
  const TransportDescription& transport = platform.transport;
  Placement placement(transport);
  Ports ports;
  for (const Cluster& cluster : platform.clusters) {
    for (std::int32_t i = 0; i < cluster.count; ++i) {
      const Port pe{cluster.pe_name(i), cluster.name, placement.node(cluster.name, i)};
      ports.targets.push_back(pe);
      if (!transport.dma_per_cluster) {
        ports.initiators.push_back(pe);
      } else if (i == 0) {
        ports.initiators.push_back({cluster.name + "_dma", cluster.name, pe.node});
      }
    }
  }
  if (transport.routed_control) {
    ports.initiators.push_back({kSchedulerPort, "", placement.node(kSchedulerPort, 0)});
  }
  for (const MemoryDescription& memory : transport.memories) {
    ports.targets.push_back({memory.name, "", placement.node(memory.name, 0)});
  }
  return ports;
}

std::vector<AddressRange> make_address_map(const PlatformDescription& platform) {
  std::vector<AddressRange> ranges;
  for (const Cluster& cluster : platform.clusters) {
    for (std::int32_t i = 0; i < cluster.count; ++i) {
      const std::int32_t pe = count_of(ranges);
      ranges.push_back(
          {local_memory_base(pe), std::uint64_t{1} << kLocalMemoryBits, pe, cluster.pe_name(i)});
    }
  }
  for (const MemoryDescription& memory : platform.transport.memories) {
    ranges.push_back({memory.base, memory.size, count_of(ranges), memory.name});
  }
  return ranges;
}

DataPathOptions make_data_path_options(const PlatformDescription& platform) {
  const TransportDescription& transport = platform.transport;
  DataPathOptions options;
  options.start = transport.start;
  options.path = transport.path;
  options.buffer_base = transport.buffer_base;
  options.buffer_bytes = transport.buffer_bytes;
  for (std::size_t c = 0; c < platform.clusters.size(); ++c) {
    const Cluster& cluster = platform.clusters[c];
    for (std::int32_t i = 0; i < cluster.count; ++i) {
      options.engine.push_back(transport.dma_per_cluster ? static_cast<std::int32_t>(c)
                                                         : count_of(options.engine));
      options.local_bytes.push_back(cluster.local_memory_bytes);
    }
  }
  return options;
}

}  // namespace weft
