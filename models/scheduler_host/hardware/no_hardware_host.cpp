// SPDX-License-Identifier: Apache-2.0
//
// Built in the place of hardware_host.cpp where the tools of the hardware scheduler are missing.
#include "models/scheduler_host/hardware/hardware_host.h"

namespace weft {

std::unique_ptr<SchedulerHost> make_hardware_host(const char* /*name*/,
                                                  const HardwareOptions& /*options*/,
                                                  const Location& where, RunContext& /*context*/) {
  throw InputError(where,
                   "scheduler_host.type: this build of Weft has no hardware scheduler, since "
                   "Verilator or PyYAML was missing when it was configured");
}

}  // namespace weft
