// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>
#include <tlm>
#include <unordered_map>

namespace weft {

/// Stands between an initiator's and a target's socket, passes everything on as it is, and checks
/// that both sides keep the rules of the TLM-2.0 base protocol (IEEE Std 1666-2011, clauses 11, 14
/// and 15). What it finds it throws as a RunError that names this module, the phase, the rule and
/// its clause. It takes no part in the timing; where none is bound it costs nothing.
///
/// Checked are, for nb_transport, the order of the phases, the paths that they come on and what may
/// be returned; that one request and one response at most are under way (exclusion rules); that a
/// payload has a memory manager and a reference and is not used for two transactions at once. For
/// nb_transport and b_transport, that a payload begins with attributes in order and without a
/// response; that its attributes stay as they were (its address, extensions and DMI hint are not
/// compared: interconnects may change them); that the response is set at its end; and that its
/// local time, sc_time_stamp() + delay, never goes back. The contents of the data are not looked
/// at. Against clause 11.1.1.4, b_transport may be called from an SC_METHOD, as Weft's control path
/// does: its targets never wait.
class ProtocolChecker final : public sc_core::sc_module,
                              public tlm::tlm_fw_transport_if<>,
                              public tlm::tlm_bw_transport_if<> {
 public:
  tlm::tlm_target_socket<> target;        ///< for the initiator's socket
  tlm::tlm_initiator_socket<> initiator;  ///< for the target's socket

  explicit ProtocolChecker(const sc_core::sc_module_name& name);

  /// The transactions that were completed.
  std::int64_t transactions() const { return completed_; }
  /// Those that were begun and not completed.
  std::int64_t in_flight() const { return static_cast<std::int64_t>(in_flight_.size()); }
  /// Forgets all transactions: for a run that is broken off.
  void reset();

  tlm::tlm_sync_enum nb_transport_fw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                     sc_core::sc_time& delay) override;
  tlm::tlm_sync_enum nb_transport_bw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                     sc_core::sc_time& delay) override;
  void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override;
  bool get_direct_mem_ptr(tlm::tlm_generic_payload& payload, tlm::tlm_dmi& dmi) override;
  unsigned transport_dbg(tlm::tlm_generic_payload& payload) override;
  void invalidate_direct_mem_ptr(sc_dt::uint64 begin, sc_dt::uint64 end) override;

 private:
  using Payload = tlm::tlm_generic_payload;

  struct Transaction {
    std::int64_t number = 0;
    bool blocking = false;
    tlm::tlm_phase phase;  // the last one of the four
    sc_core::sc_time local_time;
    tlm::tlm_command command = tlm::TLM_IGNORE_COMMAND;
    const unsigned char* data = nullptr;
    unsigned length = 0;
    const unsigned char* byte_enable = nullptr;
    unsigned byte_enable_length = 0;
    unsigned streaming_width = 0;
    tlm::tlm_response_status response = tlm::TLM_INCOMPLETE_RESPONSE;  // once it was sent
  };
  // What a call passed, to compare with what it came back with.
  struct Call {
    const char* name;
    tlm::tlm_phase phase;
    sc_core::sc_time delay;
    tlm::tlm_response_status response;
    std::int64_t number;      // of the transaction
    tlm::tlm_phase advanced;  // its phase
  };

  void begin(const Payload& payload, const sc_core::sc_time& delay, bool blocking);
  void check_attributes(const Payload& payload) const;
  void check_life(const Payload& payload) const;
  void check_unchanged(const Transaction& transaction, const Payload& payload) const;
  void check_time(Transaction& transaction, const sc_core::sc_time& delay) const;

  void initiator_sends(Transaction& transaction, const tlm::tlm_phase& phase);
  void target_sends(Transaction& transaction, const Payload& payload, const tlm::tlm_phase& phase);
  void end_request(const Payload& payload);
  void complete(const Payload& payload);

  Call call(const char* name, const Transaction& transaction, const Payload& payload,
            const tlm::tlm_phase& phase, const sc_core::sc_time& delay) const;
  Transaction* returned(const Call& call, tlm::tlm_sync_enum status, const Payload& payload,
                        const tlm::tlm_phase& phase, const sc_core::sc_time& delay);
  Transaction& find(const Payload& payload);

  void require(bool holds, const char* rule, const char* clause) const {
    if (!holds) fail(rule, clause);
  }
  [[noreturn]] void fail(const char* rule, const char* clause) const;

  std::unordered_map<const Payload*, Transaction> in_flight_;
  const Payload* request_ = nullptr;   // between BEGIN_REQ and its end
  const Payload* response_ = nullptr;  // between BEGIN_RESP and its end
  std::int64_t begun_ = 0;
  std::int64_t completed_ = 0;
  const char* call_ = "";  // what is looked at, for messages
  tlm::tlm_phase phase_;
};

}  // namespace weft
