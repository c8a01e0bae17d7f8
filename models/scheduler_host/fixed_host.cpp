// SPDX-License-Identifier: Apache-2.0
#include "models/scheduler_host/fixed_host.h"

#include "tlm/run_clock.h"

namespace weft {

FixedHost::FixedHost(const sc_core::sc_module_name& name, Time per_request, Time per_placement,
                     RunContext& context)
    : SchedulerHost(name),
      per_request_(per_request),
      per_placement_(per_placement),
      context_(context),
      event_("event") {
  SC_HAS_PROCESS(FixedHost);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void FixedHost::reset(Policy& policy) {
  SchedulerHost::reset(policy);
  event_.cancel();
}

bool FixedHost::request(const Situation& situation, Decision& decision) {
  policy().decide(situation, decision);
  const auto placements = static_cast<std::int64_t>(decision.placements().size());
  const Time latency = per_request_ + per_placement_ * placements;
  if (latency == Time(0)) return true;
  event_.notify(to_sc_time(latency));
  return false;
}

void FixedHost::on_event() {
  context_.activate();
  sink->decided();
}

}  // namespace weft
