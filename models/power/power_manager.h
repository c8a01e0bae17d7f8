// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <systemc>
#include <vector>

#include "models/power/activity.h"
#include "models/power/power_meter.h"
#include "models/power/power_options.h"
#include "models/power/throttle.h"
#include "models/run_context.h"

namespace weft {

/// The power manager of a SoC: sets the operating points of its clusters as their governors want
/// them and trip points allow, and counts energy.
///
/// One event wakes it when a governor's period ends, the thermal model makes a step or power is to
/// be sampled; a change of OPP takes no time. Where nothing else is left to happen in the
/// simulation it goes to sleep, so that it neither keeps a run alive nor makes it longer.
class PowerManager : public sc_core::sc_module, public ActivityIf {
 public:
  /// The PEs, in order, whose clock it changes.
  sc_core::sc_vector<sc_core::sc_port<ClockedIf>> pes;
  /// Who counts the data that moves; left open where data moves without cost.
  sc_core::sc_port<DataCountIf, 1, sc_core::SC_ZERO_OR_MORE_BOUND> data;

  /// `domains` are the clusters, in order. It changes `context.platform.cost`.
  PowerManager(const sc_core::sc_module_name& name, std::vector<PowerDomain> domains,
               PowerOptions options, RunContext& context);

  /// Opens a run: clusters at their first OPP, all nodes at ambient temperature. To be called
  /// before the policy looks at the costs.
  void reset();
  /// The kernel has stopped: takes back the next wake-up, so that what is still pending is others'.
  void stop();
  /// The run is over: counts up to its end, and tells the probes of the last sample and the energy.
  void finish(Time end);
  /// The warm-up is over: energy counts from now on (rule R11).
  void begin_window();

  void task_begins(PeId pe) override;
  Energy task_ends(PeId pe) override;

 private:
  struct ClusterState {
    std::int32_t first_pe = 0;
    std::size_t opp = 0;
    std::size_t wanted = 0;  // the governor's choice, not throttled
    Time governed_at = kNever;
  };
  struct PeState {
    bool running = false;
    Time since{0};  // of the time that is not in `busy` yet
    Time busy{0};   // since the governor looked last
  };

  void on_event();
  void run_due(Time now);
  void arm();
  Time next_due() const;
  void throttle(Time now);
  void sample(Time now);
  void govern(ClusterId cluster, Time now);
  double take_utilisation(ClusterId cluster, Time period, Time now);
  void apply(ClusterId cluster, Time now);
  void set_opp(ClusterId cluster, std::size_t opp, Time now);
  void write_costs(ClusterId cluster);
  void report_opp(ClusterId cluster, Time now) const;
  DataMoved moved() const;

  std::vector<PowerDomain> domains_;
  PowerOptions options_;
  RunContext& context_;
  std::optional<PowerMeter> meter_;  // where power is modelled
  std::optional<Throttle> throttle_;
  std::vector<std::size_t> cluster_of_;  // by PE
  std::vector<ClusterState> clusters_;
  std::vector<PeState> pe_states_;
  Time step_at_ = kNever;    // the thermal model's next step
  Time sample_at_ = kNever;  // the next sample
  PowerSample last_sample_;  // its memory is used again
  sc_core::sc_event event_;
};

}  // namespace weft
