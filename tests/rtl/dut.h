// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "rtl/model/golden_tables.h"

namespace weft {

/// What drives the block under test.
struct DutInputs {
  std::uint32_t aw_addr = 0;
  bool aw_valid = false;
  std::uint32_t w_data = 0;
  std::uint8_t w_strb = 0xf;
  bool w_valid = false;
  bool b_ready = false;
  std::uint32_t ar_addr = 0;
  bool ar_valid = false;
  bool r_ready = false;
  std::uint64_t counter = 0;
};

/// What it answers, before the clock edge that ends the cycle.
struct DutOutputs {
  bool aw_ready, w_ready, b_valid, ar_ready, r_valid, irq, busy;
  std::uint8_t b_resp, r_resp;
  std::uint32_t r_data;

  bool decision, decision_fast, complete, ready, pop;
  std::uint32_t decision_slot, decision_pe, complete_slot, ready_slot, ready_task, ready_job,
      pop_slot;
  std::uint64_t decision_start, decision_finish;
};

/// The Verilated block in one set of parameters.
class Dut {
 public:
  Dut() = default;
  Dut(const Dut&) = delete;
  Dut& operator=(const Dut&) = delete;
  virtual ~Dut() = default;

  virtual const GoldenSize& size() const = 0;
  /// Asserts the reset for some cycles.
  virtual void reset() = 0;
  /// One clock cycle. With `gate` the clock edge is left out where the block says that it is idle.
  virtual DutOutputs step(const DutInputs& inputs, bool gate) = 0;
  /// Records a waveform (FST) from here on; an empty name ends it.
  virtual void trace(const std::string& file) = 0;
};

/// The builds of the block that the tests run: "pe4", "pe4s" (systolic queue), "pe4n" (without
/// communication, with the policy neural), "pe8" (with the policy neural), "pe16", "pe32".
std::unique_ptr<Dut> make_dut(const std::string& name);

}  // namespace weft
