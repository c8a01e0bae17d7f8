// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <systemc>
#include <vector>

#include "models/control_path/control_path.h"
#include "models/data_path/ideal_data_path.h"
#include "models/dispatcher/dispatcher.h"
#include "models/job_source/job_source.h"
#include "models/pe/processing_element.h"
#include "models/power/power_manager.h"
#include "models/run_context.h"
#include "models/scheduler_host/scheduler_host.h"
#include "platforms/description.h"
#include "platforms/transport_modules.h"

namespace weft {

/// A platform elaborated into modules: `soc.dispatcher`, `soc.control_path`, `soc.job_source`,
/// `soc.scheduler_host`, the PEs by name (`soc.big1`, `soc.fft0`), `soc.data_path`, where
/// power is modelled or clocks change `soc.power`, and where the interconnect has contention what
/// TransportModules has.
class Soc : public sc_core::sc_module {
 public:
  Dispatcher dispatcher;
  JobSource job_source;

  /// `check_protocol` checks every transaction on the interconnect by the rules of TLM-2.0.
  Soc(const sc_core::sc_module_name& name, const PlatformDescription& description,
      bool check_protocol, RunContext& context);
  ~Soc() override;

  /// Opens a run from time 0: every model forgets the one before, and costs are those of the
  /// clusters' first operating points. `policy` is to be begun then; `jobs` is how many arrive at
  /// most.
  void reset(Policy& policy, std::int64_t jobs);

  /// The kernel has stopped: only what is left to do in earnest stays pending.
  void stop();
  /// The warm-up is over: energy counts from now on (rule R11).
  void begin_energy_window();
  /// Tells the probes what stands at the end of a run: what links and memories did, and energy.
  void report_usage(Time end);

 private:
  DataPathIf& data_path();
  InterruptIf& add_control_path(const PlatformDescription& description);
  void add_power(const PlatformDescription& description);

  RunContext& context_;
  std::unique_ptr<SchedulerHost> scheduler_host_;
  std::unique_ptr<ControlPath> control_path_;
  std::unique_ptr<IdealDataPath> ideal_data_path_;  // or
  std::unique_ptr<TransportModules> transport_;
  std::vector<std::unique_ptr<ProcessingElement>> pes_;
  std::unique_ptr<PowerManager> power_;  // null: no power, no clock that changes
};

}  // namespace weft
