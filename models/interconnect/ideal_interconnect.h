// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tlm_utils/simple_initiator_socket.h>
#include <systemc>
#include <tlm>
#include <vector>

#include "models/interconnect/data_path.h"
#include "models/run_context.h"
#include "tlm/blocking_target.h"

namespace weft {

/// Interconnect of fidelity `ideal`: a fixed latency and bandwidth for each pair of PEs and no
/// contention, as in DS3 and in the cost model of list scheduling. Control accesses take no time.
class IdealInterconnect : public sc_core::sc_module, public DataPathIf, public BlockingTarget {
 public:
  /// Control accesses from the dispatcher; PE i answers at i * pe_registers::kStride.
  tlm::tlm_target_socket<> control;
  /// To the register block of each PE.
  sc_core::sc_vector<tlm_utils::simple_initiator_socket<IdealInterconnect>> pe_control;

  IdealInterconnect(const sc_core::sc_module_name& name, RunContext& context);

  Time fetch(const TaskDescriptor& consumer, const Edge& input, PeId to) override;
  void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override;

 private:
  void end_of_elaboration() override;

  RunContext& context_;
  std::vector<tlm::tlm_fw_transport_if<>*> pes_;  // resolved once: a port costs a check a call
};

}  // namespace weft
