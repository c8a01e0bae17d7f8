// SPDX-License-Identifier: Apache-2.0
#include "platforms/transport.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/arithmetic.h"
#include "platforms/clock.h"
#include "platforms/description.h"
#include "platforms/memories.h"

namespace weft {
namespace {

constexpr std::uint64_t kFirstMemory = 0x80000000;
constexpr std::int64_t kStandardFrequency = 1'000'000'000;

// What routes and buffers of an interconnect may take.
constexpr std::int64_t kMostRouteLinks = 32'000'000;
constexpr std::int64_t kMostBufferPlaces = 16'000'000;
std::int32_t small_integer_or(const Value& section, const char* key, std::int32_t fallback) {
  return static_cast<std::int32_t>(section.integer_or(key, fallback));
}

Arbitration arbitration_named(const std::string& name) {
  if (name == "fixed_priority") return Arbitration::fixed_priority;
  return name == "tdma" ? Arbitration::tdma : Arbitration::round_robin;
}

InterconnectOptions read_options(const Value& section) {
  const InterconnectOptions standard;
  InterconnectOptions options;
  options.width_bytes = section.quantity_or("width", Dimension::data, standard.width_bytes);
  options.cycle = cycle_of(section, kStandardFrequency);
  options.latency_cycles = small_integer_or(section, "latency_cycles", standard.latency_cycles);
  options.buffer_packets = small_integer_or(section, "buffer_packets", standard.buffer_packets);
  options.arbitration = arbitration_named(section.string_or("arbitration", ""));
  options.tdma_slot_cycles =
      small_integer_or(section, "tdma_slot_cycles", standard.tdma_slot_cycles);
  options.pipelined = section.bool_or("pipelined", standard.pipelined);
  if (!options.pipelined && options.arbitration == Arbitration::tdma) {
    section.at("pipelined")
        .fail(
            "a bus that is held for a whole transaction keeps no slots; expected arbitration "
            "'round_robin' or 'fixed_priority'");
  }
  options.bridge_latency = section.time_or("bridge_latency", standard.bridge_latency);
  options.columns = small_integer_or(section, "columns", standard.columns);
  options.rows = small_integer_or(section, "rows", standard.rows);
  options.routing = section.string_or("routing", "xy") == "yx" ? MeshRouting::yx : MeshRouting::xy;
  options.router_cycles = small_integer_or(section, "router_cycles", standard.router_cycles);
  options.link_cycles = small_integer_or(section, "link_cycles", standard.link_cycles);
  options.cycles_per_flit = small_integer_or(section, "cycles_per_flit", standard.cycles_per_flit);
  options.buffer_flits = small_integer_or(section, "buffer_flits", standard.buffer_flits);
  return options;
}

std::vector<MemoryDescription> read_memories(const Value& section) {
  std::vector<MemoryDescription> memories;
  std::uint64_t next = kFirstMemory;
  for (const auto& [name, entry] : section.members) {
    MemoryDescription memory;
    memory.name = name;
    memory.size = static_cast<std::uint64_t>(entry.at("size").as_quantity(Dimension::data));
    const Value* base = entry.find("base");
    memory.base = base == nullptr ? next : base->as_address();
    constexpr std::uint64_t kEnd = std::uint64_t{1} << kLocalMemoryBits;
    if (memory.size > kEnd || memory.base + memory.size > kEnd) {
      entry.fail(
          fmt::format("memory '{}' reaches over {:#x}, where local memories begin", name, kEnd));
    }
    next = memory.base + memory.size;
    memory.section = entry;
    make_memory_timing(memory);  // says what is wrong with it
    memories.push_back(std::move(memory));
  }
  return memories;
}

void check_overlap(const std::vector<MemoryDescription>& memories, const Value& section) {
  std::vector<AddressRange> ranges;
  ranges.reserve(memories.size());
  for (const MemoryDescription& memory : memories) {
    ranges.push_back({memory.base, memory.size, 0, memory.name});
  }
  const auto overlap = find_overlap(ranges);
  if (!overlap) return;
  const auto& [a, b] = *overlap;
  section.at(b.name).fail(
      fmt::format("memory '{}' from {:#x} to {:#x} overlaps memory '{}' from {:#x} to {:#x}",
                  b.name, b.base, b.base + b.size - 1, a.name, a.base, a.base + a.size - 1));
}

std::size_t find_memory(const Value& name, const std::vector<MemoryDescription>& memories) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < memories.size(); ++i) {
    if (memories[i].name == name.scalar) return i;
    names.push_back(memories[i].name);
  }
  name.fail(fmt::format("there is no memory '{}'; expected one of {}{}", name.scalar,
                        quoted_list(names), nearest_hint(name.scalar, names)));
}

