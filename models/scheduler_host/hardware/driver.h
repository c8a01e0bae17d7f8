// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/probe.h"
#include "models/scheduler_host/hardware/tables.h"
#include "scheduler/policy.h"

namespace weft {

/// A placement that the hardware scheduler has decided on.
struct HardwarePlacement {
  JobId job;
  TaskId task;
  PeId pe;
};

/// The driver of the hardware scheduler: what it writes and reads, register by register. Plain C++;
/// whoever owns it carries the accesses to the block one by one and brings back the answers.
///
/// Completions are written as they come, jobs as the block has room for them; an interrupt makes it
/// read dispatches until there is none.
///
/// `folded`: decisions are held while the events of an instant are taken in, and then all taken, so
/// that what happens in one instant is one request, as for a policy in software (rule R4). Only of
/// use where cycles take no time.
class SchedulerDriver {
 public:
  struct Access {
    bool write;
    std::uint32_t address;
    std::uint32_t data;  ///< of a write
  };

  SchedulerDriver(const SchedulerTables& tables, const Workload& workload, const BlockSize& size,
                  bool on_dispatch, bool folded);

  /// Forgets the run before; the block has been reset. Begins the boot: looks whether the block is
  /// what it should be, fills its tables and enables it.
  void reset(const ListRule& rule);
  bool booting() const { return booting_; }

  void job_arrives(JobId job, ApplicationId application);
  void task_completes(const TaskRecord& task);
  /// The level of the block's interrupt.
  void interrupt(bool high);
  /// The dispatcher waits for placements of tasks that became ready through what was told. With
  /// `folded` it is answered by decisions that are taken from now on.
  void request();
  /// `folded`: the events of this instant have been told.
  void end_of_instant();

  /// The next access, which then is under way; nothing while there is none to make.
  std::optional<Access> next();
  /// The access under way has been answered. RunError where the block refused it, or tells of an
  /// error.
  void answer(bool ok, std::uint32_t data);

  /// Whether there is something to be taken: placements, or with `folded` the end of a request,
  /// which may have none.
  bool has_decided() const { return folded_ ? request_ended_ : !placements_.empty(); }
  /// Placements that have been read.
  const std::vector<HardwarePlacement>& placements() const { return placements_; }
  void clear_placements() {
    placements_.clear();
    request_ended_ = false;
  }

 private:
  enum class Purpose {
    write,
    completion,
    last_completion,  // of a job
    check,            // that a register reads as `data`
    wait_idle,        // until the block has nothing in work
    end_boot,
    credits,  // until there is room for the job at the head
    causes,   // of an interrupt
    dispatch,
    tag,
    drained,  // folded: whether the block has nothing more to decide
    error,
  };
  struct Step {
    Purpose purpose;
    Access access;
  };
  // Of a folded request.
  enum class Phase { rest, events, decisions };
  struct Job {
    JobId job;
    ApplicationId application;
    std::int32_t open_tasks = 0;
    std::vector<std::uint32_t> slots;  // by task, once dispatched
  };

  void read(Purpose purpose, std::uint32_t address, std::uint32_t expected = 0) {
    steps_.push_back({purpose, {false, address, expected}});
  }
  void read_next(Purpose purpose, std::uint32_t address) {
    steps_.push_front({purpose, {false, address, 0}});
  }
  void write(std::uint32_t address, std::uint32_t data) {
    steps_.push_back({Purpose::write, {true, address, data}});
  }
  void check_block();
  void write_control(bool hold);
  void plan();
  bool plan_job();
  void ring();
  void handle(const Step& step, std::uint32_t data);
  void handle_causes(std::uint32_t causes);
  void handle_dispatch(std::uint32_t word);
  void handle_tag(std::uint32_t tag);
  void handle_drained(std::uint32_t status);
  void look_at_interrupt();
  std::int32_t tasks_of(ApplicationId application) const;

  const SchedulerTables& tables_;
  const Workload& workload_;
  const BlockSize& size_;
  bool on_dispatch_;
  bool folded_;
  ListRule rule_{};

  std::deque<Step> steps_;  // to be made, in order
  std::optional<Step> under_way_;
  std::vector<Step> events_;  // folded: of the instant, until its request begins
  Phase phase_ = Phase::rest;
  bool told_ = false;           // of an event, in the present instant
  bool instant_ended_ = false;  // what was told may be taken in
  bool requested_ = false;      // folded: a request waits for its decisions to begin
  bool in_request_ = false;     // folded: those that are being taken answer one
  bool request_ended_ = false;  // folded: they have been read
  bool booting_ = true;
  bool irq_ = false;
  bool reading_ = false;        // dispatches, after an interrupt
  std::uint32_t dispatch_ = 0;  // the word whose tag is read

  std::deque<Job> waiting_;      // for room in the block
  std::int32_t free_slots_ = 0;  // of the block, when it has worked on all that it was told
  std::int32_t free_jobs_ = 0;
  std::vector<Job> jobs_;  // by tag
  std::vector<std::uint32_t> free_tags_;
  std::unordered_map<std::int64_t, std::uint32_t> tag_of_;  // of a job in the block
  std::vector<HardwarePlacement> placements_;
};

}  // namespace weft
