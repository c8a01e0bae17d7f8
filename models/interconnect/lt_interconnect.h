// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tlm_utils/multi_passthrough_initiator_socket.h>
#include <tlm_utils/multi_passthrough_target_socket.h>
#include <systemc>
#include <tlm>
#include <vector>

#include "models/interconnect/address_decoder.h"
#include "models/interconnect/interconnect.h"
#include "models/interconnect/reserved_links.h"

namespace weft {

/// Any interconnect with contention at fidelity `lt`: a blocking transport that takes as long as
/// the request's way, the target and the response's way do, each link reserved as it is crossed.
/// A read carries its data in the response, a write in the request. It never waits: all time is
/// annotated, so that it can be called from an SC_METHOD.
class LtInterconnect : public Interconnect {
 public:
  /// Initiator port i is the i-th bound.
  tlm_utils::multi_passthrough_target_socket<LtInterconnect> initiators;
  /// Target port i is the i-th bound; it sees addresses from the base of its range.
  tlm_utils::multi_passthrough_initiator_socket<LtInterconnect> targets;

  LtInterconnect(const sc_core::sc_module_name& name, const InterconnectOptions& options,
                 Topologies topologies, AddressDecoder decoder, const RunClock& clock);

  void reset() override;
  void attach_initiator(tlm::tlm_initiator_socket<>& initiator) override {
    initiator.bind(initiators);
  }
  void attach_target(tlm::tlm_target_socket<>& target) override { targets.bind(target); }
  const std::vector<LinkStatistics>& request_statistics() const override {
    return requests_.statistics();
  }
  const std::vector<LinkStatistics>& response_statistics() const override {
    return responses_.statistics();
  }

 private:
  void b_transport(int initiator, tlm::tlm_generic_payload& payload, sc_core::sc_time& delay);

  ReservedLinks requests_;
  ReservedLinks responses_;
};

}  // namespace weft
