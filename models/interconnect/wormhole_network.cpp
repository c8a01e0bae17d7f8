// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/wormhole_network.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace weft {
namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

}  // namespace

WormholeNetwork::WormholeNetwork(Topology topology, const WormholeOptions& options)
    : topology_(std::move(topology)), inputs_(topology_), options_(options) {
  check();
  last_links_ = last_links(topology_);
  reset();
}

void WormholeNetwork::check() const {
  if (options_.buffer_flits < 1 || options_.exit_packets < 1) {
    throw InputError("a buffer of a wormhole network needs a place");
  }
  for (const Link& link : topology_.links) {
    for (const Time span : {link.beat, link.latency}) {
      if (span < options_.clock || span % options_.clock != Time(0)) {
        throw InputError(fmt::format("beat and latency of link '{}' are not whole cycles of {} ps",
                                     link.name, options_.clock.count()));
      }
    }
    const Link& first = topology_.links.front();
    if (link.width_bytes != first.width_bytes || link.header_beats != first.header_beats) {
      throw InputError(fmt::format("links '{}' and '{}' differ in width: flits keep their size",
                                   first.name, link.name));
    }
  }
}

void WormholeNetwork::reset() {
  transits_.clear();
  free_transits_.clear();
  left_.clear();
  left_in_ = -1;
  sources_.assign(at(topology_.sources), Source{});
  exit_places_.assign(at(topology_.destinations), options_.exit_packets);
  statistics_.assign(topology_.links.size(), LinkStatistics{});
  set_up_links();
}

void WormholeNetwork::set_up_links() {
  std::int64_t horizon = 1;
  ring_ = 1;
  links_.assign(topology_.links.size(), LinkState{});
  for (std::size_t index = 0; index < links_.size(); ++index) {
    LinkState& state = links_[index];
    state.beat = topology_.links[index].beat / options_.clock;
    state.latency = topology_.links[index].latency / options_.clock;
    // A flit takes a cycle to reach the buffer and one to leave it; what latency there is beyond
    // these is registers along the wire, each of which holds a flit.
    const std::int64_t on_wire = std::max<std::int64_t>(0, state.latency - 2);
    const std::int64_t depth = options_.buffer_flits + (on_wire + state.beat - 1) / state.beat;
    state.free_places = static_cast<std::int32_t>(depth);
    while (ring_ < depth) ring_ *= 2;
    horizon = std::max({horizon, state.beat, state.latency});
  }
  wheel_.reset(horizon, static_cast<std::int32_t>(links_.size()));
  buffers_.assign(at(topology_.sources) + links_.size(), Buffer{});
  flits_.resize(buffers_.size() * at(ring_));
}

bool WormholeNetwork::can_send(std::int32_t source) const {
  return options_.entry_packets == 0 || sources_[at(source)].packets < options_.entry_packets;
}

void WormholeNetwork::send(const Packet& packet, Time now) {
  Source& source = sources_[at(packet.source)];
  const std::int32_t transit = new_transit(packet);
  transits_[at(transit)].entered = edge_at_or_after(now);
  if (source.packets++ == 0) {
    source.first = transit;
    source.last = transit;
    show_next_packet(packet.source);
  } else {
    transits_[at(source.last)].next = transit;
    source.last = transit;
  }
}

Time WormholeNetwork::next_event() const {
  const std::int64_t cycle = wheel_.next();
  return cycle == CycleWheel::kNone ? kNever : options_.clock * cycle;
}

void WormholeNetwork::advance(Time now, std::vector<Arrival>& arrived) {
  const std::int64_t last = now / options_.clock;
  for (;;) {
    const std::int64_t cycle = wheel_.next();
    if (cycle == CycleWheel::kNone || cycle > last) return;
    step(cycle, arrived);
  }
}

void WormholeNetwork::release(std::int32_t destination, Time now) {
  if (exit_places_[at(destination)]++ > 0) return;
  for (const std::int32_t link : last_links_[at(destination)]) {
    wake(link, edge_at_or_after(now));
  }
}

