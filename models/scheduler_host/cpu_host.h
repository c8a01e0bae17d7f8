// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "models/pe/software.h"
#include "models/run_context.h"
#include "models/scheduler_host/scheduler_host.h"

namespace weft {

/// What software takes to decide, in cycles of the PE that it runs on.
struct CpuHostCycles {
  std::int64_t per_request = 0;    ///< to be woken, look around and return
  std::int64_t per_operation = 0;  ///< of the policy (Decision::count_operations)
  std::int64_t per_placement = 0;  ///< to hand a task to its PE
};

/// Scheduler host `cpu`: the policy is software on one of the PEs, and what it does costs that PE
/// cycles (rule R5). It decides on what it saw when it was asked; the placements are made when it
/// is done. The clock of a decision is the PE's when it begins.
class CpuHost : public SchedulerHost {
 public:
  /// The PE that it runs on.
  sc_core::sc_port<SoftwareIf> pe;

  CpuHost(const sc_core::sc_module_name& name, const CpuHostCycles& cycles, RunContext& context);

  void reset(Policy& policy) override;
  bool request(const Situation& situation, Decision& decision) override;

 private:
  void on_event();

  CpuHostCycles cycles_;
  RunContext& context_;
  sc_core::sc_event event_;
};

}  // namespace weft
