// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>
#include <tlm>

#include "base/error.h"

namespace weft {

/// Reads and writes registers through an initiator socket with blocking transport and one payload
/// that is used over and over. For use from SC_METHODs: targets of the control path never wait.
class RegisterAccess {
 public:
  explicit RegisterAccess(tlm::tlm_initiator_socket<>& socket) : socket_(socket) {}

  /// Writes the object representation of `value`. RunError where the target refuses.
  template <typename T>
  void write(std::uint64_t address, const T& value) {
    // The base protocol has one data pointer for both commands; a write leaves its target alone.
    auto* data = reinterpret_cast<unsigned char*>(const_cast<T*>(&value));
    transport(tlm::TLM_WRITE_COMMAND, address, data, sizeof(T));
  }

  template <typename T>
  void read(std::uint64_t address, T& value) {
    transport(tlm::TLM_READ_COMMAND, address, reinterpret_cast<unsigned char*>(&value), sizeof(T));
  }

 private:
  void transport(tlm::tlm_command command, std::uint64_t address, unsigned char* data,
                 unsigned length) {
    payload_.set_command(command);
    payload_.set_address(address);
    payload_.set_data_ptr(data);
    payload_.set_data_length(length);
    payload_.set_streaming_width(length);
    payload_.set_byte_enable_ptr(nullptr);
    payload_.set_dmi_allowed(false);
    payload_.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    socket_->b_transport(payload_, delay);
    if (payload_.is_response_error()) {
      throw RunError("register access refused: " + payload_.get_response_string());
    }
  }

  tlm::tlm_initiator_socket<>& socket_;
  tlm::tlm_generic_payload payload_;
};

}  // namespace weft
