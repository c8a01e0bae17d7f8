// SPDX-License-Identifier: Apache-2.0
#include "models/dma/at_dma.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace weft {

AtDma::AtDma(const sc_core::sc_module_name& name, const DmaOptions& options, RunContext& context)
    : DmaEngine(name),
      options_(options),
      context_(context),
      data_(static_cast<std::size_t>(options.burst_bytes)),
      event_("event") {
  SC_HAS_PROCESS(AtDma);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void AtDma::reset() {
  event_.cancel();
  queue_.clear();
  active_.clear();
  free_active_.clear();
  issuing_ = -1;
  outstanding_ = 0;
  request_ = nullptr;
  pool_.clear();
}

void AtDma::start(const DmaTransfer& transfer) {
  queue_.push(transfer);
  event_.notify(sc_core::SC_ZERO_TIME);
}

void AtDma::on_event() {
  context_.activate();
  pump();
}

void AtDma::pump() {
  const Time now = context_.clock.now();
  while (issuing_ >= 0 || take_next(now)) {
    if (now < first_burst_at_) {
      event_.notify(to_sc_time(first_burst_at_ - now));
      return;
    }
    // An answer will call again.
    if (request_ != nullptr || outstanding_ == options_.outstanding) return;
    issue();
  }
}

bool AtDma::take_next(Time now) {
  if (queue_.empty()) return false;
  if (queue_.front().not_before > now) {
    event_.notify(to_sc_time(queue_.front().not_before - now));
    return false;
  }
  if (free_active_.empty()) {
    free_active_.push_back(count_of(active_));
    active_.emplace_back();
  }
  issuing_ = free_active_.back();
  free_active_.pop_back();
  active_[static_cast<std::size_t>(issuing_)] = {queue_.front(), 0, 0};
  queue_.pop();
  first_burst_at_ = now + options_.setup;
  return true;
}

void AtDma::issue() {
  Active& active = active_[static_cast<std::size_t>(issuing_)];
  const DmaTransfer& transfer = active.transfer;
  const std::int64_t bytes = std::min(options_.burst_bytes, transfer.bytes - active.issued_bytes);
  tlm::tlm_generic_payload& payload = pool_.take(issuing_);
  payload.set_command(transfer.write ? tlm::TLM_WRITE_COMMAND : tlm::TLM_READ_COMMAND);
  payload.set_address(transfer.address + static_cast<std::uint64_t>(active.issued_bytes));
  payload.set_data_ptr(data_.data());
  payload.set_data_length(static_cast<unsigned>(bytes));
  payload.set_streaming_width(static_cast<unsigned>(bytes));
  payload.set_byte_enable_ptr(nullptr);
  payload.set_dmi_allowed(false);
  payload.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
  active.issued_bytes += bytes;
  if (active.issued_bytes == transfer.bytes) issuing_ = -1;
  ++outstanding_;
  request_ = &payload;
  tlm::tlm_phase phase = tlm::BEGIN_REQ;
  sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
  const tlm::tlm_sync_enum answer = memory->nb_transport_fw(payload, phase, delay);
  if (answer == tlm::TLM_COMPLETED) {
    complete(payload);
  } else if (answer == tlm::TLM_UPDATED) {
    nb_transport_bw(payload, phase, delay);
  }
}

tlm::tlm_sync_enum AtDma::nb_transport_bw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                          sc_core::sc_time& /*delay*/) {
  event_.notify(sc_core::SC_ZERO_TIME);  // either way there is room for another burst
  if (phase == tlm::END_REQ) {
    request_ = nullptr;
    return tlm::TLM_ACCEPTED;
  }
  phase = tlm::END_RESP;
  complete(payload);
  return tlm::TLM_COMPLETED;
}

void AtDma::complete(tlm::tlm_generic_payload& payload) {
  if (payload.is_response_error()) {
    throw RunError(fmt::format("{}: burst at address {:#x} refused: {}", name(),
                               payload.get_address(), payload.get_response_string()));
  }
  if (request_ == &payload) request_ = nullptr;
  --outstanding_;
  const std::int32_t index = Pool::tag(payload);
  Active& active = active_[static_cast<std::size_t>(index)];
  active.done_bytes += static_cast<std::int64_t>(payload.get_data_length());
  payload.release();
  if (active.done_bytes < active.transfer.bytes) return;
  const std::uint64_t tag = active.transfer.tag;
  free_active_.push_back(index);
  client->transferred(tag, context_.clock.now());
}

}  // namespace weft
