// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <systemc>

#include "models/run_context.h"
#include "tlm/interrupt.h"
#include "workload/arrivals.h"

namespace weft {

/// Where the dispatcher takes new jobs from.
class JobSourceIf : public virtual sc_core::sc_interface {
 public:
  /// Takes one job that arrives now, with `in_system` jobs there; false where none does. To be
  /// called until false whenever the source raises its interrupt or a job has left.
  virtual bool take(std::int32_t in_system, ApplicationId& application) = 0;
};

/// The outside world that sends jobs (rule R2).
class JobSource : public sc_core::sc_module, public JobSourceIf {
 public:
  /// Its line, the one after the PEs', is raised when a job arrives.
  sc_core::sc_port<InterruptIf> interrupt;

  JobSource(const sc_core::sc_module_name& name, RunContext& context);

  /// Sends nothing more.
  void stop() { event_.cancel(); }
  /// Forgets the run before and opens one that sends at most `jobs` jobs, from its time 0 on.
  void reset(std::int64_t jobs);

  bool take(std::int32_t in_system, ApplicationId& application) override;
  const ArrivalProcess& arrivals() const { return *arrivals_; }

 private:
  void on_event();
  void schedule();

  RunContext& context_;
  std::optional<ArrivalProcess> arrivals_;
  sc_core::sc_event event_;
  Time event_at_ = kNever;
};

}  // namespace weft
