// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "base/usage.h"
#include "models/interconnect/topology.h"

namespace weft {

/// What a network moves.
struct Packet {
  std::int32_t source = 0;
  std::int32_t destination = 0;
  std::int64_t payload_bytes = 0;
  std::uint64_t tag = 0;  ///< the sender's; handed back on arrival
  Time asked = kNever;    ///< since when it waits to be sent, where that is before `send`
};

/// A packet that has arrived whole.
struct Arrival {
  Packet packet;
  Time head{0};  ///< its first beat
  Time tail{0};  ///< its last
};

/// The links of one direction at fidelity `at`: packets queue, are arbitrated, and hold up those
/// behind them. Plain C++ without a kernel: it says when it next has something to do, and whoever
/// owns it calls `advance` at that instant.
class PacketNetwork {
 public:
  PacketNetwork() = default;
  PacketNetwork(const PacketNetwork&) = delete;
  PacketNetwork& operator=(const PacketNetwork&) = delete;
  virtual ~PacketNetwork() = default;

  /// Back to empty, time 0, statistics cleared.
  virtual void reset() = 0;
  /// Whether `source` has room for another packet. It always has one again after some `advance`.
  virtual bool can_send(std::int32_t source) const = 0;
  /// Takes a packet. Only where `can_send`, and not before the last `advance`.
  virtual void send(const Packet& packet, Time now) = 0;
  /// The next instant at which `advance` does something; kNever where nothing is under way, or all
  /// that is waits for `release`.
  virtual Time next_event() const = 0;
  /// Does everything due up to `now` and appends what has arrived, in order of arrival.
  virtual void advance(Time now, std::vector<Arrival>& arrived) = 0;
  /// The receiver has taken a packet out of the network's exit: each arrival holds a place there
  /// until then, and a full exit holds up the network.
  virtual void release(std::int32_t destination, Time now) = 0;
  /// By link of the topology.
  virtual const std::vector<LinkStatistics>& statistics() const = 0;
};

}  // namespace weft
