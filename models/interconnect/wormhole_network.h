// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "models/interconnect/cycle_wheel.h"
#include "models/interconnect/link_inputs.h"
#include "models/interconnect/packet_network.h"
#include "models/interconnect/topology.h"

namespace weft {

struct WormholeOptions {
  Time clock = nanoseconds(1);
  /// The places in the buffer at the end of each link, beyond those that hold the flits on a long
  /// wire. Fewer than (3 cycles / beat) leave gaps, since a place takes a cycle to be known as
  /// free.
  std::int32_t buffer_flits = 4;
  std::int32_t entry_packets = 4;  ///< that wait at each source; 0: any number
  std::int32_t exit_packets = 4;   ///< that wait at each destination for `release`
};

/// Wormhole flow control with one virtual channel, cycle by cycle (Dally and Seitz, "Deadlock-free
/// message routing in multiprocessor interconnection networks", IEEE Trans. Computers C-36, 1987).
///
/// - A packet is one flit a beat (Link::beats). Its head takes each link until its tail has passed,
///   in turn (round robin) with the heads that wait at the link's other inputs.
/// - A flit goes over a link if the buffer at the end had a place when the cycle began; a place is
///   seen to be free one cycle after its flit has left. Nothing else waits in a cycle for what
///   another link does in it, so the order in which links are looked at makes no difference.
/// - A link takes a flit every `beat`, which is in the next buffer, ready to leave, `latency`
/// later.
///   With beat = latency = 2 cycles it is the alternating-bit handshake of the simulator Noxim
///   (Catania et al., "Cycle-accurate network on chip simulation with Noxim", ACM TOMACS 27, 2016).
/// - Packets enter at the clock's edge at or after the instant at which they are sent.
///
/// Free of deadlock where the routes are: with dimension-ordered routing in a mesh. A cycle costs
/// only the links at which something may move. No allocation once the queues have grown.
class WormholeNetwork final : public PacketNetwork {
 public:
  /// InputError where beats and latencies are no whole cycles, or links differ in what a flit is.
  WormholeNetwork(Topology topology, const WormholeOptions& options);

  void reset() override;
  bool can_send(std::int32_t source) const override;
  /// RunError where no links lead from the source to the destination.
  void send(const Packet& packet, Time now) override;
  Time next_event() const override;
  void advance(Time now, std::vector<Arrival>& arrived) override;
  void release(std::int32_t destination, Time now) override;
  const std::vector<LinkStatistics>& statistics() const override { return statistics_; }

 private:
  struct Transit {  // a packet on its way
    Packet packet;
    std::int32_t first_hop = 0;
    std::int32_t hops = 0;
    std::int32_t next = -1;  // in the source's queue
    std::int64_t entered = 0;
    std::int64_t head = 0;
  };
  struct Flit {
    std::int64_t ready = 0;  // from this cycle on it may leave its buffer
    std::int32_t transit = 0;
    std::int32_t hop = 0;        // in Topology::hops: the link that it needs
    std::int32_t more_hops = 0;  // after that
    std::int32_t following = 0;  // flits of its packet
    bool is_head = false;
  };
  struct Buffer {  // at the end of a link, or of a source: its front flit alone
    std::int32_t begin = 0;
    std::int32_t count = 0;
  };
  struct Source {
    std::int32_t first = -1;  // transits
    std::int32_t last = -1;
    std::int32_t packets = 0;
    std::int64_t ready = 0;  // from this cycle on the next packet may leave
  };
  struct LinkState {
    std::int64_t beat = 1;  // cycles
    std::int64_t latency = 1;
    std::int64_t free_from = 0;
    std::int64_t grant_from = 0;
    std::int32_t owner = -1;  // the feeder whose packet is passing
    std::int32_t next_input = 0;
    std::int32_t free_places = 0;  // in the buffer at its end
  };

  void check() const;
  void set_up_links();
  std::int64_t edge_at_or_after(Time at) const;
  void wake(std::int32_t link, std::int64_t cycle);
  std::int32_t new_transit(const Packet& packet);
  void show_next_packet(std::int32_t source);
  void step(std::int64_t cycle, std::vector<Arrival>& arrived);
  const Flit* front(std::int32_t feeder) const;
  std::int32_t destination_of(const Flit& flit) const {
    return transits_[static_cast<std::size_t>(flit.transit)].packet.destination;
  }
  void look_at(std::int32_t link, std::int64_t cycle);
  bool choose(std::int32_t link, std::int64_t cycle);
  void move(std::int32_t link, const Flit& front_flit, std::int64_t cycle);
  void arrive(std::int32_t link, const Flit& flit, std::int64_t cycle);
  void leave(std::int32_t feeder, const Flit& flit, std::int64_t cycle);
  void leave_source(std::int32_t index, const Flit& flit, std::int64_t cycle);
  void book(std::int32_t link, const Flit& flit, std::int64_t cycle);

  Topology topology_;
  LinkInputs inputs_;
  WormholeOptions options_;
  std::vector<std::vector<std::int32_t>> last_links_;  // by destination

  CycleWheel wheel_;  // links to look at, and transits that arrive
  std::vector<LinkState> links_;
  std::vector<Buffer> buffers_;  // by feeder
  std::vector<Flit> flits_;      // `ring_` places a buffer
  std::int32_t ring_ = 1;        // a power of two
  std::vector<Source> sources_;
  std::vector<Transit> transits_;
  std::vector<std::int32_t> free_transits_;
  std::vector<std::int32_t> left_;         // links with a place that is seen to be free next cycle
  std::int64_t left_in_ = -1;              // the cycle in which they got it
  std::vector<std::int32_t> exit_places_;  // free ones, by destination
  std::vector<LinkStatistics> statistics_;
};

}  // namespace weft
