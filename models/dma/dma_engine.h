// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>
#include <tlm>

#include "models/dma/dma.h"

namespace weft {

/// What the DMA engines share, whatever their fidelity.
class DmaEngine : public sc_core::sc_module, public DmaIf, public tlm::tlm_bw_transport_if<> {
 public:
  /// To the interconnect.
  tlm::tlm_initiator_socket<> memory;
  /// Told when a transfer ends.
  sc_core::sc_port<DmaClientIf> client;

  explicit DmaEngine(const sc_core::sc_module_name& name)
      : sc_module(name), memory("memory"), client("client") {
    memory.bind(*this);
  }

  /// Back to idle.
  virtual void reset() = 0;

  /// An engine that only ever blocks has no answers to expect.
  tlm::tlm_sync_enum nb_transport_bw(tlm::tlm_generic_payload& /*payload*/,
                                     tlm::tlm_phase& /*phase*/,
                                     sc_core::sc_time& /*delay*/) override {
    return tlm::TLM_COMPLETED;
  }
  void invalidate_direct_mem_ptr(sc_dt::uint64 /*begin*/, sc_dt::uint64 /*end*/) override {}
};

}  // namespace weft
