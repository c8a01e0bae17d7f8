// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <functional>
#include <memory>
#include <string>

#include "base/error.h"
#include "tlm/kernel.h"
#include "tlm/protocol_checker.h"

namespace weft {
namespace protocol {

// Sentences of phases, delays and payloads: the two standard name spaces are their vocabulary.
using namespace ::tlm;
using namespace ::sc_core;
using Payload = ::tlm::tlm_generic_payload;

DECLARE_EXTENDED_PHASE(GRANTED);

using NonBlocking = std::function<tlm_sync_enum(Payload&, tlm_phase&, sc_time&)>;

struct Initiator : sc_module, tlm_bw_transport_if<> {
  tlm_initiator_socket<> socket{"socket"};
  NonBlocking answer = [](Payload&, tlm_phase&, sc_time&) { return TLM_ACCEPTED; };

  explicit Initiator(const sc_module_name& name) : sc_module(name) { socket.bind(*this); }
  tlm_sync_enum nb_transport_bw(Payload& payload, tlm_phase& phase, sc_time& delay) override {
    return answer(payload, phase, delay);
  }
  void invalidate_direct_mem_ptr(sc_dt::uint64 begin, sc_dt::uint64) override {
    invalidated = begin;
  }
  sc_dt::uint64 invalidated = 0;
};

struct Target : sc_module, tlm_fw_transport_if<> {
  tlm_target_socket<> socket{"socket"};
  NonBlocking answer = [](Payload&, tlm_phase&, sc_time&) { return TLM_ACCEPTED; };
  std::function<void(Payload&, sc_time&)> serve = [](Payload& payload, sc_time& delay) {
    delay += sc_time(5, SC_NS);
    payload.set_response_status(TLM_OK_RESPONSE);
  };

  explicit Target(const sc_module_name& name) : sc_module(name) { socket.bind(*this); }
  tlm_sync_enum nb_transport_fw(Payload& payload, tlm_phase& phase, sc_time& delay) override {
    return answer(payload, phase, delay);
  }
  void b_transport(Payload& payload, sc_time& delay) override { serve(payload, delay); }
  bool get_direct_mem_ptr(Payload&, tlm_dmi&) override { return true; }
  unsigned transport_dbg(Payload&) override { return 3; }
};

struct NoDeletion : tlm_mm_interface {
  void free(Payload*) override {}
};

class ProtocolCheckerTest : public ::testing::Test {
 protected:
  ProtocolCheckerTest() {
    sc_report_handler::set_actions(SC_WARNING, SC_DO_NOTHING);
    initiator_ = std::make_unique<Initiator>("initiator");
    checker_ = std::make_unique<ProtocolChecker>("checker");
    target_ = std::make_unique<Target>("target");
    initiator_->socket.bind(checker_->target);
    checker_->initiator.bind(target_->socket);
    sc_start(SC_ZERO_TIME);
    for (Payload* payload : {&first_, &second_}) {
      payload->set_mm(&memory_);
      payload->acquire();
      prepare(*payload);
    }
  }
  ~ProtocolCheckerTest() override {
    target_.reset();
    checker_.reset();
    initiator_.reset();
    renew_kernel();
  }

  void prepare(Payload& payload) {
    payload.set_read();
    payload.set_data_ptr(data_);
    payload.set_data_length(8);
    payload.set_streaming_width(8);
    payload.set_response_status(TLM_INCOMPLETE_RESPONSE);
  }

  // The initiator's, or the target's, call of a phase.
  tlm_sync_enum forward(Payload& payload, tlm_phase phase, double delay_ns = 0) {
    sc_time delay(delay_ns, SC_NS);
    return initiator_->socket->nb_transport_fw(payload, phase, delay);
  }
  tlm_sync_enum backward(Payload& payload, tlm_phase phase, double delay_ns = 0) {
    sc_time delay(delay_ns, SC_NS);
    return target_->socket->nb_transport_bw(payload, phase, delay);
  }
  void respond(Payload& payload, double delay_ns = 0) {
    payload.set_response_status(TLM_OK_RESPONSE);
    backward(payload, BEGIN_RESP, delay_ns);
  }
  void block(Payload& payload, double delay_ns = 0) {
    sc_time delay(delay_ns, SC_NS);
    initiator_->socket->b_transport(payload, delay);
  }
  // What the target answers to each call.
  void answers(tlm_sync_enum status, tlm_phase answer, double delay_ns,
               tlm_response_status response) {
    target_->answer = [=](Payload& payload, tlm_phase& phase, sc_time& delay) {
      phase = answer;
      delay = sc_time(delay_ns, SC_NS);
      payload.set_response_status(response);
      return status;
    };
  }

  // That what is done breaks a rule of the given clause in the given call.
  template <typename Action>
  void expect_broken(const std::string& where, const std::string& clause, Action&& action) {
    using ::testing::AllOf;
    using ::testing::HasSubstr;
    EXPECT_THAT(action,
                ::testing::ThrowsMessage<RunError>(AllOf(HasSubstr("checker: " + where + " breaks"),
                                                         HasSubstr(", " + clause + ")"))));
  }

  unsigned char data_[16] = {};
  NoDeletion memory_;
  Payload first_, second_;
  std::unique_ptr<Initiator> initiator_;
  std::unique_ptr<ProtocolChecker> checker_;
  std::unique_ptr<Target> target_;
};

}  // namespace protocol
}  // namespace weft
