// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/ideal_interconnect.h"

#include "models/pe/registers.h"

namespace weft {

IdealInterconnect::IdealInterconnect(const sc_core::sc_module_name& name, RunContext& context)
    : sc_module(name),
      control("control"),
      pe_control("pe_control", context.platform.pes.size()),
      context_(context) {
  control.register_b_transport(this, &IdealInterconnect::route);
}

Time IdealInterconnect::send(Transfer& transfer) {
  TransferRecord& record = transfer.record;
  record.end =
      record.begin + context_.platform.communication.time(transfer.edge, record.from, record.to);
  if (!context_.probes.empty()) context_.probes.emit(&Probe::transfer, record);
  return record.end;
}

void IdealInterconnect::end_of_elaboration() {
  for (auto& socket : pe_control) pes_.push_back(socket.operator->());
}

void IdealInterconnect::route(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
  const std::uint64_t address = payload.get_address();
  const std::uint64_t pe = address / pe_registers::kStride;
  if (pe >= pes_.size()) {
    payload.set_response_status(tlm::TLM_ADDRESS_ERROR_RESPONSE);
    return;
  }
  payload.set_address(address % pe_registers::kStride);
  pes_[pe]->b_transport(payload, delay);
  payload.set_address(address);
}

}  // namespace weft
