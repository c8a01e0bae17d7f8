// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <verilated.h>

#include <memory>

#include "rtl/block/scheduler_block.h"

namespace weft {

/// A class that Verilator made of the hardware scheduler, behind the interface of all builds.
template <typename Model>
class VerilatedBlock final : public SchedulerBlock {
 public:
  explicit VerilatedBlock(const BlockSize& size) : size_(size) {
    context_.randReset(2);  // memories and registers without reset start with any content
    context_.randSeed(1);
    model_ = std::make_unique<Model>(&context_);
  }
  ~VerilatedBlock() override { model_->final(); }

  const BlockSize& size() const override { return size_; }

  void reset() override {
    constexpr int kResetCycles = 3;
    model_->rst_ni = 0;
    for (int i = 0; i < kResetCycles; ++i) step({}, false);
    model_->rst_ni = 1;
  }

  const BlockOutputs& step(const BlockInputs& in, bool gate) override {
    Model& m = *model_;
    m.axi_aw_addr_i = in.aw_addr;
    m.axi_aw_prot_i = 0;
    m.axi_aw_valid_i = in.aw_valid;
    m.axi_w_data_i = in.w_data;
    m.axi_w_strb_i = in.w_strb;
    m.axi_w_valid_i = in.w_valid;
    m.axi_b_ready_i = in.b_ready;
    m.axi_ar_addr_i = in.ar_addr;
    m.axi_ar_prot_i = 0;
    m.axi_ar_valid_i = in.ar_valid;
    m.axi_r_ready_i = in.r_ready;
    m.counter_i = in.counter;
    m.clk_i = 0;
    m.eval();
    read_outputs();
    if (out_.busy || !gate) {
      m.clk_i = 1;
      m.eval();
    }
    return out_;
  }

 private:
  void read_outputs() {
    const Model& m = *model_;
    out_.aw_ready = m.axi_aw_ready_o;
    out_.w_ready = m.axi_w_ready_o;
    out_.b_valid = m.axi_b_valid_o;
    out_.b_resp = m.axi_b_resp_o;
    out_.ar_ready = m.axi_ar_ready_o;
    out_.r_valid = m.axi_r_valid_o;
    out_.r_resp = m.axi_r_resp_o;
    out_.r_data = m.axi_r_data_o;
    out_.irq = m.irq_o;
    out_.busy = m.busy_o;
  }

  BlockSize size_;
  BlockOutputs out_;
  VerilatedContext context_;
  std::unique_ptr<Model> model_;
};

}  // namespace weft
