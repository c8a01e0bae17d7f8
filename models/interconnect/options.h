// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "models/interconnect/topology.h"

namespace weft {

/// How closely shared resources are timed (design: fidelity).
enum class Fidelity {
  ideal,  ///< fixed bandwidth and latency for each pair of PEs, no contention
  lt,     ///< loosely timed: each resource is reserved in the order of the calls
  at,     ///< approximately timed: four phases, arbitration of each burst, back-pressure
};

/// Along which dimension a mesh routes first.
enum class MeshRouting { xy, yx };

/// What an interconnect is made of; each type reads what it knows. Cycles are of `cycle`.
struct InterconnectOptions {
  std::int64_t width_bytes = 16;  ///< that a link moves a beat
  Time cycle = nanoseconds(1);
  std::int32_t latency_cycles = 1;  ///< bus, crossbar: from the grant to the first beat there
  std::int32_t buffer_packets = 4;  ///< at: that wait at a link, from each requester
  Arbitration arbitration = Arbitration::round_robin;  ///< at; at lt `tdma` alone differs
  std::int32_t tdma_slot_cycles = 64;                  ///< tdma
  bool pipelined = true;  ///< bus: the next request may begin before the response is back

  std::int32_t columns = 1;  ///< mesh
  std::int32_t rows = 1;     ///< mesh
  MeshRouting routing = MeshRouting::xy;
  std::int32_t router_cycles = 1;    ///< mesh: of a head flit through a router
  std::int32_t link_cycles = 1;      ///< mesh: over the wire to the next
  std::int32_t cycles_per_flit = 1;  ///< mesh: 1 with credits, 2 with a handshake for each flit
  std::int32_t buffer_flits = 4;     ///< mesh, at: at each input of a router

  Time bridge_latency = nanoseconds(10);  ///< hierarchical: between a cluster's bus and the top
};

/// Something that is attached to an interconnect.
struct Port {
  std::string name;       ///< "big1", "dram"
  std::string cluster;    ///< hierarchical: the bus that it sits on; empty: the top
  std::int32_t node = 0;  ///< mesh: where it sits, row by row
};

/// All that is attached, initiators and targets each in the order of their port numbers.
struct Ports {
  std::vector<Port> initiators;
  std::vector<Port> targets;
};

/// The two directions of an interconnect. They share no link, so that responses are never held up
/// by requests, and no cycle of packets that wait for each other can close.
struct Topologies {
  Topology requests;   ///< from initiators to targets
  Topology responses;  ///< from targets to initiators
};

}  // namespace weft
