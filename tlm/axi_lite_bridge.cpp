// SPDX-License-Identifier: Apache-2.0
#include "tlm/axi_lite_bridge.h"

#include <cstring>

#include "base/error.h"

namespace weft {
namespace {

constexpr unsigned kWordBytes = 4;

bool is_word_access(const tlm::tlm_generic_payload& payload) {
  return payload.get_command() != tlm::TLM_IGNORE_COMMAND &&
         payload.get_data_length() == kWordBytes && payload.get_address() % kWordBytes == 0 &&
         payload.get_address() <= 0xffffffff && payload.get_byte_enable_ptr() == nullptr &&
         payload.get_streaming_width() >= kWordBytes;
}

}  // namespace

AxiLiteBridge::AxiLiteBridge(const sc_core::sc_module_name& name)
    : sc_module(name), target("target"), clock("clock") {
  target.bind(*this);
}

void AxiLiteBridge::reset() {
  pins_ = {};
  checker_.reset();
  payload_ = nullptr;
  responding_ = false;
}

tlm::tlm_sync_enum AxiLiteBridge::nb_transport_fw(tlm::tlm_generic_payload& payload,
                                                  tlm::tlm_phase& phase, sc_core::sc_time& delay) {
  if (delay != sc_core::SC_ZERO_TIME) {
    throw RunError("the AXI4-Lite bridge takes transactions at the present instant only");
  }
  if (phase == tlm::END_RESP) {
    responding_ = false;
    payload.release();
    return tlm::TLM_COMPLETED;
  }
  if (payload_ != nullptr || responding_) {
    throw RunError("the AXI4-Lite bridge takes one transaction at a time");
  }
  if (!is_word_access(payload)) {
    payload.set_response_status(tlm::TLM_GENERIC_ERROR_RESPONSE);
    return tlm::TLM_COMPLETED;
  }
  payload.acquire();
  payload_ = &payload;
  drive();
  clock->request_clock();
  return tlm::TLM_ACCEPTED;
}

void AxiLiteBridge::drive() {
  const auto address = static_cast<std::uint32_t>(payload_->get_address());
  if (payload_->is_write()) {
    pins_.aw_addr = address;
    std::memcpy(&pins_.w_data, payload_->get_data_ptr(), kWordBytes);
    pins_.aw_valid = pins_.w_valid = pins_.b_ready = true;
  } else {
    pins_.ar_addr = address;
    pins_.ar_valid = pins_.r_ready = true;
  }
}

void AxiLiteBridge::edge(const AxiLiteSubordinatePins& answer) {
  checker_.edge(pins_, answer);
  if (payload_ == nullptr) return;
  const bool written = pins_.b_ready && answer.b_valid;
  const bool read = pins_.r_ready && answer.r_valid;
  if (answer.aw_ready) pins_.aw_valid = false;
  if (answer.w_ready) pins_.w_valid = false;
  if (answer.ar_ready) pins_.ar_valid = false;
  if (!written && !read) return;
  pins_.b_ready = pins_.r_ready = false;
  if (read) std::memcpy(payload_->get_data_ptr(), &answer.r_data, kWordBytes);
  const std::uint8_t response = read ? answer.r_resp : answer.b_resp;
  respond(response == 0 ? tlm::TLM_OK_RESPONSE : tlm::TLM_ADDRESS_ERROR_RESPONSE);
}

void AxiLiteBridge::respond(tlm::tlm_response_status status) {
  tlm::tlm_generic_payload& payload = *payload_;
  payload_ = nullptr;
  payload.set_response_status(status);
  tlm::tlm_phase phase = tlm::BEGIN_RESP;
  sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
  responding_ = true;
  const tlm::tlm_sync_enum answer = target->nb_transport_bw(payload, phase, delay);
  if (answer == tlm::TLM_COMPLETED || phase == tlm::END_RESP) {
    responding_ = false;
    payload.release();
  }
}

void AxiLiteBridge::b_transport(tlm::tlm_generic_payload& /*payload*/,
                                sc_core::sc_time& /*delay*/) {
  throw RunError("the AXI4-Lite bridge answers after clock edges: nb_transport only");
}

bool AxiLiteBridge::get_direct_mem_ptr(tlm::tlm_generic_payload& /*payload*/,
                                       tlm::tlm_dmi& /*dmi*/) {
  return false;
}

unsigned AxiLiteBridge::transport_dbg(tlm::tlm_generic_payload& /*payload*/) { return 0; }

}  // namespace weft
