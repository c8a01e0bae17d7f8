// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>
#include <tlm>

namespace weft {

/// Base of targets that answer blocking transport alone, at once: implement `b_transport` and bind
/// a plain `tlm::tlm_target_socket` to the module. The convenience sockets of tlm_utils do the
/// same at twice the cost of a call, which counts on the control path.
class BlockingTarget : public tlm::tlm_fw_transport_if<> {
 public:
  tlm::tlm_sync_enum nb_transport_fw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& /*phase*/,
                                     sc_core::sc_time& delay) final {
    b_transport(payload, delay);
    return tlm::TLM_COMPLETED;
  }
  bool get_direct_mem_ptr(tlm::tlm_generic_payload& /*payload*/, tlm::tlm_dmi& /*dmi*/) final {
    return false;
  }
  unsigned transport_dbg(tlm::tlm_generic_payload& /*payload*/) final { return 0; }
};

}  // namespace weft
