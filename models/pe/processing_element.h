// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>
#include <tlm>
#include <vector>

#include "models/data_path/data_path.h"
#include "models/pe/registers.h"
#include "models/pe/software.h"
#include "models/pe/task_queue.h"
#include "models/power/activity.h"
#include "models/run_context.h"
#include "tlm/blocking_target.h"
#include "tlm/interrupt.h"

namespace weft {

/// A processing element: runs one task at a time out of a queue of placed ones (rules R7, R8).
///
/// A descriptor written to its command register queues a task and sends for its inputs. When a
/// task completes, or the data of a queued one reaches an idle PE, it raises its interrupt; the
/// dispatcher then rings the doorbell, once it has made the placements of that instant, and the
/// PE starts the next task. So what happens in one instant happens in a fixed order: completions
/// and arrivals, the decision, starts.
///
/// Where its clock changes, what is left of the running task stretches or shrinks with it.
///
/// The scheduler's software (rule R5) goes before tasks: what runs waits for it.
class ProcessingElement : public sc_core::sc_module,
                          public DataSinkIf,
                          public ClockedIf,
                          public SoftwareIf,
                          public BlockingTarget {
 public:
  /// The register block (models/pe/registers.h).
  tlm::tlm_target_socket<> registers;
  /// Line `id` is raised when there is something to see to.
  sc_core::sc_port<InterruptIf> interrupt;
  /// Brings the inputs.
  sc_core::sc_port<DataPathIf> data_path;
  /// Told when tasks begin and end; left open where nobody counts power or sets the clock.
  sc_core::sc_port<ActivityIf, 1, sc_core::SC_ZERO_OR_MORE_BOUND> activity;

  ProcessingElement(const sc_core::sc_module_name& name, PeId id, QueueOrder order,
                    RunContext& context);

  /// Back to the state after elaboration: nothing queued, nothing running.
  void reset();

  void data_arrives(std::int64_t ticket, Time at) override;
  void clock_changes(std::int64_t from_hz, std::int64_t to_hz) override;
  Time execute(std::int64_t cycles) override;
  void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override;

 protected:
  void end_of_elaboration() override;

 private:
  bool access_register(tlm::tlm_generic_payload& payload);
  void accept(const TaskDescriptor& task);
  void read_completion(TaskCompletion& completion);
  void start_next();
  void end_software();
  void on_event();
  void notify_at(Time instant);

  PeId id_;
  RunContext& context_;
  TaskQueue queue_;
  ActivityIf* activity_ = nullptr;  // what `activity` is bound to, for one look instead of two
  bool running_ = false;
  std::int64_t frequency_hz_ = 0;
  Time software_until_ = kNever;  // an idle PE executes software until then; kNever: it does not
  Time paused_until_{0};          // the task that runs stands still until then
  ApplicationId application_;     // of the task that runs
  JobId job_;
  TaskCompletion present_;              // what will be said of the task that runs
  std::vector<TaskCompletion> unread_;  // oldest first; more than one where reading takes time
  sc_core::sc_event event_;             // the end of a task, or the arrival of data
  Time event_at_ = kNever;
};

}  // namespace weft
