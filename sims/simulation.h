// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/probe.h"
#include "base/time.h"
#include "platforms/description.h"
#include "scheduler/policy.h"

namespace weft {

/// How far a run goes.
struct RunLimits {
  std::int64_t jobs = 1000;  ///< jobs that arrive at most
  Time until = kNever;       ///< when the run is cut off
};

/// The limits of a run that is told `jobs` (0: not told) and `until` (kNever: not told). Where
/// neither is, the workload's own number of jobs counts, else 1,000; with a time alone jobs arrive
/// until it is over, and a trace runs to its end.
RunLimits resolve_limits(std::int64_t jobs, Time until, const Workload& workload);

/// What a run came to, beyond what recorders saw.
struct RunResult {
  Time end{0};  ///< the last instant simulated
  std::int64_t jobs_injected = 0;
  std::int64_t jobs_completed = 0;
  std::int64_t jobs_dropped = 0;
  std::int64_t tasks_completed = 0;
  std::int64_t kernel_activations = 0;
  double wall_seconds = 0;
  bool interrupted = false;
};

/// A platform elaborated for a workload. One object serves many runs, one after the other; of
/// objects there is one at a time, since SystemC has one simulation context.
class Simulation {
 public:
  /// Elaborates. `platform` and `workload` outlive the object; `stop_requested` ends a run early
  /// when a signal handler sets it. `check_protocol` checks every transaction on an interconnect
  /// with contention by the rules of TLM-2.0. InputError where the workload does not fit the
  /// platform.
  Simulation(const PlatformDescription& platform, const Workload& workload,
             const std::atomic<bool>& stop_requested, bool check_protocol = false);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  ~Simulation();

  const PlatformView& platform() const;

  /// The warm-up is over: from this instant of a run on energy is counted (rule R11). For
  /// recorders, from within an event; energy counts from the begin where none calls it.
  void begin_energy_window();

  /// Runs one episode from an empty system. RunError where a policy breaks its contract.
  RunResult run(Policy& policy, std::uint64_t seed, const RunLimits& limits,
                const std::vector<Probe*>& probes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace weft
