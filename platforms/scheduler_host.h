// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/document.h"
#include "models/pe/processing_element.h"
#include "models/run_context.h"
#include "models/scheduler_host/cpu_host.h"
#include "models/scheduler_host/hardware/options.h"
#include "models/scheduler_host/scheduler_host.h"

namespace weft {

/// The `scheduler_host:` section: where the policy runs, and what a decision costs (rule R5).
struct SchedulerHostDescription {
  std::string type = "ideal";
  Time latency{0};                ///< fixed: of a request
  Time latency_per_placement{0};  ///< fixed
  std::string pe;                 ///< cpu: the name of the PE that it runs on
  Location pe_where;              ///< of that name
  CpuHostCycles cycles;           ///< cpu
  HardwareOptions hardware;       ///< hardware
  Location where;                 ///< of the section
};

/// Reads the section. `pe_names` are those of the platform's PEs. InputError where a value is out
/// of range or `pe` is none of them.
SchedulerHostDescription read_scheduler_host(const Value& section,
                                             const std::vector<std::string>& pe_names);

/// Makes the host as the module `soc.scheduler_host`, bound to the PE that it runs on. InputError
/// where the platform or the workload is more than the host can hold, or this build lacks it.
std::unique_ptr<SchedulerHost> make_scheduler_host(
    const SchedulerHostDescription& description,
    const std::vector<std::unique_ptr<ProcessingElement>>& pes, RunContext& context);

}  // namespace weft
