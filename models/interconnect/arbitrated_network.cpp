// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/arbitrated_network.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace weft {
namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

}  // namespace

ArbitratedNetwork::ArbitratedNetwork(Topology topology, const ArbitratedOptions& options)
    : topology_(std::move(topology)), inputs_(topology_), options_(options) {
  check();
  const std::int32_t sources = topology_.sources;
  queue_of_input_.resize(at(inputs_.count()));
  feeder_link_.assign(at(sources + inputs_.count()), -1);
  for (std::int32_t link = 0; at(link) < topology_.links.size(); ++link) {
    std::int32_t input = inputs_.first(link);
    for (const std::int32_t feeder : inputs_.feeders(link)) {
      queue_of_input_[at(input)] = feeder < sources ? feeder : sources + input;
      if (feeder >= sources) feeder_link_[at(sources + input)] = feeder - sources;
      ++input;
    }
    slots_.push_back({options_.tdma_slot, topology_.links[at(link)].beat, sources});
  }
  last_links_ = last_links(topology_);
  reset();
}

void ArbitratedNetwork::check() const {
  if (options_.buffer_packets < 1) throw InputError("a buffer needs a place for a packet");
  if (options_.arbitration != Arbitration::tdma) return;
  for (const Link& link : topology_.links) {
    if (options_.tdma_slot < link.beat || options_.tdma_slot % link.beat != Time(0)) {
      throw InputError(fmt::format("a TDMA slot of {} ps is no whole number of beats of link '{}'",
                                   options_.tdma_slot.count(), link.name));
    }
  }
}

void ArbitratedNetwork::reset() {
  events_.clear();
  sequence_ = 0;
  transits_.clear();
  free_transits_.clear();
  to_arbitrate_.clear();
  queues_.assign(feeder_link_.size(), Queue{});
  places_.resize(queues_.size() * at(options_.buffer_packets));
  links_.assign(topology_.links.size(), LinkState{});
  exit_places_.assign(at(topology_.destinations), options_.buffer_packets);
  statistics_.assign(topology_.links.size(), LinkStatistics{});
  if (options_.arbitration != Arbitration::tdma) return;
  slots_taken_.assign(topology_.links.size() * at(topology_.sources), Time(0));
  slot_wake_.assign(at(inputs_.count()), Time(-1));
}

bool ArbitratedNetwork::can_send(std::int32_t source) const {
  return queues_[at(source)].held < options_.buffer_packets;
}

void ArbitratedNetwork::send(const Packet& packet, Time now) {
  const auto route = topology_.route(packet.source, packet.destination);
  if (route.empty()) throw RunError("a packet has no link from its source to its destination");
  std::int32_t index = static_cast<std::int32_t>(transits_.size());
  if (free_transits_.empty()) {
    transits_.emplace_back();
  } else {
    index = free_transits_.back();
    free_transits_.pop_back();
  }
  Transit& transit = transits_[at(index)];
  transit = {};
  transit.packet = packet;
  transit.hop = static_cast<std::int32_t>(route.begin() - topology_.hops.data());
  transit.last_hop = transit.hop + static_cast<std::int32_t>(route.size()) - 1;
  transit.tail_in = now;
  ++queues_[at(packet.source)].held;
  push(packet.source, index, now);
  transits_[at(index)].asked = std::min(now, packet.asked);
  // Not granted at once: others may yet send at this instant.
  if (queues_[at(packet.source)].count == 1) schedule(now, EventKind::wake, link_of(transit));
}

Time ArbitratedNetwork::next_event() const { return events_.empty() ? kNever : events_.front().at; }

