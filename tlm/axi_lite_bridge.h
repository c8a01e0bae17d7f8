// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>
#include <tlm>

#include "tlm/axi_lite.h"
#include "tlm/axi_lite_checker.h"

namespace weft {

/// Whose clock can stand still.
class ClockRequestIf : public virtual sc_core::sc_interface {
 public:
  /// The clock is needed from the next edge on.
  virtual void request_clock() = 0;
};

/// From TLM-2.0 transactions to the pins of an AXI4-Lite port, and back.
///
/// The target socket speaks the base protocol: BEGIN_REQ is accepted, and BEGIN_RESP comes back at
/// the clock edge at which the response is taken. Whoever owns the clock asks for the pins before
/// each edge and shows the port's answer after it. A transaction is one word of four bytes at an
/// aligned address; one is in work at a time. Responses other than OKAY become
/// TLM_ADDRESS_ERROR_RESPONSE, what the port cannot do TLM_GENERIC_ERROR_RESPONSE at once. Both
/// sides are held to the rules of the bus (AxiLiteChecker).
class AxiLiteBridge : public sc_core::sc_module, public tlm::tlm_fw_transport_if<> {
 public:
  tlm::tlm_target_socket<> target;
  sc_core::sc_port<ClockRequestIf> clock;

  explicit AxiLiteBridge(const sc_core::sc_module_name& name);

  /// Forgets the transaction in work: the port is being reset.
  void reset();
  bool idle() const { return payload_ == nullptr; }

  /// What the bridge drives into the edge that comes now.
  const AxiLiteManagerPins& pins() const { return pins_; }
  /// What the port answered at that edge. A transaction may end here, and its initiator be told.
  void edge(const AxiLiteSubordinatePins& answer);

  const AxiLiteChecker& checker() const { return checker_; }

  tlm::tlm_sync_enum nb_transport_fw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                     sc_core::sc_time& delay) override;
  void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override;
  bool get_direct_mem_ptr(tlm::tlm_generic_payload& payload, tlm::tlm_dmi& dmi) override;
  unsigned transport_dbg(tlm::tlm_generic_payload& payload) override;

 private:
  void drive();
  void respond(tlm::tlm_response_status status);

  AxiLiteManagerPins pins_;
  AxiLiteChecker checker_;
  tlm::tlm_generic_payload* payload_ = nullptr;
  bool responding_ = false;  // BEGIN_RESP was sent, END_RESP is awaited
};

}  // namespace weft