std::int64_t WormholeNetwork::edge_at_or_after(Time at) const {
  return (at + options_.clock - Time(1)) / options_.clock;
}

void WormholeNetwork::wake(std::int32_t link, std::int64_t cycle) {
  if (!wheel_.reaches(cycle)) throw RunError("a network was not advanced up to the present");
  wheel_.add(link, cycle);
}

std::int32_t WormholeNetwork::new_transit(const Packet& packet) {
  const auto route = topology_.route(packet.source, packet.destination);
  if (route.empty()) throw RunError("a packet has no link from its source to its destination");
  auto index = static_cast<std::int32_t>(transits_.size());
  if (free_transits_.empty()) {
    transits_.emplace_back();
  } else {
    index = free_transits_.back();
    free_transits_.pop_back();
  }
  Transit& transit = transits_[at(index)];
  transit = {};
  transit.packet = packet;
  transit.first_hop = static_cast<std::int32_t>(route.begin() - topology_.hops.data());
  transit.hops = static_cast<std::int32_t>(route.size());
  return index;
}

// Puts the head of a source's first packet where links see it.
void WormholeNetwork::show_next_packet(std::int32_t source) {
  const Source& state = sources_[at(source)];
  const Transit& transit = transits_[at(state.first)];
  const std::int32_t link = topology_.hops[at(transit.first_hop)];
  const std::int64_t flits = topology_.links[at(link)].beats(transit.packet.payload_bytes);
  const std::int64_t ready = std::max(state.ready, transit.entered);
  flits_[at(source * ring_)] = {
      ready, state.first, transit.first_hop, transit.hops - 1, static_cast<std::int32_t>(flits - 1),
      true};
  buffers_[at(source)] = {0, 1};
  wake(link, ready);
}

void WormholeNetwork::step(std::int64_t cycle, std::vector<Arrival>& arrived) {
  if (cycle > left_in_) {
    for (const std::int32_t link : left_) ++links_[at(link)].free_places;
    left_.clear();
  }
  wheel_.take(
      cycle,
      [&](std::int32_t index) {
        const Transit& transit = transits_[at(index)];
        arrived.push_back({transit.packet, options_.clock * transit.head, options_.clock * cycle});
        free_transits_.push_back(index);
      },
      [&](std::int32_t link) { look_at(link, cycle); });
}

const WormholeNetwork::Flit* WormholeNetwork::front(std::int32_t feeder) const {
  const Buffer& buffer = buffers_[at(feeder)];
  return buffer.count == 0 ? nullptr : &flits_[at(feeder * ring_ + buffer.begin)];
}

// Moves a flit over a link if one can go now. If not, then whatever it waits for will see to it
// that the link is looked at again.
void WormholeNetwork::look_at(std::int32_t link, std::int64_t cycle) {
  LinkState& state = links_[at(link)];
  if (state.owner < 0 && !choose(link, cycle)) return;
  if (state.free_from > cycle) {
    wheel_.add(link, state.free_from);
    return;
  }
  const Flit* flit = front(state.owner);
  if (flit == nullptr || flit->ready > cycle) return;
  if (flit->more_hops > 0) {
    if (state.free_places == 0) return;
  } else if (flit->is_head && exit_places_[at(destination_of(*flit))] == 0) {
    return;
  }
  move(link, *flit, cycle);
}

// Grants a free link to the next input in turn at which a head waits for it.
bool WormholeNetwork::choose(std::int32_t link, std::int64_t cycle) {
  LinkState& state = links_[at(link)];
  if (state.grant_from > cycle) return false;
  const Span<const std::int32_t> feeders = inputs_.feeders(link);
  const auto count = static_cast<std::int32_t>(feeders.size());
  std::int32_t input = state.next_input;
  for (std::int32_t tried = 0; tried < count; ++tried) {
    const std::int32_t feeder = feeders[at(input)];
    input = input + 1 == count ? 0 : input + 1;
    const Flit* flit = front(feeder);
    if (flit == nullptr || !flit->is_head || flit->ready > cycle) continue;
    if (topology_.hops[at(flit->hop)] != link) continue;
    state.owner = feeder;
    state.next_input = input;
    return true;
  }
  return false;
}

