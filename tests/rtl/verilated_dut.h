// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <verilated.h>
#include <verilated_fst_c.h>

#include <memory>
#include <string>

#include "tests/rtl/dut.h"

namespace weft {

/// A Verilated model behind the interface that all of them share.
template <typename Model>
class VerilatedDut final : public Dut {
 public:
  explicit VerilatedDut(const GoldenSize& size) : size_(size) {
    context_.randReset(2);  // memories and registers without reset start with any content
    context_.randSeed(1);
    context_.traceEverOn(true);
    model_ = std::make_unique<Model>(&context_);
  }
  ~VerilatedDut() override { trace(""); }

  const GoldenSize& size() const override { return size_; }

  void reset() override {
    model_->rst_ni = 0;
    for (int i = 0; i < 3; ++i) step({}, false);
    model_->rst_ni = 1;
  }

  DutOutputs step(const DutInputs& in, bool gate) override {
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
    edge(0);
    const DutOutputs out = outputs();
    if (out.busy || !gate) edge(1);
    return out;
  }

  void trace(const std::string& file) override {
    if (waves_) waves_->close();
    waves_.reset();
    if (file.empty()) return;
    waves_ = std::make_unique<VerilatedFstC>();
    model_->trace(waves_.get(), 99);
    waves_->open(file.c_str());
  }

 private:
  void edge(int level) {
    model_->clk_i = level != 0;
    model_->eval();
    context_.timeInc(1);
    if (waves_) waves_->dump(context_.time());
  }

  DutOutputs outputs() const {
    const Model& m = *model_;
    DutOutputs o{};
    o.aw_ready = m.axi_aw_ready_o;
    o.w_ready = m.axi_w_ready_o;
    o.b_valid = m.axi_b_valid_o;
    o.b_resp = m.axi_b_resp_o;
    o.ar_ready = m.axi_ar_ready_o;
    o.r_valid = m.axi_r_valid_o;
    o.r_resp = m.axi_r_resp_o;
    o.r_data = m.axi_r_data_o;
    o.irq = m.irq_o;
    o.busy = m.busy_o;
    o.decision = m.event_decision_o;
    o.decision_fast = m.event_decision_fast_o;
    o.decision_slot = m.event_decision_slot_o;
    o.decision_pe = m.event_decision_pe_o;
    o.decision_start = m.event_decision_start_o;
    o.decision_finish = m.event_decision_finish_o;
    o.complete = m.event_complete_o;
    o.complete_slot = m.event_complete_slot_o;
    o.ready = m.event_ready_o;
    o.ready_slot = m.event_ready_slot_o;
    o.ready_task = m.event_ready_task_o;
    o.ready_job = m.event_ready_job_o;
    o.pop = m.event_pop_o;
    o.pop_slot = m.event_pop_slot_o;
    return o;
  }

  GoldenSize size_;
  VerilatedContext context_;
  std::unique_ptr<Model> model_;
  std::unique_ptr<VerilatedFstC> waves_;
};

}  // namespace weft
