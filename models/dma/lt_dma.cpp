// SPDX-License-Identifier: Apache-2.0
#include "models/dma/lt_dma.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/error.h"

namespace weft {

LtDma::LtDma(const sc_core::sc_module_name& name, const DmaOptions& options, RunContext& context)
    : DmaEngine(name),
      options_(options),
      context_(context),
      data_(static_cast<std::size_t>(options.burst_bytes)),
      event_("event") {
  outstanding_.reserve(static_cast<std::size_t>(options.outstanding));
  SC_HAS_PROCESS(LtDma);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void LtDma::reset() {
  event_.cancel();
  queue_.clear();
  outstanding_.clear();
  active_ = false;
  next_burst_at_ = Time(0);
}

void LtDma::start(const DmaTransfer& transfer) {
  queue_.push(transfer);
  event_.notify(sc_core::SC_ZERO_TIME);
}

void LtDma::on_event() {
  context_.activate();
  pump();
}

void LtDma::pump() {
  const Time now = context_.clock.now();
  while (!outstanding_.empty() && outstanding_.front() <= now) {
    std::pop_heap(outstanding_.begin(), outstanding_.end(), std::greater<>());
    outstanding_.pop_back();
  }
  while (active_ || take_next(now)) {
    if (now < next_burst_at_) return wake_at(next_burst_at_);
    if (outstanding_.size() == static_cast<std::size_t>(options_.outstanding)) {
      return wake_at(outstanding_.front());
    }
    issue(now);
  }
}

bool LtDma::take_next(Time now) {
  if (queue_.empty()) return false;
  if (queue_.front().not_before > now) {
    wake_at(queue_.front().not_before);
    return false;
  }
  current_ = queue_.front();
  queue_.pop();
  active_ = true;
  issued_bytes_ = 0;
  last_end_ = Time(0);
  next_burst_at_ = std::max(next_burst_at_, now + options_.setup);
  return true;
}

void LtDma::issue(Time now) {
  const std::int64_t bytes = std::min(options_.burst_bytes, current_.bytes - issued_bytes_);
  payload_.set_command(current_.write ? tlm::TLM_WRITE_COMMAND : tlm::TLM_READ_COMMAND);
  payload_.set_address(current_.address + static_cast<std::uint64_t>(issued_bytes_));
  payload_.set_data_ptr(data_.data());
  payload_.set_data_length(static_cast<unsigned>(bytes));
  payload_.set_streaming_width(static_cast<unsigned>(bytes));
  payload_.set_byte_enable_ptr(nullptr);
  payload_.set_dmi_allowed(false);
  payload_.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
  sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
  memory->b_transport(payload_, delay);
  if (payload_.is_response_error()) {
    throw RunError(fmt::format("{}: burst at address {:#x} refused: {}", name(),
                               payload_.get_address(), payload_.get_response_string()));
  }
  const Time end = now + to_time(delay);
  outstanding_.push_back(end);
  std::push_heap(outstanding_.begin(), outstanding_.end(), std::greater<>());
  last_end_ = std::max(last_end_, end);
  issued_bytes_ += bytes;
  next_burst_at_ = now + options_.port_time(bytes);
  if (issued_bytes_ < current_.bytes) return;
  active_ = false;
  client->transferred(current_.tag, last_end_);
}

void LtDma::wake_at(Time instant) { event_.notify(to_sc_time(instant - context_.clock.now())); }

}  // namespace weft