void ArbitratedNetwork::advance(Time now, std::vector<Arrival>& arrived) {
  while (!events_.empty() && events_.front().at <= now) {
    const Time instant = events_.front().at;
    // All that happens in an instant comes before any grant, so that arbitration sees it all.
    while (!events_.empty() && events_.front().at == instant) {
      std::pop_heap(events_.begin(), events_.end(), comes_later);
      const Event event = events_.back();
      events_.pop_back();
      handle(event, arrived);
    }
    for (const std::int32_t link : to_arbitrate_) {
      links_[at(link)].to_arbitrate = false;
      if (options_.arbitration == Arbitration::tdma) {
        arbitrate_slots(link, instant);
      } else {
        arbitrate(link, instant);
      }
    }
    to_arbitrate_.clear();
  }
}

void ArbitratedNetwork::release(std::int32_t destination, Time now) {
  if (exit_places_[at(destination)]++ > 0) return;
  for (const std::int32_t link : last_links_[at(destination)]) schedule(now, EventKind::wake, link);
}

bool ArbitratedNetwork::comes_later(const Event& a, const Event& b) {
  return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
}

void ArbitratedNetwork::schedule(Time at, EventKind kind, std::int32_t index) {
  events_.push_back({at, sequence_++, kind, index});
  std::push_heap(events_.begin(), events_.end(), comes_later);
}

void ArbitratedNetwork::handle(const Event& event, std::vector<Arrival>& arrived) {
  switch (event.kind) {
    case EventKind::head: {
      const std::int32_t input = inputs_.of_hop(transits_[at(event.index)].hop);
      const std::int32_t queue = queue_of_input_[at(input)];
      push(queue, event.index, event.at);
      if (queues_[at(queue)].count == 1) mark(link_of(transits_[at(event.index)]));
      break;
    }
    case EventKind::tail:
      tail_left(event.index);
      break;
    case EventKind::exit: {
      const Transit& transit = transits_[at(event.index)];
      arrived.push_back({transit.packet, transit.head, event.at});
      free_transits_.push_back(event.index);
      break;
    }
    case EventKind::wake:
      mark(event.index);
      break;
  }
}

void ArbitratedNetwork::push(std::int32_t queue, std::int32_t transit, Time now) {
  Queue& into = queues_[at(queue)];
  const std::int32_t place = (into.begin + into.count++) % options_.buffer_packets;
  places_[at(queue * options_.buffer_packets + place)] = transit;
  transits_[at(transit)].asked = now;
}

std::int32_t ArbitratedNetwork::front(std::int32_t queue) const {
  return places_[at(queue * options_.buffer_packets + queues_[at(queue)].begin)];
}

std::int32_t ArbitratedNetwork::link_of(const Transit& transit) const {
  return topology_.hops[at(transit.hop)];
}

void ArbitratedNetwork::mark(std::int32_t link) {
  if (links_[at(link)].to_arbitrate) return;
  links_[at(link)].to_arbitrate = true;
  to_arbitrate_.push_back(link);
}

void ArbitratedNetwork::tail_left(std::int32_t queue) {
  Queue& from = queues_[at(queue)];
  from.begin = (from.begin + 1) % options_.buffer_packets;
  --from.count;
  --from.held;
  from.sending = false;
  links_[at(from.link)].busy = false;
  mark(from.link);
  if (feeder_link_[at(queue)] >= 0) mark(feeder_link_[at(queue)]);
  if (from.count > 0) mark(link_of(transits_[at(front(queue))]));
}

void ArbitratedNetwork::arbitrate(std::int32_t link, Time now) {
  LinkState& state = links_[at(link)];
  if (state.busy) return;
  const std::int32_t first = inputs_.first(link);
  const std::int32_t count = inputs_.first(link + 1) - first;
  const bool in_turn = options_.arbitration == Arbitration::round_robin;
  for (std::int32_t step = 0; step < count; ++step) {
    const std::int32_t chosen = in_turn ? (state.next_input + step) % count : step;
    if (!may_go(link, first + chosen)) continue;
    state.next_input = (chosen + 1) % count;
    state.busy = true;
    grant(link, queue_of_input_[at(first + chosen)], now);
    return;
  }
}

