// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include "tests/rtl/dut.h"

namespace weft {

/// The block and its model, or the block and the AXI4-Lite rules, disagree.
class Mismatch : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Cycles that an access waits on each channel before it is valid or ready.
struct AxiDelays {
  int address = 0;
  int data = 0;
  int response = 0;
};

/// Drives one write and one read at a time into an AXI4-Lite slave, pin by pin, and checks the
/// slave: what is valid stays so, unchanged, until it is taken; nothing is answered that was not
/// asked, and everything once.
class AxiDriver {
 public:
  struct Response {
    bool error = false;
    std::uint32_t data = 0;  // of a read
  };

  void begin_write(std::uint32_t address, std::uint32_t data, const AxiDelays& delays,
                   std::uint8_t strobe = 0xf);
  void begin_read(std::uint32_t address, const AxiDelays& delays);

  /// The pins of the coming cycle.
  DutInputs pins() const;
  /// What the slave did in it. Throws Mismatch where it broke a rule.
  void observe(const DutOutputs& out);

  /// The answer, once it is there.
  const std::optional<Response>& write_response() const { return write_response_; }
  const std::optional<Response>& read_response() const { return read_response_; }
  /// In the cycle just observed the answer to the write appeared: it took effect the cycle before.
  bool write_took_effect() const { return write_took_effect_; }
  bool write_error() const { return last_b_error_; }

 private:
  void observe_write(const DutOutputs& out);
  void observe_read(const DutOutputs& out);

  std::uint32_t write_address_ = 0, write_data_ = 0, read_address_ = 0;
  std::uint8_t strobe_ = 0xf;
  AxiDelays write_delays_, read_delays_;
  bool aw_open_ = false, w_open_ = false, b_open_ = false, ar_open_ = false, r_open_ = false;
  bool b_seen_ = false, r_seen_ = false, write_took_effect_ = false, last_b_error_ = false;
  Response r_first_;
  std::optional<Response> write_response_, read_response_;
};

}  // namespace weft
