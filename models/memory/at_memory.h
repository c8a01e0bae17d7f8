// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <systemc>
#include <tlm>
#include <vector>

#include "models/memory/memory.h"
#include "models/run_context.h"

namespace weft {

/// A memory at fidelity `at`: takes requests by the four-phase protocol as long as its controller
/// has room, and answers in the order in which that is done with them.
class AtMemory : public Memory, public tlm::tlm_fw_transport_if<> {
 public:
  AtMemory(const sc_core::sc_module_name& name, std::unique_ptr<MemoryController> controller,
           RunContext& context);

  void reset() override;
  MemoryStatistics statistics() const override { return controller_->statistics(); }

  tlm::tlm_sync_enum nb_transport_fw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                     sc_core::sc_time& delay) override;
  /// Refused: at this fidelity there is no blocking transport.
  void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override;
  bool get_direct_mem_ptr(tlm::tlm_generic_payload& /*payload*/, tlm::tlm_dmi& /*dmi*/) override {
    return false;
  }
  unsigned transport_dbg(tlm::tlm_generic_payload& /*payload*/) override { return 0; }

 private:
  void on_event();
  void accept(tlm::tlm_generic_payload& payload);
  void send_responses();
  void wake();

  std::unique_ptr<MemoryController> controller_;
  RunContext& context_;
  std::vector<tlm::tlm_generic_payload*> accesses_;  // by the controller's tag
  std::vector<std::uint64_t> free_tags_;
  tlm::tlm_generic_payload* waiting_ = nullptr;  // a request that there is no room for
  std::deque<tlm::tlm_generic_payload*> responses_;
  bool response_out_ = false;  // one that the interconnect has not taken
  std::vector<MemoryController::Done> done_;
  sc_core::sc_event event_;
};

}  // namespace weft
