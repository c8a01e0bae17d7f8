// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/lt_interconnect.h"

namespace weft {

LtInterconnect::LtInterconnect(const sc_core::sc_module_name& name,
                               const InterconnectOptions& options, Topologies topologies,
                               AddressDecoder decoder, const RunClock& clock)
    : Interconnect(name, options, std::move(topologies), std::move(decoder), clock),
      initiators("initiators"),
      targets("targets"),
      requests_(this->topologies().requests, options),
      responses_(this->topologies().responses, options) {
  initiators.register_b_transport(this, &LtInterconnect::b_transport);
}

void LtInterconnect::reset() {
  requests_.reset();
  responses_.reset();
}

void LtInterconnect::b_transport(int initiator, tlm::tlm_generic_payload& payload,
                                 sc_core::sc_time& delay) {
  const std::uint64_t address = payload.get_address();
  const AddressRange* range = decoder().find(address);
  if (range == nullptr) {
    payload.set_response_status(tlm::TLM_ADDRESS_ERROR_RESPONSE);
    return;
  }
  const auto bytes = static_cast<std::int64_t>(payload.get_data_length());
  const bool write = payload.is_write();
  const Time sent = now() + to_time(delay);
  const Time there = requests_.send(initiator, range->target, write ? bytes : 0, sent, now());

  payload.set_address(address - range->base);
  sc_core::sc_time target_delay = to_sc_time(there - now());
  targets[range->target]->b_transport(payload, target_delay);
  payload.set_address(address);

  const Time served = now() + to_time(target_delay);
  const Time back = responses_.send(range->target, initiator, write ? 0 : bytes, served, now());
  if (!options().pipelined) requests_.hold(initiator, range->target, back);
  delay = to_sc_time(back - now());
}

}  // namespace weft
