// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/reserved_links.h"

#include <algorithm>

namespace weft {

ReservedLinks::ReservedLinks(const Topology& topology, const InterconnectOptions& options)
    : topology_(topology),
      tdma_(options.arbitration == Arbitration::tdma),
      slot_(options.cycle * options.tdma_slot_cycles),
      calendars_(topology.links.size()),
      slots_free_at_(tdma_ ? topology.links.size() * static_cast<std::size_t>(topology.sources)
                           : 0),
      statistics_(topology.links.size()) {}

void ReservedLinks::reset() {
  for (LinkCalendar& calendar : calendars_) calendar.clear();
  std::fill(slots_free_at_.begin(), slots_free_at_.end(), Time(0));
  std::fill(statistics_.begin(), statistics_.end(), LinkStatistics{});
}

Time ReservedLinks::send(std::int32_t source, std::int32_t destination, std::int64_t payload_bytes,
                         Time at, Time now) {
  Time head = at;
  Time tail(0);  // how far the last beat is behind the first
  for (const std::int32_t hop : topology_.route(source, destination)) {
    const auto index = static_cast<std::size_t>(hop);
    const Link& link = topology_.links[index];
    const Time occupancy = link.occupancy(payload_bytes);
    Grant grant{};
    if (tdma_) {
      grant = reserve_slots(index, source, head, link.beats(payload_bytes));
    } else {
      grant.begin = calendars_[index].reserve(head, occupancy, now);
      grant.end = grant.begin + occupancy;
    }
    LinkStatistics& statistics = statistics_[index];
    statistics.busy += occupancy;
    statistics.waiting += grant.begin - head;
    ++statistics.packets;
    statistics.bytes += payload_bytes;
    head = grant.begin + link.latency;
    tail = std::max(tail, grant.end - grant.begin - link.beat);
  }
  return head + tail;
}

void ReservedLinks::hold(std::int32_t source, std::int32_t destination, Time until) {
  for (const std::int32_t hop : topology_.route(source, destination)) {
    calendars_[static_cast<std::size_t>(hop)].hold(until);
  }
}

// A packet begins at a beat of its source's slots and takes as many of these as it needs.
ReservedLinks::Grant ReservedLinks::reserve_slots(std::size_t link, std::int32_t source, Time at,
                                                  std::int64_t beats) {
  const TdmaSlots slots{slot_, topology_.links[link].beat, topology_.sources};
  Time& free_at = slots_free_at_[link * static_cast<std::size_t>(topology_.sources) +
                                 static_cast<std::size_t>(source)];
  const Time begin = slots.at_or_after(source, std::max(at, free_at));
  free_at = slots.after_beats(begin, beats - 1) + slots.beat;
  return {begin, free_at};
}

}  // namespace weft