void read_buffers(const Value& transfers, TransportDescription& transport) {
  const Value* name = transfers.find("memory");
  const std::size_t index = name == nullptr ? 0 : find_memory(*name, transport.memories);
  const MemoryDescription& memory = transport.memories[index];
  transport.buffer_memory = static_cast<std::int32_t>(index);
  transport.buffer_base = memory.base;
  transport.buffer_bytes = memory.size;
  const Value* buffers = transfers.find("buffers");
  if (buffers == nullptr) return;
  transport.buffer_base = buffers->at("base").as_address();
  transport.buffer_bytes =
      static_cast<std::uint64_t>(buffers->at("size").as_quantity(Dimension::data));
  const bool inside = transport.buffer_base >= memory.base &&
                      transport.buffer_bytes <= memory.size &&
                      transport.buffer_base - memory.base <= memory.size - transport.buffer_bytes;
  if (!inside) {
    buffers->fail(fmt::format(
        "unmapped address: the buffers from {:#x} to {:#x} do not lie in memory '{}' from {:#x} to "
        "{:#x}",
        transport.buffer_base, transport.buffer_base + transport.buffer_bytes - 1, memory.name,
        memory.base, memory.base + memory.size - 1));
  }
}

void read_transfers(const Value& transfers, TransportDescription& transport) {
  const bool ideal = transport.fidelity == Fidelity::ideal;
  const std::string start = transfers.string_or("start", ideal ? "eager" : "on_dispatch");
  transport.start = start == "eager" ? TransferStart::eager : TransferStart::on_dispatch;
  if (transfers.string_or("path", "direct") == "shared_memory") {
    transport.path = TransferPath::shared_memory;
  }
  transport.routed_control = transfers.string_or("control", "wires") == "interconnect";
  if (ideal && transport.routed_control) {
    transfers.at("control").fail("an ideal interconnect carries no control accesses");
  }
  for (const char* key : {"memory", "buffers", "dma"}) {
    const Value* given = transfers.find(key);
    if (ideal && given != nullptr) {
      given->fail(fmt::format("transfers: key '{}' has no use with an ideal interconnect", key));
    }
  }
  if (ideal) return;
  transport.dma.port_width_bytes = transport.interconnect.width_bytes;
  transport.dma.port_beat = transport.interconnect.cycle * transport.interconnect.cycles_per_flit;
  if (transport.path == TransferPath::direct && transport.start == TransferStart::eager) {
    transfers.at("start").fail(
        "transfers.start: where data goes is not known when it is produced, so 'eager' with path "
        "'direct' goes with an ideal interconnect alone; expected 'on_dispatch', or path "
        "'shared_memory'");
  }
  for (const char* key : {"memory", "buffers"}) {
    const Value* given = transfers.find(key);
    if (given != nullptr && transport.path == TransferPath::direct) {
      given->fail(fmt::format("transfers: key '{}' has no use with path 'direct'", key));
    }
  }
  if (transport.path == TransferPath::shared_memory) {
    if (transport.memories.empty()) {
      transfers.at("path").fail("transfers.path: 'shared_memory' needs a section 'memory'");
    }
    read_buffers(transfers, transport);
  }
  const Value* dma = transfers.find("dma");
  if (dma == nullptr) return;
  const DmaOptions standard;
  transport.dma_per_cluster = dma->string_or("per", "pe") == "cluster";
  transport.dma.burst_bytes = dma->quantity_or("burst", Dimension::data, standard.burst_bytes);
  if (transport.dma.burst_bytes > 1 << 20) dma->at("burst").fail("expected at most 1 MiB");
  transport.dma.outstanding = small_integer_or(*dma, "outstanding", standard.outstanding);
  transport.dma.setup = dma->time_or("setup", standard.setup);
}