void ArbitratedNetwork::arbitrate_slots(std::int32_t link, Time now) {
  for (std::int32_t input = inputs_.first(link); input < inputs_.first(link + 1); ++input) {
    if (!may_go(link, input)) continue;
    const std::int32_t queue = queue_of_input_[at(input)];
    const std::int32_t source = transits_[at(front(queue))].packet.source;
    Time& taken = slots_taken(link, source);
    const Time begin = slots_[at(link)].at_or_after(source, std::max(now, taken));
    if (begin == now) {
      grant(link, queue, now);
    } else if (slot_wake_[at(input)] != begin) {
      slot_wake_[at(input)] = begin;
      schedule(begin, EventKind::wake, link);
    }
  }
}

// Whether the first packet of an input asks for the link and has a place to go to.
bool ArbitratedNetwork::may_go(std::int32_t link, std::int32_t input) const {
  const std::int32_t index = queue_of_input_[at(input)];
  const Queue& queue = queues_[at(index)];
  if (queue.count == 0 || queue.sending) return false;
  const Transit& transit = transits_[at(front(index))];
  if (link_of(transit) != link) return false;  // a source asks for one link at a time
  if (transit.hop == transit.last_hop) return exit_places_[at(transit.packet.destination)] > 0;
  const std::int32_t next = queue_of_input_[at(inputs_.of_hop(transit.hop + 1))];
  return queues_[at(next)].held < options_.buffer_packets;
}

void ArbitratedNetwork::grant(std::int32_t link, std::int32_t queue, Time now) {
  const std::int32_t index = front(queue);
  const Transit& transit = transits_[at(index)];
  const Link& granted = topology_.links[at(link)];
  const Time last = last_beat(link, transit, now);
  queues_[at(queue)].sending = true;
  queues_[at(queue)].link = link;
  schedule(last + granted.beat, EventKind::tail, queue);
  if (options_.arbitration == Arbitration::tdma) {
    slots_taken(link, transit.packet.source) = last + granted.beat;
  }
  book(link, transit, now);
  move_on(index, now + granted.latency, last + granted.latency);
}

// When the last beat of a packet that begins `now` enters the link.
Time ArbitratedNetwork::last_beat(std::int32_t link, const Transit& transit, Time now) const {
  const Link& granted = topology_.links[at(link)];
  const std::int64_t more_beats = granted.beats(transit.packet.payload_bytes) - 1;
  if (options_.arbitration != Arbitration::tdma) {
    return std::max(now + granted.beat * more_beats, transit.tail_in);
  }
  const TdmaSlots& slots = slots_[at(link)];
  return std::max(slots.after_beats(now, more_beats),
                  slots.at_or_after(transit.packet.source, transit.tail_in));
}

// Takes the place that a granted packet needs next, and sends it there.
void ArbitratedNetwork::move_on(std::int32_t transit, Time head_out, Time tail_out) {
  Transit& moved = transits_[at(transit)];
  moved.tail_in = tail_out;
  if (moved.hop == moved.last_hop) {
    moved.head = head_out;
    --exit_places_[at(moved.packet.destination)];
    schedule(tail_out, EventKind::exit, transit);
    return;
  }
  ++moved.hop;
  ++queues_[at(queue_of_input_[at(inputs_.of_hop(moved.hop))])].held;
  schedule(head_out, EventKind::head, transit);
}

void ArbitratedNetwork::book(std::int32_t link, const Transit& transit, Time now) {
  LinkStatistics& statistics = statistics_[at(link)];
  statistics.busy += topology_.links[at(link)].occupancy(transit.packet.payload_bytes);
  statistics.waiting += now - transit.asked;
  statistics.bytes += transit.packet.payload_bytes;
  ++statistics.packets;
}

Time& ArbitratedNetwork::slots_taken(std::int32_t link, std::int32_t source) {
  return slots_taken_[at(link * topology_.sources + source)];
}

}  // namespace weft
