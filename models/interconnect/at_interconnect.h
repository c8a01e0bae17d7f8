// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tlm_utils/multi_passthrough_initiator_socket.h>
#include <tlm_utils/multi_passthrough_target_socket.h>
#include <deque>
#include <memory>
#include <systemc>
#include <tlm>
#include <vector>

#include "models/interconnect/address_decoder.h"
#include "models/interconnect/interconnect.h"
#include "models/interconnect/packet_network.h"
#include "models/run_context.h"

namespace weft {

/// Any interconnect with contention at fidelity `at`: the four phases of the base protocol at both
/// sides, and packet networks between. A request is taken (END_REQ) when the network has room for
/// it at its source, and holds a place at its destination until the target has taken it; responses
/// likewise. So what a target does not take holds up the network, and in the end the initiators.
class AtInterconnect : public Interconnect {
 public:
  /// Initiator port i is the i-th bound.
  tlm_utils::multi_passthrough_target_socket<AtInterconnect> initiators;
  /// Target port i is the i-th bound; it sees addresses from the base of its range.
  tlm_utils::multi_passthrough_initiator_socket<AtInterconnect> targets;

  AtInterconnect(const sc_core::sc_module_name& name, const InterconnectOptions& options,
                 Topologies topologies, AddressDecoder decoder, RunContext& context);

  void reset() override;
  void attach_initiator(tlm::tlm_initiator_socket<>& initiator) override {
    initiator.bind(initiators);
  }
  void attach_target(tlm::tlm_target_socket<>& target) override { targets.bind(target); }
  const std::vector<LinkStatistics>& request_statistics() const override {
    return requests_->statistics();
  }
  const std::vector<LinkStatistics>& response_statistics() const override {
    return responses_->statistics();
  }

 private:
  struct Transaction : tlm::tlm_extension<Transaction> {
    tlm::tlm_extension_base* clone() const override { return nullptr; }  // never copied
    void copy_from(const tlm::tlm_extension_base& /*other*/) override {}
    void free() override {}  // the interconnect's own; a payload that goes must leave it alone

    std::uint64_t tag = 0;  // its place in transactions_
    tlm::tlm_generic_payload* payload = nullptr;
    std::int32_t initiator = 0;
    std::int32_t target = 0;
    std::uint64_t address = 0;  // as the initiator sees it
    Time asked{0};              // when it came to the network that it is to enter, or is in
    bool at_target = false;     // sent to the target, which has not taken it
  };
  // One end of a network: what waits to enter it, and what has come out of it.
  struct Side {
    Transaction* entering = nullptr;   // not taken yet; the protocol allows one
    std::deque<Transaction*> arrived;  // the first may be out
    bool out = false;                  // the first is sent on and not yet taken
  };

  tlm::tlm_sync_enum from_initiator(int port, tlm::tlm_generic_payload& payload,
                                    tlm::tlm_phase& phase, sc_core::sc_time& delay);
  tlm::tlm_sync_enum from_target(int port, tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                 sc_core::sc_time& delay);
  void on_event();
  Transaction& open(tlm::tlm_generic_payload& payload, std::int32_t initiator,
                    const AddressRange& range);
  void close(Transaction& transaction);
  bool enter_requests(Transaction& transaction);
  bool enter_responses(Transaction& transaction);
  void take_waiting_responses();
  void take_waiting_requests();
  void order_waiting_requests();
  void deliver_requests(std::int32_t target);
  void deliver_responses(std::int32_t initiator);
  void request_taken(Transaction& transaction);
  void response_taken(std::int32_t initiator);
  tlm::tlm_sync_enum take_response(Transaction& transaction, tlm::tlm_phase& phase);
  void wake();

  RunContext& context_;
  std::unique_ptr<PacketNetwork> requests_;
  std::unique_ptr<PacketNetwork> responses_;
  std::vector<Side> initiator_sides_;
  std::vector<Side> target_sides_;
  // Ports in the order in which they came to it, so that an event looks at no other.
  std::vector<std::int32_t> requests_to_deliver_;   // targets
  std::vector<std::int32_t> responses_to_deliver_;  // initiators
  std::vector<std::int32_t> waiting_requests_;      // initiators with something to enter
  std::vector<std::int32_t> waiting_responses_;     // targets
  std::deque<Transaction> transactions_;            // which never move
  std::vector<Transaction*> free_;
  std::int32_t in_flight_ = 0;
  std::int32_t next_turn_ = 0;  // bus that is not pipelined: whose request is looked at first
  std::vector<Arrival> arrivals_;
  sc_core::sc_event event_;
};

}  // namespace weft
