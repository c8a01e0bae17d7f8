// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/document.h"
#include "models/data_path/options.h"
#include "models/dma/dma.h"
#include "models/interconnect/address_decoder.h"
#include "models/interconnect/options.h"

namespace weft {

struct Cluster;
struct PlatformDescription;

/// A memory of the `memory:` section.
struct MemoryDescription {
  std::string name;
  std::uint64_t base = 0;
  std::uint64_t size = 0;
  Value section;  ///< as it stands, for the maker of its type
};

/// What carries data: the `interconnect:` section where it has contention, `memory:` and
/// `transfers:`.
struct TransportDescription {
  std::string type = "ideal";  ///< of the interconnect
  Fidelity fidelity = Fidelity::ideal;
  InterconnectOptions interconnect;
  std::map<std::string, std::vector<std::int32_t>> nodes;  ///< mesh: by cluster or memory
  std::vector<MemoryDescription> memories;
  TransferStart start = TransferStart::eager;
  TransferPath path = TransferPath::direct;
  std::int32_t buffer_memory = 0;  ///< shared_memory: index of the memory that task data lies in
  std::uint64_t buffer_base = 0;
  std::uint64_t buffer_bytes = 0;
  bool routed_control = false;  ///< task descriptors and completions cross the interconnect too
  bool dma_per_cluster = false;
  DmaOptions dma;
};

/// Reads the three sections. InputError where they do not fit together: a node off the mesh,
/// memories that overlap, buffers outside the memory.
TransportDescription read_transport(const Value& document, const std::vector<Cluster>& clusters);

/// The name of the port that control accesses take where they cross the interconnect.
inline constexpr const char* kSchedulerPort = "scheduler";

/// What is attached to the interconnect: as initiators the DMA engines (of the PEs, or of the
/// clusters) and last the scheduler's port, where control crosses the interconnect; as targets the
/// PEs' local memories and then the memories.
Ports make_ports(const PlatformDescription& platform);

/// The address map for those ports.
std::vector<AddressRange> make_address_map(const PlatformDescription& platform);

/// The data path's view of the platform.
DataPathOptions make_data_path_options(const PlatformDescription& platform);

}  // namespace weft
