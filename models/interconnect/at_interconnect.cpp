// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/at_interconnect.h"

#include <algorithm>
#include <utility>

#include "models/interconnect/arbitrated_network.h"
#include "models/interconnect/wormhole_network.h"

namespace weft {
namespace {

// Links with a header in every packet are those of a mesh.
std::unique_ptr<PacketNetwork> make_network(const Topology& topology,
                                            const InterconnectOptions& options) {
  if (!topology.links.empty() && topology.links.front().header_beats > 0) {
    WormholeOptions wormhole;
    wormhole.clock = options.cycle;
    wormhole.buffer_flits = options.buffer_flits;
    return std::make_unique<WormholeNetwork>(topology, wormhole);
  }
  ArbitratedOptions arbitrated;
  arbitrated.arbitration = options.arbitration;
  arbitrated.tdma_slot = options.cycle * options.tdma_slot_cycles;
  arbitrated.buffer_packets = options.buffer_packets;
  return std::make_unique<ArbitratedNetwork>(topology, arbitrated);
}

}  // namespace

AtInterconnect::AtInterconnect(const sc_core::sc_module_name& name,
                               const InterconnectOptions& options, Topologies topologies,
                               AddressDecoder decoder, RunContext& context)
    : Interconnect(name, options, std::move(topologies), std::move(decoder), context.clock),
      initiators("initiators"),
      targets("targets"),
      context_(context),
      requests_(make_network(this->topologies().requests, options)),
      responses_(make_network(this->topologies().responses, options)),
      initiator_sides_(static_cast<std::size_t>(this->topologies().requests.sources)),
      target_sides_(static_cast<std::size_t>(this->topologies().requests.destinations)),
      event_("event") {
  initiators.register_nb_transport_fw(this, &AtInterconnect::from_initiator);
  targets.register_nb_transport_bw(this, &AtInterconnect::from_target);
  SC_HAS_PROCESS(AtInterconnect);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void AtInterconnect::reset() {
  event_.cancel();
  requests_->reset();
  responses_->reset();
  std::fill(initiator_sides_.begin(), initiator_sides_.end(), Side{});
  std::fill(target_sides_.begin(), target_sides_.end(), Side{});
  requests_to_deliver_.clear();
  responses_to_deliver_.clear();
  waiting_requests_.clear();
  waiting_responses_.clear();
  free_.clear();
  transactions_.clear();
  in_flight_ = 0;
  next_turn_ = 0;
}

tlm::tlm_sync_enum AtInterconnect::from_initiator(int port, tlm::tlm_generic_payload& payload,
                                                  tlm::tlm_phase& phase,
                                                  sc_core::sc_time& /*delay*/) {
  if (phase == tlm::END_RESP) {
    response_taken(port);
    responses_to_deliver_.push_back(port);
    event_.notify(sc_core::SC_ZERO_TIME);  // there is room for what waits
    return tlm::TLM_COMPLETED;
  }
  const AddressRange* range = decoder().find(payload.get_address());
  if (range == nullptr) {
    payload.set_response_status(tlm::TLM_ADDRESS_ERROR_RESPONSE);
    return tlm::TLM_COMPLETED;
  }
  Transaction& transaction = open(payload, port, *range);
  Side& side = initiator_sides_[static_cast<std::size_t>(port)];
  // A bus that is held for a whole transaction is given out once an instant, to one of all who ask.
  if (!options().pipelined) event_.notify(sc_core::SC_ZERO_TIME);
  if (!options().pipelined || !enter_requests(transaction)) {
    side.entering = &transaction;
    waiting_requests_.push_back(port);
    return tlm::TLM_ACCEPTED;
  }
  phase = tlm::END_REQ;
  return tlm::TLM_UPDATED;
}

AtInterconnect::Transaction& AtInterconnect::open(tlm::tlm_generic_payload& payload,
                                                  std::int32_t initiator,
                                                  const AddressRange& range) {
  if (free_.empty()) {
    transactions_.emplace_back();
    transactions_.back().tag = transactions_.size() - 1;
    free_.push_back(&transactions_.back());
  }
  Transaction& transaction = *free_.back();
  free_.pop_back();
  payload.acquire();
  transaction.payload = &payload;
  transaction.initiator = initiator;
  transaction.target = range.target;
  transaction.address = payload.get_address();
  transaction.asked = now();
  transaction.at_target = false;
  payload.set_extension(&transaction);
  payload.set_address(transaction.address - range.base);
  return transaction;
}

void AtInterconnect::close(Transaction& transaction) {
  tlm::tlm_generic_payload& payload = *transaction.payload;
  payload.clear_extension(&transaction);
  free_.push_back(&transaction);
  --in_flight_;
  payload.release();
}

bool AtInterconnect::enter_requests(Transaction& transaction) {
  if (!options().pipelined && in_flight_ > 0) return false;
  if (!requests_->can_send(transaction.initiator)) return false;
  const tlm::tlm_generic_payload& payload = *transaction.payload;
  const std::int64_t bytes = payload.is_write() ? payload.get_data_length() : 0;
  requests_->send(
      {transaction.initiator, transaction.target, bytes, transaction.tag, transaction.asked},
      now());
  ++in_flight_;
  wake();
  return true;
}

bool AtInterconnect::enter_responses(Transaction& transaction) {
  if (!responses_->can_send(transaction.target)) return false;
  const tlm::tlm_generic_payload& payload = *transaction.payload;
  const std::int64_t bytes = payload.is_write() ? 0 : payload.get_data_length();
  responses_->send(
      {transaction.target, transaction.initiator, bytes, transaction.tag, transaction.asked},
      now());
  wake();
  return true;
}

void AtInterconnect::on_event() {
  context_.activate();
  arrivals_.clear();
  requests_->advance(now(), arrivals_);
  for (const Arrival& arrival : arrivals_) {
    Transaction& transaction = transactions_[arrival.packet.tag];
    target_sides_[static_cast<std::size_t>(transaction.target)].arrived.push_back(&transaction);
    requests_to_deliver_.push_back(transaction.target);
  }
  arrivals_.clear();
  responses_->advance(now(), arrivals_);
  for (const Arrival& arrival : arrivals_) {
    Transaction& transaction = transactions_[arrival.packet.tag];
    initiator_sides_[static_cast<std::size_t>(transaction.initiator)].arrived.push_back(
        &transaction);
    responses_to_deliver_.push_back(transaction.initiator);
  }
  // What these calls lead to may add to the lists.
  for (std::size_t i = 0; i < requests_to_deliver_.size(); ++i) {
    deliver_requests(requests_to_deliver_[i]);
  }
  requests_to_deliver_.clear();
  for (std::size_t i = 0; i < responses_to_deliver_.size(); ++i) {
    deliver_responses(responses_to_deliver_[i]);
  }
  responses_to_deliver_.clear();
  take_waiting_responses();
  take_waiting_requests();
  wake();
}

void AtInterconnect::take_waiting_responses() {
  std::size_t left = 0;
  const std::size_t waiting = waiting_responses_.size();
  for (std::size_t i = 0; i < waiting; ++i) {
    const std::int32_t port = waiting_responses_[i];
    Side& side = target_sides_[static_cast<std::size_t>(port)];
    if (!enter_responses(*side.entering)) {
      waiting_responses_[left++] = port;
      continue;
    }
    tlm::tlm_generic_payload& payload = *std::exchange(side.entering, nullptr)->payload;
    tlm::tlm_phase phase = tlm::END_RESP;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    targets[port]->nb_transport_fw(payload, phase, delay);
  }
  waiting_responses_.erase(waiting_responses_.begin() + static_cast<std::ptrdiff_t>(left),
                           waiting_responses_.begin() + static_cast<std::ptrdiff_t>(waiting));
}

void AtInterconnect::take_waiting_requests() {
  if (!options().pipelined) order_waiting_requests();
  std::size_t left = 0;
  const std::size_t waiting = waiting_requests_.size();
  for (std::size_t i = 0; i < waiting; ++i) {
    const std::int32_t port = waiting_requests_[i];
    Side& side = initiator_sides_[static_cast<std::size_t>(port)];
    if (!enter_requests(*side.entering)) {
      waiting_requests_[left++] = port;
      continue;
    }
    next_turn_ = port + 1;
    tlm::tlm_generic_payload& payload = *std::exchange(side.entering, nullptr)->payload;
    tlm::tlm_phase phase = tlm::END_REQ;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    initiators[port]->nb_transport_bw(payload, phase, delay);
  }
  waiting_requests_.erase(waiting_requests_.begin() + static_cast<std::ptrdiff_t>(left),
                          waiting_requests_.begin() + static_cast<std::ptrdiff_t>(waiting));
}

// One bus is held for a whole transaction: who gets it next is picked here, by the rule of its
// arbitration. (Its slots, with tdma, only say when.)
void AtInterconnect::order_waiting_requests() {
  const auto ports = static_cast<std::int32_t>(initiator_sides_.size());
  const std::int32_t first =
      options().arbitration == Arbitration::round_robin ? next_turn_ : std::int32_t{0};
  std::sort(waiting_requests_.begin(), waiting_requests_.end(),
            [&](std::int32_t a, std::int32_t b) {
              return (a - first + ports) % ports < (b - first + ports) % ports;
            });
}

void AtInterconnect::deliver_requests(std::int32_t target) {
  Side& side = target_sides_[static_cast<std::size_t>(target)];
  while (!side.out && !side.arrived.empty()) {
    Transaction& transaction = *side.arrived.front();
    side.out = true;
    transaction.at_target = true;
    tlm::tlm_phase phase = tlm::BEGIN_REQ;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    const tlm::tlm_sync_enum answer =
        targets[target]->nb_transport_fw(*transaction.payload, phase, delay);
    if (answer == tlm::TLM_ACCEPTED) return;
    if (answer == tlm::TLM_UPDATED && phase == tlm::END_REQ) {
      request_taken(transaction);
    } else {  // answered in the same breath
      phase = tlm::BEGIN_RESP;
      take_response(transaction, phase);
    }
  }
}

void AtInterconnect::request_taken(Transaction& transaction) {
  if (!transaction.at_target) return;
  transaction.at_target = false;
  Side& side = target_sides_[static_cast<std::size_t>(transaction.target)];
  side.out = false;
  side.arrived.pop_front();
  requests_->release(transaction.target, now());
}

tlm::tlm_sync_enum AtInterconnect::from_target(int port, tlm::tlm_generic_payload& payload,
                                               tlm::tlm_phase& phase, sc_core::sc_time& /*delay*/) {
  Transaction& transaction = *payload.get_extension<Transaction>();
  if (phase != tlm::END_REQ) {
    if (transaction.at_target) {  // the response says END_REQ too, so the next request may go
      requests_to_deliver_.push_back(port);
      event_.notify(sc_core::SC_ZERO_TIME);
    }
    return take_response(transaction, phase);
  }
  request_taken(transaction);
  deliver_requests(port);
  wake();
  return tlm::TLM_ACCEPTED;
}

tlm::tlm_sync_enum AtInterconnect::take_response(Transaction& transaction, tlm::tlm_phase& phase) {
  request_taken(transaction);
  transaction.asked = now();
  if (!enter_responses(transaction)) {
    target_sides_[static_cast<std::size_t>(transaction.target)].entering = &transaction;
    waiting_responses_.push_back(transaction.target);
    return tlm::TLM_ACCEPTED;
  }
  phase = tlm::END_RESP;
  return tlm::TLM_COMPLETED;
}

void AtInterconnect::deliver_responses(std::int32_t initiator) {
  Side& side = initiator_sides_[static_cast<std::size_t>(initiator)];
  while (!side.out && !side.arrived.empty()) {
    Transaction& transaction = *side.arrived.front();
    side.out = true;
    tlm::tlm_generic_payload& payload = *transaction.payload;
    payload.set_address(transaction.address);
    tlm::tlm_phase phase = tlm::BEGIN_RESP;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    const tlm::tlm_sync_enum answer = initiators[initiator]->nb_transport_bw(payload, phase, delay);
    if (answer != tlm::TLM_ACCEPTED) response_taken(initiator);
  }
}

void AtInterconnect::response_taken(std::int32_t initiator) {
  Side& side = initiator_sides_[static_cast<std::size_t>(initiator)];
  side.out = false;
  Transaction& transaction = *side.arrived.front();
  side.arrived.pop_front();
  responses_->release(initiator, now());
  close(transaction);
  wake();
}

void AtInterconnect::wake() {
  const Time next = std::min(requests_->next_event(), responses_->next_event());
  if (next == kNever) return;
  const Time delay = next - now();
  event_.notify(delay > Time(0) ? to_sc_time(delay) : sc_core::SC_ZERO_TIME);
}

}  // namespace weft
