// SPDX-License-Identifier: Apache-2.0
#include "models/job_source/job_source.h"

namespace weft {

JobSource::JobSource(const sc_core::sc_module_name& name, RunContext& context)
    : sc_module(name), interrupt("interrupt"), context_(context), event_("event") {
  SC_HAS_PROCESS(JobSource);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void JobSource::reset(std::int64_t jobs) {
  event_.cancel();
  event_at_ = kNever;
  arrivals_.emplace(context_.workload.arrivals, context_.workload.shares, context_.seed, jobs);
  schedule();
}

bool JobSource::take(std::int32_t in_system, ApplicationId& application) {
  const bool taken = arrivals_->take(context_.clock.now(), in_system, application);
  if (!taken) schedule();
  return taken;
}

void JobSource::on_event() {
  context_.activate();
  event_at_ = kNever;
  interrupt->raise(context_.platform.pe_count());
}

void JobSource::schedule() {
  const Time next = arrivals_->next_time();
  if (next == event_at_) return;
  event_.cancel();
  event_at_ = next;
  if (next == kNever) return;
  const Time delay = next - context_.clock.now();
  event_.notify(delay > Time(0) ? to_sc_time(delay) : sc_core::SC_ZERO_TIME);
}

}  // namespace weft
