// SPDX-License-Identifier: Apache-2.0
#include "sims/simulation.h"

#include <fmt/format.h>

#include <chrono>
#include <limits>
#include <systemc>

#include "models/run_context.h"
#include "platforms/soc.h"
#include "tlm/kernel.h"

namespace weft {
RunLimits resolve_limits(std::int64_t jobs, Time until, const Workload& workload) {
  constexpr std::int64_t kDefaultJobs = 1000;
  const bool bounded =
      until != kNever || workload.arrivals.process == ArrivalOptions::Process::trace;
  RunLimits limits;
  limits.until = until;
  limits.jobs = jobs > 0            ? jobs
                : bounded           ? std::numeric_limits<std::int64_t>::max()
                : workload.jobs > 0 ? workload.jobs
                                    : kDefaultJobs;
  return limits;
}

struct Simulation::State {
  State(const PlatformDescription& description, const Workload& load,
        const std::atomic<bool>& stop_requested, bool check_protocol)
      : view(make_view(description, load)),
        workload(load),
        context{view, load, stop_requested, {}, {}},
        soc("soc", description, check_protocol, context) {}

  PlatformView view;
  const Workload& workload;
  RunContext context;
  Soc soc;
};

Simulation::Simulation(const PlatformDescription& platform, const Workload& workload,
                       const std::atomic<bool>& stop_requested, bool check_protocol) {
  sc_core::sc_report_handler::set_actions(sc_core::SC_WARNING, sc_core::SC_THROW);
  sc_core::sc_report_handler::set_actions(sc_core::SC_ERROR, sc_core::SC_THROW);
  state_ = std::make_unique<State>(platform, workload, stop_requested, check_protocol);
}

Simulation::~Simulation() {
  state_.reset();
  renew_kernel();
}

const PlatformView& Simulation::platform() const { return state_->view; }

void Simulation::begin_energy_window() { state_->soc.begin_energy_window(); }

RunResult Simulation::run(Policy& policy, std::uint64_t seed, const RunLimits& limits,
                          const std::vector<Probe*>& probes) {
  RunContext& context = state_->context;
  Soc& soc = state_->soc;
  context.seed = seed;
  context.activations = 0;
  context.probes.clear();
  for (Probe* probe : probes) context.probes.add(*probe);
  soc.reset(policy, limits.jobs);
  policy.begin(state_->view, state_->workload, seed);

  const auto wall_start = std::chrono::steady_clock::now();
  RunResult result;
  try {
    if (limits.until == kNever) {
      sc_core::sc_start();
    } else {
      sc_core::sc_start(to_sc_time(limits.until), sc_core::SC_EXIT_ON_STARVATION);
    }
  } catch (const sc_core::sc_report& report) {
    throw RunError(report.get_msg());
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wall_start;
  soc.stop();
  result.end = context.clock.now();  // of the last thing that happened
  result.jobs_injected = soc.job_source.arrivals().emitted();
  result.jobs_dropped = soc.job_source.arrivals().dropped();
  result.jobs_completed = soc.dispatcher.jobs_completed();
  result.tasks_completed = soc.dispatcher.tasks_completed();
  result.kernel_activations = context.activations;
  result.wall_seconds = wall.count();
  const bool drained =
      soc.job_source.arrivals().exhausted() && result.jobs_completed == result.jobs_injected;
  result.interrupted = context.stop_requested && !drained;
  if (!drained && !result.interrupted) {
    if (!sc_core::sc_pending_activity()) {
      throw RunError(
          fmt::format("the run came to a stand at {} with {} of {} jobs complete: the "
                      "policy leaves tasks unplaced, and nothing more happens",
                      format_quantity(result.end.count(), Dimension::time), result.jobs_completed,
                      result.jobs_injected));
    }
    result.end = limits.until;  // cut off between two events
  }
  soc.report_usage(result.end);
  context.probes.emit(&Probe::run_ended, result.end);
  return result;
}

}  // namespace weft