void WormholeNetwork::move(std::int32_t link, const Flit& front_flit, std::int64_t cycle) {
  const Flit flit = front_flit;  // its place may be taken by another below
  LinkState& state = links_[at(link)];
  const std::int32_t feeder = state.owner;
  if (flit.is_head) book(link, flit, cycle);
  state.free_from = cycle + state.beat;
  arrive(link, flit, cycle + state.latency);
  leave(feeder, flit, cycle);
  const Flit* next = front(feeder);
  if (flit.following > 0) {
    if (next != nullptr) wheel_.add(link, std::max(state.free_from, next->ready));
    return;
  }
  state.owner = -1;
  state.grant_from = cycle + 1;
  wheel_.add(link, cycle + 1);
  if (next != nullptr) wheel_.add(topology_.hops[at(next->hop)], next->ready);
}

// A flit gets to the end of a link in `cycle`.
void WormholeNetwork::arrive(std::int32_t link, const Flit& flit, std::int64_t cycle) {
  if (flit.more_hops > 0) {
    const std::int32_t feeder = topology_.sources + link;
    Buffer& buffer = buffers_[at(feeder)];
    const std::int32_t place = (buffer.begin + buffer.count++) & (ring_ - 1);
    Flit& arrived = flits_[at(feeder * ring_ + place)];
    arrived = flit;
    arrived.ready = cycle;
    ++arrived.hop;
    --arrived.more_hops;
    --links_[at(link)].free_places;
    wheel_.add(topology_.hops[at(arrived.hop)], cycle);
    return;
  }
  if (flit.is_head) {
    transits_[at(flit.transit)].head = cycle;
    --exit_places_[at(destination_of(flit))];
  }
  if (flit.following == 0) wheel_.add_value(flit.transit, cycle);
}

// Takes the front flit out of a buffer. The one behind it can leave one cycle later.
void WormholeNetwork::leave(std::int32_t feeder, const Flit& flit, std::int64_t cycle) {
  Buffer& buffer = buffers_[at(feeder)];
  if (feeder < topology_.sources) {
    leave_source(feeder, flit, cycle);
    return;
  }
  buffer.begin = (buffer.begin + 1) & (ring_ - 1);
  --buffer.count;
  Flit& next = flits_[at(feeder * ring_ + buffer.begin)];
  if (buffer.count > 0) next.ready = std::max(next.ready, cycle + 1);
  const std::int32_t link = feeder - topology_.sources;
  left_.push_back(link);
  left_in_ = cycle;
  if (links_[at(link)].free_places == 0) wheel_.add(link, cycle + 1);
}

void WormholeNetwork::leave_source(std::int32_t index, const Flit& flit, std::int64_t cycle) {
  if (flit.following > 0) {
    Flit& next = flits_[at(index * ring_)];
    --next.following;
    next.is_head = false;
    next.ready = cycle + 1;
    return;
  }
  Source& source = sources_[at(index)];
  source.first = transits_[at(source.first)].next;
  source.ready = cycle + 1;
  buffers_[at(index)].count = 0;
  if (--source.packets > 0) show_next_packet(index);
}

void WormholeNetwork::book(std::int32_t link, const Flit& flit, std::int64_t cycle) {
  const std::int64_t bytes = transits_[at(flit.transit)].packet.payload_bytes;
  LinkStatistics& statistics = statistics_[at(link)];
  statistics.busy += topology_.links[at(link)].occupancy(bytes);
  statistics.waiting += options_.clock * (cycle - flit.ready);
  statistics.bytes += bytes;
  ++statistics.packets;
}

}  // namespace weft
