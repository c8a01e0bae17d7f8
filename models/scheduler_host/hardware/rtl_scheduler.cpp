// SPDX-License-Identifier: Apache-2.0
#include "models/scheduler_host/hardware/rtl_scheduler.h"

#include <utility>

#include "tlm/run_clock.h"

namespace weft {

RtlScheduler::RtlScheduler(const sc_core::sc_module_name& name,
                           std::unique_ptr<SchedulerBlock> block, const HardwareOptions& options,
                           RunContext& context)
    : sc_module(name),
      bridge("bridge"),
      interrupt("interrupt"),
      options_(options),
      context_(context),
      block_(std::move(block)),
      clock_("clock") {
  bridge.clock.bind(*this);
  SC_HAS_PROCESS(RtlScheduler);
  SC_METHOD(on_clock);
  sensitive << clock_;
  dont_initialize();
}

void RtlScheduler::reset(Time tick) {
  clock_.cancel();
  bridge.reset();
  block_->reset();
  tick_ = tick;
  booting_ = true;
  running_ = irq_ = false;
  last_edge_ = requested_at_ = Time(0);
}

Time RtlScheduler::edge_after(Time instant) const {
  return (instant / options_.cycle + 1) * options_.cycle;
}

void RtlScheduler::request_clock() {
  const Time now = context_.clock.now();
  requested_at_ = now;
  if (running_) return;
  running_ = true;
  clock_.notify(timeless() ? sc_core::SC_ZERO_TIME : to_sc_time(edge_after(now) - now));
}

void RtlScheduler::on_clock() {
  context_.activate();
  const Time now = context_.clock.now();
  if (!options_.clock_gating && !timeless()) catch_up(now);
  // What was asked in this very instant waits for the next edge.
  const bool unseen = !timeless() && !bridge.idle() && requested_at_ == now;
  const BlockOutputs& out = step(unseen ? AxiLiteManagerPins{} : bridge.pins(), now);
  const bool busy = out.busy;
  const bool irq = out.irq;
  if (!unseen) {
    bridge.edge({out.r_data, out.b_resp, out.r_resp, out.aw_ready, out.w_ready, out.b_valid,
                 out.ar_ready, out.r_valid});
  }
  if (irq != irq_) {
    irq_ = irq;
    interrupt->set_level(irq);
  }
  running_ = busy || !bridge.idle();
  if (running_) clock_.notify(timeless() ? sc_core::SC_ZERO_TIME : to_sc_time(options_.cycle));
}

// The edges of an idle block that were left out, where every edge is to be simulated.
void RtlScheduler::catch_up(Time now) {
  while (last_edge_ + options_.cycle < now) step({}, last_edge_ + options_.cycle);
}

const BlockOutputs& RtlScheduler::step(const AxiLiteManagerPins& pins, Time at) {
  last_edge_ = at;
  return block_->step(
      {pins.aw_addr, pins.w_data, pins.ar_addr, pins.w_strb, pins.aw_valid, pins.w_valid,
       pins.b_ready, pins.ar_valid, pins.r_ready, static_cast<std::uint64_t>(at / tick_)},
      options_.clock_gating);
}

}  // namespace weft
