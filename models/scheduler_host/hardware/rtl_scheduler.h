// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <systemc>

#include "models/run_context.h"
#include "models/scheduler_host/hardware/options.h"
#include "rtl/block/scheduler_block.h"
#include "tlm/axi_lite_bridge.h"
#include "tlm/interrupt_line.h"

namespace weft {

/// The hardware scheduler as a module: the Verilated block behind its AXI4-Lite bridge, and its
/// clock. Clock edges are at the multiples of the cycle from the begin of a run. What is asked in
/// some instant is seen at the first edge after it, whether the clock was running or not, so that
/// stopping the clock while the block is idle changes nothing.
class RtlScheduler : public sc_core::sc_module, public ClockRequestIf {
 public:
  AxiLiteBridge bridge;
  /// The block's interrupt.
  sc_core::sc_port<InterruptLineIf> interrupt;

  RtlScheduler(const sc_core::sc_module_name& name, std::unique_ptr<SchedulerBlock> block,
               const HardwareOptions& options, RunContext& context);

  /// Resets the block. `tick` is the unit of its time. Until `end_boot` cycles take no time.
  void reset(Time tick);
  void end_boot() { booting_ = false; }

  const BlockSize& size() const { return block_->size(); }

  void request_clock() override;

 private:
  bool timeless() const { return booting_ || options_.zero_time; }
  Time edge_after(Time instant) const;
  void on_clock();
  void catch_up(Time now);
  const BlockOutputs& step(const AxiLiteManagerPins& pins, Time at);

  HardwareOptions options_;
  RunContext& context_;
  std::unique_ptr<SchedulerBlock> block_;
  Time tick_{1};
  bool booting_ = true;
  bool running_ = false;  // an edge is to come
  bool irq_ = false;
  Time requested_at_{0};  // of the last request for the clock
  Time last_edge_{0};
  sc_core::sc_event clock_;
};

}  // namespace weft
