// SPDX-License-Identifier: Apache-2.0
#include "models/control_path/control_path.h"

#include "models/pe/registers.h"

namespace weft {

ControlPath::ControlPath(const sc_core::sc_module_name& name, std::int32_t pe_count)
    : sc_module(name),
      control("control"),
      pe_control("pe_control", static_cast<std::size_t>(pe_count)) {
  control.bind(*this);
}

void ControlPath::end_of_elaboration() {
  for (auto& socket : pe_control) pes_.push_back(socket.operator->());
}

void ControlPath::b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
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
