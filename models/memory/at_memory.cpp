// SPDX-License-Identifier: Apache-2.0
#include "models/memory/at_memory.h"

#include <utility>

#include "base/error.h"

namespace weft {

AtMemory::AtMemory(const sc_core::sc_module_name& name,
                   std::unique_ptr<MemoryController> controller, RunContext& context)
    : Memory(name), controller_(std::move(controller)), context_(context), event_("event") {
  port.bind(*this);
  SC_HAS_PROCESS(AtMemory);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void AtMemory::reset() {
  event_.cancel();
  controller_->reset();
  accesses_.clear();
  free_tags_.clear();
  waiting_ = nullptr;
  responses_.clear();
  response_out_ = false;
}

tlm::tlm_sync_enum AtMemory::nb_transport_fw(tlm::tlm_generic_payload& payload,
                                             tlm::tlm_phase& phase, sc_core::sc_time& /*delay*/) {
  if (phase == tlm::END_RESP) {
    response_out_ = false;
    event_.notify(sc_core::SC_ZERO_TIME);
    return tlm::TLM_COMPLETED;
  }
  payload.acquire();
  if (!controller_->can_accept()) {
    waiting_ = &payload;
    return tlm::TLM_ACCEPTED;
  }
  accept(payload);
  wake();
  phase = tlm::END_REQ;
  return tlm::TLM_UPDATED;
}

void AtMemory::b_transport(tlm::tlm_generic_payload& /*payload*/, sc_core::sc_time& /*delay*/) {
  throw RunError(std::string(name()) + ": blocking transport at fidelity 'at'");
}

void AtMemory::accept(tlm::tlm_generic_payload& payload) {
  if (free_tags_.empty()) {
    free_tags_.push_back(accesses_.size());
    accesses_.push_back(nullptr);
  }
  const std::uint64_t tag = free_tags_.back();
  free_tags_.pop_back();
  accesses_[tag] = &payload;
  controller_->accept(access_of(payload), tag, context_.clock.now());
}

void AtMemory::on_event() {
  context_.activate();
  done_.clear();
  controller_->advance(context_.clock.now(), done_);
  for (const MemoryController::Done& done : done_) {
    responses_.push_back(accesses_[done.tag]);
    free_tags_.push_back(done.tag);
  }
  if (waiting_ != nullptr && controller_->can_accept()) {
    tlm::tlm_generic_payload& payload = *std::exchange(waiting_, nullptr);
    accept(payload);
    tlm::tlm_phase phase = tlm::END_REQ;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    port->nb_transport_bw(payload, phase, delay);
  }
  send_responses();
  wake();
}

void AtMemory::send_responses() {
  while (!response_out_ && !responses_.empty()) {
    tlm::tlm_generic_payload& payload = *responses_.front();
    responses_.pop_front();
    payload.set_response_status(tlm::TLM_OK_RESPONSE);
    tlm::tlm_phase phase = tlm::BEGIN_RESP;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    const tlm::tlm_sync_enum answer = port->nb_transport_bw(payload, phase, delay);
    response_out_ = answer == tlm::TLM_ACCEPTED;
    payload.release();
  }
}

void AtMemory::wake() {
  const Time next = controller_->next_event();
  if (next == kNever) return;
  const Time delay = next - context_.clock.now();
  event_.notify(delay > Time(0) ? to_sc_time(delay) : sc_core::SC_ZERO_TIME);
}

}  // namespace weft
