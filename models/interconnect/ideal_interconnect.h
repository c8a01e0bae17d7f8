// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tlm_utils/simple_initiator_socket.h>
#include <tlm_utils/simple_target_socket.h>
#include <systemc>
#include <tlm>
#include <vector>

#include "models/interconnect/data_path.h"
#include "models/run_context.h"

namespace weft {

/// Interconnect of fidelity `ideal`: a fixed latency and bandwidth for each pair of PEs and no
/// contention, as in DS3 and in the cost model of list scheduling. Control accesses take no time.
class IdealInterconnect : public sc_core::sc_module, public DataPathIf {
 public:
  /// Control accesses from the dispatcher; PE i answers at i * pe_registers::kStride.
  tlm_utils::simple_target_socket<IdealInterconnect> control;
  /// To the register block of each PE.
  sc_core::sc_vector<tlm_utils::simple_initiator_socket<IdealInterconnect>> pe_control;

  IdealInterconnect(const sc_core::sc_module_name& name, RunContext& context);

  Time send(Transfer& transfer) override;

 private:
  void end_of_elaboration() override;
  void route(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay);

  RunContext& context_;
  std::vector<tlm::tlm_fw_transport_if<>*> pes_;  // resolved once: a port costs a check a call
};

}  // namespace weft
