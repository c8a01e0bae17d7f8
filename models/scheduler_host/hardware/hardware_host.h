// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "base/error.h"
#include "models/run_context.h"
#include "models/scheduler_host/hardware/options.h"
#include "models/scheduler_host/scheduler_host.h"

namespace weft {

class SchedulerBlock;

/// Makes scheduler host `hardware`: the hardware scheduler of rtl/, co-simulated (rule R5), with a
/// driver that speaks to it through TLM transactions alone. It decides by the rule of the policy
/// (Policy::list_rule) that the run is given. `where` is the platform's section, for errors:
/// InputError where the block cannot hold the platform or the workload, or this build has no
/// hardware scheduler.
std::unique_ptr<SchedulerHost> make_hardware_host(const char* name, const HardwareOptions& options,
                                                  const Location& where, RunContext& context);

/// The same with a block of the caller's, which may watch what drives it.
std::unique_ptr<SchedulerHost> make_hardware_host(const char* name, const HardwareOptions& options,
                                                  const Location& where, RunContext& context,
                                                  std::unique_ptr<SchedulerBlock> block);

}  // namespace weft
