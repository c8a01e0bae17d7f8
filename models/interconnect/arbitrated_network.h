// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "models/interconnect/link_inputs.h"
#include "models/interconnect/packet_network.h"
#include "models/interconnect/tdma_slots.h"
#include "models/interconnect/topology.h"

namespace weft {

struct ArbitratedOptions {
  Arbitration arbitration = Arbitration::round_robin;
  Time tdma_slot{0};  ///< for tdma: of each source; a whole number of beats
  /// The places in each buffer: a source's entry, each input of a link, a destination's exit. One
  /// place leaves gaps between packets; two or more keep a link busy.
  std::int32_t buffer_packets = 4;
};

/// Links that move one packet at a time and are granted packet by packet, with virtual cut-through
/// (Kermani and Kleinrock, "Virtual cut-through: a new computer communication switching technique",
/// Computer Networks 3, 1979): a packet asks for its next link when its head gets there, and if it
/// must wait it is taken whole into the buffer, so that it does not hold the link behind it.
///
/// - The requesters of a link are its feeders (LinkInputs), each with a buffer of its own. A source
///   has one for all its packets, whose first one asks.
/// - A link is granted only to a packet that has a place in the next buffer, or in the exit. The
///   place is free again when the packet's last beat has left it; in an exit, with `release`.
/// - A link that is faster than the one before waits for the packet's tail:
///   tail out >= tail in + latency. So the time without contention is that of `zero_load_time`.
/// - tdma: the sources own slots of each link in turn. A packet begins at a beat of a slot of its
///   source's and takes as many of these as it needs; the others pass unused. What others send
///   makes no difference to it, but where they stand before it in one buffer.
///
/// Event-driven: a packet costs two events a link. No allocation once the buffers have grown.
class ArbitratedNetwork final : public PacketNetwork {
 public:
  /// InputError where a buffer has no place, or a TDMA slot is not a whole number of beats.
  ArbitratedNetwork(Topology topology, const ArbitratedOptions& options);

  void reset() override;
  bool can_send(std::int32_t source) const override;
  /// RunError where no links lead from the source to the destination.
  void send(const Packet& packet, Time now) override;
  Time next_event() const override;
  void advance(Time now, std::vector<Arrival>& arrived) override;
  void release(std::int32_t destination, Time now) override;
  const std::vector<LinkStatistics>& statistics() const override { return statistics_; }

 private:
  enum class EventKind : std::uint8_t {
    head,  // of packet `index` is at the next link
    tail,  // of the first packet in queue `index` has left it
    exit,  // packet `index` has arrived whole
    wake,  // link `index` may have something to grant
  };
  struct Event {
    Time at;
    std::uint64_t sequence;
    EventKind kind;
    std::int32_t index;
  };
  struct Transit {  // a packet on its way
    Packet packet;
    std::int32_t hop = 0;  // in Topology::hops: the link that it asks for or has
    std::int32_t last_hop = 0;
    Time asked{0};
    Time head{0};
    Time tail_in{0};  // when its last beat is where it asks
  };
  struct Queue {  // a source's entry, or the buffer of an input
    std::int32_t begin = 0;
    std::int32_t count = 0;
    std::int32_t held = 0;  // places, those for packets still on the way to it included
    bool sending = false;   // its first packet has been granted `link`
    std::int32_t link = 0;
  };
  struct LinkState {
    std::int32_t next_input = 0;  // whose turn it is
    bool busy = false;
    bool to_arbitrate = false;
  };

  static bool comes_later(const Event& a, const Event& b);
  void check() const;
  void schedule(Time at, EventKind kind, std::int32_t index);
  void handle(const Event& event, std::vector<Arrival>& arrived);
  void push(std::int32_t queue, std::int32_t transit, Time now);
  void tail_left(std::int32_t queue);
  void mark(std::int32_t link);
  void arbitrate(std::int32_t link, Time now);
  void arbitrate_slots(std::int32_t link, Time now);
  bool may_go(std::int32_t link, std::int32_t input) const;
  void grant(std::int32_t link, std::int32_t queue, Time now);
  Time last_beat(std::int32_t link, const Transit& transit, Time now) const;
  void move_on(std::int32_t transit, Time head_out, Time tail_out);
  void book(std::int32_t link, const Transit& transit, Time now);

  Time& slots_taken(std::int32_t link, std::int32_t source);
  std::int32_t front(std::int32_t queue) const;
  std::int32_t link_of(const Transit& transit) const;

  Topology topology_;
  LinkInputs inputs_;
  ArbitratedOptions options_;
  std::vector<std::int32_t> queue_of_input_;
  std::vector<std::int32_t> feeder_link_;              // by queue; -1 for a source's
  std::vector<std::vector<std::int32_t>> last_links_;  // by destination

  std::vector<Event> events_;  // heap, earliest first
  std::uint64_t sequence_ = 0;
  std::vector<Transit> transits_;
  std::vector<std::int32_t> free_transits_;
  std::vector<Queue> queues_;
  std::vector<std::int32_t> places_;  // `buffer_packets` transits a queue
  std::vector<LinkState> links_;
  std::vector<TdmaSlots> slots_;   // by link
  std::vector<Time> slots_taken_;  // tdma, by link and source: until when its slots are in use
  std::vector<Time> slot_wake_;    // tdma, by input: when it is looked at again
  std::vector<std::int32_t> to_arbitrate_;
  std::vector<std::int32_t> exit_places_;  // free ones, by destination
  std::vector<LinkStatistics> statistics_;
};

}  // namespace weft
