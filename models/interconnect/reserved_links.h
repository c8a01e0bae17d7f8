// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "models/interconnect/link_calendar.h"
#include "models/interconnect/options.h"
#include "models/interconnect/packet_network.h"
#include "models/interconnect/tdma_slots.h"
#include "models/interconnect/topology.h"

namespace weft {

/// The links of one direction at fidelity `lt`: each keeps a calendar of when it is reserved,
/// and packets reserve their whole route when they are sent, in the order of the calls. Contention
/// costs no event. Arbitration is first come, first served, but for `tdma`, where each source has
/// its slots; what waits holds up nothing behind it.
class ReservedLinks {
 public:
  ReservedLinks(const Topology& topology, const InterconnectOptions& options);

  /// Forgets all reservations and statistics.
  void reset();

  /// Sends a packet at `at`; returns when its last beat is at the destination. Nothing will be sent
  /// before `now`.
  Time send(std::int32_t source, std::int32_t destination, std::int64_t payload_bytes, Time at,
            Time now);

  /// Nobody else gets a link of the route before `until`: a bus that is not pipelined.
  void hold(std::int32_t source, std::int32_t destination, Time until);

  const std::vector<LinkStatistics>& statistics() const { return statistics_; }

 private:
  struct Grant {
    Time begin;
    Time end;
  };
  Grant reserve_slots(std::size_t link, std::int32_t source, Time at, std::int64_t beats);

  const Topology& topology_;
  bool tdma_;
  Time slot_;
  std::vector<LinkCalendar> calendars_;  // by link
  std::vector<Time> slots_free_at_;      // tdma, by link and source
  std::vector<LinkStatistics> statistics_;
};

}  // namespace weft
