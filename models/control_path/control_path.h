// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tlm_utils/simple_initiator_socket.h>
#include <systemc>
#include <tlm>
#include <vector>

#include "tlm/blocking_target.h"

namespace weft {

/// The wires from the dispatcher to the PEs' register blocks. Control accesses take no time on
/// them.
class ControlPath : public sc_core::sc_module, public BlockingTarget {
 public:
  /// From the dispatcher; PE i answers at i * pe_registers::kStride.
  tlm::tlm_target_socket<> control;
  /// To the register block of each PE.
  sc_core::sc_vector<tlm_utils::simple_initiator_socket<ControlPath>> pe_control;

  ControlPath(const sc_core::sc_module_name& name, std::int32_t pe_count);

  /// Back to the state after elaboration.
  virtual void reset() {}

  void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override;

 private:
  void end_of_elaboration() override;

  std::vector<tlm::tlm_fw_transport_if<>*> pes_;  // resolved once: a port costs a check a call
};

}  // namespace weft
