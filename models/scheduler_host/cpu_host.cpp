// SPDX-License-Identifier: Apache-2.0
#include "models/scheduler_host/cpu_host.h"

#include "tlm/run_clock.h"

namespace weft {

CpuHost::CpuHost(const sc_core::sc_module_name& name, const CpuHostCycles& cycles,
                 RunContext& context)
    : SchedulerHost(name), pe("pe"), cycles_(cycles), context_(context), event_("event") {
  SC_HAS_PROCESS(CpuHost);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void CpuHost::reset(Policy& policy) {
  SchedulerHost::reset(policy);
  event_.cancel();
}

bool CpuHost::request(const Situation& situation, Decision& decision) {
  policy().decide(situation, decision);
  const auto placements = static_cast<std::int64_t>(decision.placements().size());
  const std::int64_t cycles = cycles_.per_request + cycles_.per_operation * decision.operations() +
                              cycles_.per_placement * placements;
  if (cycles == 0) return true;
  event_.notify(to_sc_time(pe->execute(cycles)));
  return false;
}

void CpuHost::on_event() {
  context_.activate();
  sink->decided();
}

}  // namespace weft