std::map<std::string, std::vector<std::int32_t>> read_nodes(const Value& section,
                                                            const TransportDescription& transport,
                                                            const std::vector<Cluster>& clusters) {
  std::map<std::string, std::int64_t> counts;  // of nodes that a name may have
  for (const Cluster& cluster : clusters) counts[cluster.name] = cluster.count;
  for (const MemoryDescription& memory : transport.memories) counts[memory.name] = 1;
  if (transport.routed_control) counts[kSchedulerPort] = 1;
  const std::int64_t size =
      std::int64_t{transport.interconnect.columns} * transport.interconnect.rows;
  std::map<std::string, std::vector<std::int32_t>> nodes;
  for (const auto& [name, list] : section.members) {
    if (counts.count(name) == 0) {
      std::vector<std::string> names;
      names.reserve(counts.size());
      for (const auto& entry : counts) names.push_back(entry.first);
      list.fail(fmt::format("nodes: there is no cluster, memory or port '{}'; expected one of {}{}",
                            name, quoted_list(names), nearest_hint(name, names)));
    }
    if (list.items.size() != 1 && static_cast<std::int64_t>(list.items.size()) != counts[name]) {
      list.fail(fmt::format("nodes.{}: expected one node, or {}, found {}", name, counts[name],
                            list.items.size()));
    }
    for (const Value& node : list.items) {
      if (node.as_integer() >= size) {
        node.fail(fmt::format("node {} is off the mesh of {} x {}: nodes go from 0 to {}",
                              node.scalar, transport.interconnect.columns,
                              transport.interconnect.rows, size - 1));
      }
      nodes[name].push_back(static_cast<std::int32_t>(node.as_integer()));
    }
  }
  return nodes;
}

void check_local_memories(const Value& clusters, const TransportDescription& transport) {
  if (transport.fidelity != Fidelity::ideal) return;
  for (const auto& [name, cluster] : clusters.members) {
    if (const Value* size = cluster.find("local_memory")) {
      size->fail("local_memory has no use with an ideal interconnect");
    }
  }
}

// Refuses what would take more memory than a machine has.
void check_size(const Value& section, const TransportDescription& transport,
                const std::vector<Cluster>& clusters) {
  if (transport.fidelity == Fidelity::ideal) return;
  std::int64_t pes = 0;
  for (const Cluster& cluster : clusters) pes += cluster.count;
  const InterconnectOptions& options = transport.interconnect;
  const std::int64_t pairs = pes * (pes + static_cast<std::int64_t>(transport.memories.size()));
  if (pairs * (options.columns + options.rows) > kMostRouteLinks) {
    section.fail(
        fmt::format("an interconnect of type '{}' for {} PEs is too large: expected fewer "
                    "PEs, or a smaller mesh",
                    transport.type, pes));
  }
  if (pairs * options.buffer_packets > kMostBufferPlaces) {
    section.at("buffer_packets")
        .fail(fmt::format("too many places over {} pairs of ports; expected at most {}", pairs,
                          kMostBufferPlaces / pairs));
  }
}

}  // namespace

TransportDescription read_transport(const Value& document, const std::vector<Cluster>& clusters) {
  TransportDescription transport;
  const Value& section = document.at("interconnect");
  transport.type = section.at("type").scalar;
  if (transport.type != "ideal") {
    transport.fidelity = section.string_or("fidelity", "lt") == "at" ? Fidelity::at : Fidelity::lt;
    transport.interconnect = read_options(section);
  }
  if (const Value* memories = document.find("memory")) {
    if (transport.fidelity == Fidelity::ideal) {
      memories->fail("section 'memory' has no use with an ideal interconnect");
    }
    transport.memories = read_memories(*memories);
    check_overlap(transport.memories, *memories);
  }
  static const Value none;
  const Value* transfers = document.find("transfers");
  read_transfers(transfers == nullptr ? none : *transfers, transport);
  if (const Value* nodes = section.find("nodes")) {
    transport.nodes = read_nodes(*nodes, transport, clusters);
  }
  check_local_memories(document.at("cluster"), transport);
  check_size(section, transport, clusters);
  return transport;
}

}  // namespace weft
