// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>

#include "base/probe.h"
#include "scheduler/platform_view.h"
#include "tlm/run_clock.h"
#include "workload/workload.h"

namespace weft {

/// What the models of one platform share during a run.
struct RunContext {
  PlatformView& platform;  ///< for all to read; the power manager alone changes its costs
  const Workload& workload;
  const std::atomic<bool>& stop_requested;  ///< ends the run at the next event; set by a signal
  RunClock clock;
  ProbeList probes;
  std::uint64_t seed = 0;
  std::int64_t activations = 0;  ///< of the models' SC_METHODs, for the budgets

  /// To be called first by every SC_METHOD.
  void activate() {
    clock.update();
    ++activations;
  }
};

}  // namespace weft
