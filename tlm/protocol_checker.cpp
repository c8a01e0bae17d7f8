// SPDX-License-Identifier: Apache-2.0
#include "tlm/protocol_checker.h"

#include <sstream>

#include "base/error.h"

namespace weft {
namespace {

constexpr const char* kModified = "14.7";
constexpr const char* kPaths = "15.2.3 c";
constexpr const char* kSequence = "15.2.4";

}  // namespace

ProtocolChecker::ProtocolChecker(const sc_core::sc_module_name& name)
    : sc_module(name), target("target"), initiator("initiator") {
  target.bind(*this);
  initiator.bind(*this);
}

void ProtocolChecker::reset() {
  in_flight_.clear();
  request_ = nullptr;
  response_ = nullptr;
  completed_ = 0;
}

tlm::tlm_sync_enum ProtocolChecker::nb_transport_fw(Payload& payload, tlm::tlm_phase& phase,
                                                    sc_core::sc_time& delay) {
  call_ = "nb_transport_fw";
  phase_ = phase;
  check_life(payload);
  if (phase == tlm::BEGIN_REQ) {
    begin(payload, delay, false);
  } else {
    Transaction& transaction = find(payload);
    initiator_sends(transaction, phase);
    require(phase != tlm::END_RESP || payload.get_response_status() == transaction.response,
            "the response status stays as the target set it", "14.17");
  }
  Transaction& transaction = find(payload);
  check_unchanged(transaction, payload);
  check_time(transaction, delay);
  const Call before = call("return from nb_transport_fw", transaction, payload, phase, delay);
  const tlm::tlm_sync_enum status = initiator->nb_transport_fw(payload, phase, delay);

  Transaction* after = returned(before, status, payload, phase, delay);
  if (after == nullptr) return status;
  check_unchanged(*after, payload);
  if (status == tlm::TLM_UPDATED) target_sends(*after, payload, phase);
  if (status == tlm::TLM_COMPLETED) {
    const bool early = after->phase == tlm::BEGIN_REQ;
    require(early || after->phase == tlm::END_RESP,
            "TLM_COMPLETED is an answer to BEGIN_REQ and END_RESP alone", kSequence);
    require(payload.get_response_status() != tlm::TLM_INCOMPLETE_RESPONSE,
            "a target sets the response status", "14.17");
  }
  if (status == tlm::TLM_COMPLETED || after->phase == tlm::END_RESP) complete(payload);
  return status;
}

tlm::tlm_sync_enum ProtocolChecker::nb_transport_bw(Payload& payload, tlm::tlm_phase& phase,
                                                    sc_core::sc_time& delay) {
  call_ = "nb_transport_bw";
  phase_ = phase;
  check_life(payload);
  Transaction& transaction = find(payload);
  target_sends(transaction, payload, phase);
  check_unchanged(transaction, payload);
  check_time(transaction, delay);
  const Call before = call("return from nb_transport_bw", transaction, payload, phase, delay);
  const tlm::tlm_sync_enum status = target->nb_transport_bw(payload, phase, delay);

  Transaction* after = returned(before, status, payload, phase, delay);
  if (after == nullptr) return status;
  if (status == tlm::TLM_ACCEPTED) {
    check_unchanged(*after, payload);
    return status;
  }
  // From here on the payload is not looked at: the initiator may have let go of it.
  if (status == tlm::TLM_UPDATED) initiator_sends(*after, phase);
  if (status == tlm::TLM_COMPLETED) {
    require(after->phase == tlm::BEGIN_RESP,
            "on the backward path TLM_COMPLETED is an answer to BEGIN_RESP alone", kSequence);
  }
  if (status == tlm::TLM_COMPLETED || after->phase == tlm::END_RESP) complete(payload);
  return status;
}

void ProtocolChecker::b_transport(Payload& payload, sc_core::sc_time& delay) {
  call_ = "b_transport";
  phase_ = tlm::UNINITIALIZED_PHASE;
  require(!payload.has_mm() || payload.get_ref_count() > 0,
          "a payload with a memory manager is referred to while in use", "14.5 t");
  begin(payload, delay, true);
  const std::int64_t number = begun_;
  initiator->b_transport(payload, delay);

  call_ = "return from b_transport";
  phase_ = tlm::UNINITIALIZED_PHASE;
  const auto found = in_flight_.find(&payload);
  if (found == in_flight_.end() || found->second.number != number) return;  // forgotten by reset
  check_unchanged(found->second, payload);
  check_time(found->second, delay);
  require(payload.get_response_status() != tlm::TLM_INCOMPLETE_RESPONSE,
          "a target sets the response status", "14.17");
  complete(payload);
}

bool ProtocolChecker::get_direct_mem_ptr(Payload& payload, tlm::tlm_dmi& dmi) {
  return initiator->get_direct_mem_ptr(payload, dmi);
}

unsigned ProtocolChecker::transport_dbg(Payload& payload) {
  return initiator->transport_dbg(payload);
}

void ProtocolChecker::invalidate_direct_mem_ptr(sc_dt::uint64 begin, sc_dt::uint64 end) {
  target->invalidate_direct_mem_ptr(begin, end);
}

void ProtocolChecker::begin(const Payload& payload, const sc_core::sc_time& delay, bool blocking) {
  const auto found = in_flight_.find(&payload);
  if (found != in_flight_.end()) {
    require(found->second.blocking == blocking,
            "a transaction uses b_transport or nb_transport, not both", "15.2.10 c");
    fail("a payload is not used again before its transaction is completed", kSequence);
  }
  if (!blocking) {
    require(request_ == nullptr, "the request before has ended (request exclusion)", "15.2.6 e");
    request_ = &payload;
  }
  check_attributes(payload);
  Transaction& transaction = in_flight_[&payload];
  transaction.number = ++begun_;
  transaction.blocking = blocking;
  transaction.phase = tlm::BEGIN_REQ;
  transaction.local_time = sc_core::sc_time_stamp() + delay;
  transaction.command = payload.get_command();
  transaction.data = payload.get_data_ptr();
  transaction.length = payload.get_data_length();
  transaction.byte_enable = payload.get_byte_enable_ptr();
  transaction.byte_enable_length = payload.get_byte_enable_length();
  transaction.streaming_width = payload.get_streaming_width();
}

void ProtocolChecker::check_attributes(const Payload& payload) const {
  const tlm::tlm_command command = payload.get_command();
  const bool moves_data = command == tlm::TLM_READ_COMMAND || command == tlm::TLM_WRITE_COMMAND;
  require(moves_data || command == tlm::TLM_IGNORE_COMMAND,
          "the command is one of the three of the generic payload", "14.9");
  require(!moves_data || payload.get_data_ptr() != nullptr, "a read or write has a data pointer",
          "14.11 e");
  require(!moves_data || payload.get_data_length() > 0, "a read or write has a data length",
          "14.12 d");
  require(payload.get_byte_enable_ptr() == nullptr || payload.get_byte_enable_length() > 0,
          "byte enables have a length", "14.14 f");
  require(payload.get_streaming_width() > 0, "the streaming width is not 0", "14.15 f");
  require(!payload.is_dmi_allowed(), "the DMI hint is not set in a request", "14.16");
  require(payload.get_response_status() == tlm::TLM_INCOMPLETE_RESPONSE,
          "the response status of a request is TLM_INCOMPLETE_RESPONSE", "14.17 e");
  require(payload.get_gp_option() == tlm::TLM_MIN_PAYLOAD,
          "the option attribute of a request is TLM_MIN_PAYLOAD", "14.8 g");
}

void ProtocolChecker::check_life(const Payload& payload) const {
  require(payload.has_mm(), "a payload of nb_transport has a memory manager", "14.5 i");
  require(payload.get_ref_count() > 0, "a payload is referred to while in use", "14.5 t");
}

void ProtocolChecker::check_unchanged(const Transaction& transaction,
                                      const Payload& payload) const {
  require(payload.get_command() == transaction.command, "the command stays as it was", kModified);
  require(payload.get_data_ptr() == transaction.data, "the data pointer stays as it was",
          kModified);
  require(payload.get_data_length() == transaction.length, "the data length stays as it was",
          kModified);
  require(payload.get_byte_enable_ptr() == transaction.byte_enable,
          "the byte enable pointer stays as it was", kModified);
  require(payload.get_byte_enable_length() == transaction.byte_enable_length,
          "the byte enable length stays as it was", kModified);
  require(payload.get_streaming_width() == transaction.streaming_width,
          "the streaming width stays as it was", kModified);
}

void ProtocolChecker::check_time(Transaction& transaction, const sc_core::sc_time& delay) const {
  const sc_core::sc_time local_time = sc_core::sc_time_stamp() + delay;
  require(local_time >= transaction.local_time, "the local time of a transaction never goes back",
          "15.2.7 c");
  transaction.local_time = local_time;
}

void ProtocolChecker::initiator_sends(Transaction& transaction, const tlm::tlm_phase& phase) {
  if (phase > tlm::END_RESP) return;  // an extended phase, which both sides may ignore
  require(phase == tlm::END_RESP, "an initiator sends BEGIN_REQ and END_RESP alone", kPaths);
  require(transaction.phase == tlm::BEGIN_RESP, "END_RESP comes after BEGIN_RESP", kSequence);
  response_ = nullptr;
  transaction.phase = tlm::END_RESP;
}

void ProtocolChecker::target_sends(Transaction& transaction, const Payload& payload,
                                   const tlm::tlm_phase& phase) {
  if (phase > tlm::END_RESP) return;
  require(phase == tlm::END_REQ || phase == tlm::BEGIN_RESP,
          "a target sends END_REQ and BEGIN_RESP alone", kPaths);
  const bool requesting = transaction.phase == tlm::BEGIN_REQ;
  if (phase == tlm::END_REQ) {
    require(requesting, "END_REQ comes after BEGIN_REQ", kSequence);
  } else {
    require(requesting || transaction.phase == tlm::END_REQ,
            "BEGIN_RESP comes after BEGIN_REQ or END_REQ", kSequence);
    require(response_ == nullptr, "the response before has ended (response exclusion)", "15.2.6 f");
    require(payload.get_response_status() != tlm::TLM_INCOMPLETE_RESPONSE,
            "a target sets the response status", "14.17");
    transaction.response = payload.get_response_status();
    response_ = &payload;
  }
  end_request(payload);
  transaction.phase = phase;
}

void ProtocolChecker::end_request(const Payload& payload) {
  if (request_ == &payload) request_ = nullptr;
}

void ProtocolChecker::complete(const Payload& payload) {
  end_request(payload);
  if (response_ == &payload) response_ = nullptr;
  in_flight_.erase(&payload);
  ++completed_;
}

ProtocolChecker::Call ProtocolChecker::call(const char* name, const Transaction& transaction,
                                            const Payload& payload, const tlm::tlm_phase& phase,
                                            const sc_core::sc_time& delay) const {
  return {name, phase, delay, payload.get_response_status(), transaction.number, transaction.phase};
}

// Checks what holds for every return. Null where the transaction was completed during the call.
ProtocolChecker::Transaction* ProtocolChecker::returned(const Call& call, tlm::tlm_sync_enum status,
                                                        const Payload& payload,
                                                        const tlm::tlm_phase& phase,
                                                        const sc_core::sc_time& delay) {
  call_ = call.name;
  phase_ = call.phase;
  if (status == tlm::TLM_ACCEPTED) {
    require(phase == call.phase && delay == call.delay,
            "with TLM_ACCEPTED, phase and delay stay as they were", "11.1.2.5");
  }
  const auto found = in_flight_.find(&payload);
  if (found == in_flight_.end() || found->second.number != call.number) {
    require(status == tlm::TLM_ACCEPTED, "a transaction is completed once", kSequence);
    return nullptr;
  }
  Transaction& transaction = found->second;
  if (status != tlm::TLM_ACCEPTED) {
    check_time(transaction, delay);
  } else if (transaction.phase == call.advanced) {
    require(payload.get_response_status() == call.response,
            "with TLM_ACCEPTED, the response status stays as it was", "11.1.2.5");
  }
  return &transaction;
}

ProtocolChecker::Transaction& ProtocolChecker::find(const Payload& payload) {
  const auto found = in_flight_.find(&payload);
  require(found != in_flight_.end(), "a transaction begins with BEGIN_REQ", kSequence);
  require(!found->second.blocking, "a transaction uses b_transport or nb_transport, not both",
          "15.2.10 c");
  return found->second;
}

void ProtocolChecker::fail(const char* rule, const char* clause) const {
  std::ostringstream text;
  text << name() << ": " << call_;
  if (phase_ != tlm::UNINITIALIZED_PHASE) text << " " << phase_;
  text << " breaks a rule of the TLM-2.0 base protocol: " << rule << " (IEEE 1666-2011, " << clause
       << ")";
  throw RunError(text.str());
}

}  // namespace weft
