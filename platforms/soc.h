// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <systemc>
#include <vector>

#include "models/dispatcher/dispatcher.h"
#include "models/interconnect/ideal_interconnect.h"
#include "models/job_source/job_source.h"
#include "models/pe/processing_element.h"
#include "models/run_context.h"
#include "models/scheduler_host/scheduler_host.h"
#include "platforms/description.h"

namespace weft {

/// A platform elaborated into modules: `soc.dispatcher`, `soc.interconnect`, `soc.job_source`,
/// `soc.scheduler_host`, and the PEs by name (`soc.big1`, `soc.fft0`).
class Soc : public sc_core::sc_module {
 public:
  Dispatcher dispatcher;
  JobSource job_source;
  IdealInterconnect interconnect;

  Soc(const sc_core::sc_module_name& name, const PlatformDescription& description,
      RunContext& context);

  /// Opens a run from time 0: every model forgets the one before. `policy` is begun already;
  /// `jobs` is how many arrive at most.
  void reset(Policy& policy, std::int64_t jobs);

 private:
  RunContext& context_;
  std::unique_ptr<SchedulerHost> scheduler_host_;
  std::vector<std::unique_ptr<ProcessingElement>> pes_;
};

}  // namespace weft
