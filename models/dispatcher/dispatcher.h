// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tlm_utils/simple_initiator_socket.h>
#include <cstdint>
#include <systemc>
#include <tlm>
#include <vector>

#include "models/dispatcher/job_table.h"
#include "models/dispatcher/pe_set.h"
#include "models/job_source/job_source.h"
#include "models/pe/registers.h"
#include "models/run_context.h"
#include "models/scheduler_host/scheduler_host.h"
#include "scheduler/policy.h"
#include "tlm/interrupt.h"
#include "tlm/register_access.h"

namespace weft {

/// The job dispatcher: tracks dependencies (rule R3), asks the scheduler host (rule R4) and
/// writes task descriptors to PEs.
///
/// At each instant at which an interrupt is raised it runs once, after all that raise one there:
/// it reads completions, takes arrivals, asks for a decision where something changed and tasks
/// are ready, makes the placements, and rings the doorbells of the PEs concerned.
class Dispatcher : public sc_core::sc_module, public InterruptIf, public DecisionSinkIf {
 public:
  /// To the PEs' register blocks.
  tlm_utils::simple_initiator_socket<Dispatcher> control;
  sc_core::sc_port<JobSourceIf> source;
  sc_core::sc_port<SchedulerHostIf> host;

  Dispatcher(const sc_core::sc_module_name& name, RunContext& context);

  /// Back to the state after elaboration: no job, nothing ready.
  void reset();

  void raise(std::int32_t line) override;
  void wake(std::int32_t line) override;
  void decided() override;

  std::int64_t tasks_completed() const { return tasks_completed_; }
  std::int64_t jobs_completed() const { return jobs_completed_; }

 private:
  void on_attention();
  void read_completions(PeId pe);
  void complete(PeId pe, const TaskCompletion& completion);
  void finish_job(std::int32_t slot);
  void take_arrivals();
  void make_ready(std::int32_t slot, TaskId task);
  void order_ready(std::size_t first);
  void ask();
  void collect_decision();
  void apply_decision();
  void choose(const Decision::Placement& placement, Time now);
  void place(const ReadyTask& task, PeId pe, Time now);
  void ring_doorbells();

  RunContext& context_;
  RegisterAccess registers_;
  JobTable jobs_;
  std::vector<ReadyTask> ready_;
  std::vector<PeId> chosen_;  // where each ready task goes, while a decision is applied
  std::vector<PeState> pes_;
  PeSet raised_;   // to be read
  PeSet to_ring_;  // raised, woken or given a task
  sc_core::sc_event attention_;
  Decision decision_;
  DecisionRecord request_;
  bool deciding_ = false;  // the host has not answered yet
  bool decision_taken_ = false;
  bool starts_wait_ = false;        // for the decision, which comes in this instant
  bool changed_ = false;            // since the last request
  bool look_for_arrivals_ = false;  // the source has raised, or a job has left
  std::int64_t jobs_arrived_ = 0;
  std::int64_t jobs_completed_ = 0;
  std::int64_t tasks_completed_ = 0;
};

}  // namespace weft
