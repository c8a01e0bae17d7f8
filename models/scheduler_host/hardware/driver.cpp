// SPDX-License-Identifier: Apache-2.0
#include "models/scheduler_host/hardware/driver.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "rtl/registers/weft_scheduler_registers.h"

namespace weft {
namespace registers = scheduler_registers;
namespace {

constexpr std::uint32_t bit(std::uint32_t lsb) { return std::uint32_t{1} << lsb; }

constexpr std::uint32_t field(std::uint32_t word, std::uint32_t lsb, std::uint32_t width) {
  return (word >> lsb) & (bit(width) - 1);
}

std::uint32_t number(std::int32_t value) { return static_cast<std::uint32_t>(value); }

std::uint32_t policy_of(const ListRule& rule) {
  if (rule.choice == ListRule::Choice::least_execution) return registers::kPolicyMet;
  switch (rule.order) {
    case ListRule::Order::mean_execution:
      return registers::kPolicyHeftRt;
    case ListRule::Order::upward_rank:
      return registers::kPolicyRankU;
    case ListRule::Order::deadline:
      return registers::kPolicyEdf;
    case ListRule::Order::ready:
      break;
  }
  return registers::kPolicyEft;
}

}  // namespace

SchedulerDriver::SchedulerDriver(const SchedulerTables& tables, const Workload& workload,
                                 const BlockSize& size, bool on_dispatch, bool folded)
    : tables_(tables),
      workload_(workload),
      size_(size),
      on_dispatch_(on_dispatch),
      folded_(folded) {}

void SchedulerDriver::reset(const ListRule& rule) {
  rule_ = rule;
  steps_.clear();
  under_way_.reset();
  events_.clear();
  phase_ = Phase::rest;
  told_ = instant_ended_ = requested_ = in_request_ = request_ended_ = irq_ = reading_ = false;
  booting_ = true;
  waiting_.clear();
  free_slots_ = size_.tasks;
  free_jobs_ = size_.jobs;
  jobs_.assign(static_cast<std::size_t>(size_.jobs), {});
  free_tags_.clear();
  for (std::int32_t tag = size_.jobs; tag-- > 0;) free_tags_.push_back(number(tag));
  tag_of_.clear();
  placements_.clear();

  check_block();
  for (const RegisterWrite& word : tables_.writes()) write(word.address, word.data);
  for (const RegisterWrite& word : tables_.templates()) {
    write(word.address, word.data);
    read(Purpose::wait_idle, registers::kStatusOffset);
  }
  write(registers::kPolicyOffset, policy_of(rule_));
  const std::uint32_t errors = bit(registers::kInterruptEnableErrorLsb);
  write(registers::kInterruptEnableOffset,
        folded_ ? errors : errors | bit(registers::kInterruptEnableDispatchLsb));
  write_control(folded_);
  read(Purpose::end_boot, registers::kErrorOffset);
}

void SchedulerDriver::check_block() {
  read(Purpose::check, registers::kIdOffset, registers::kIdentification);
  read(Purpose::check, registers::kCapability0Offset,
       number(size_.pes) << registers::kCapability0PesLsb |
           number(size_.queue_depth) << registers::kCapability0QueueDepthLsb |
           number(size_.tasks) << registers::kCapability0TasksLsb);
  read(Purpose::check, registers::kCapability1Offset,
       number(size_.time_width) << registers::kCapability1TimeWidthLsb |
           number(size_.templates) << registers::kCapability1TemplatesLsb |
           number(size_.link_classes) << registers::kCapability1LinkClassesLsb |
           1U << registers::kCapability1CommunicationLsb |
           number(size_.job_tasks) << registers::kCapability1JobTasksLsb);
  read(Purpose::check, registers::kCapability2Offset,
       number(size_.template_tasks) << registers::kCapability2TemplateTasksLsb |
           number(size_.template_edges) << registers::kCapability2TemplateEdgesLsb);
  read(Purpose::check, registers::kCapability3Offset,
       number(size_.kernels) << registers::kCapability3KernelsLsb |
           number(size_.jobs) << registers::kCapability3JobsLsb);
}

void SchedulerDriver::write_control(bool hold) {
  write(registers::kControlOffset, bit(registers::kControlEnableLsb) |
                                       bit(registers::kControlFreeRunningLsb) |
                                       (hold ? bit(registers::kControlHoldLsb) : 0) |
                                       (on_dispatch_ ? bit(registers::kControlOnDispatchLsb) : 0));
}

std::int32_t SchedulerDriver::tasks_of(ApplicationId application) const {
  return workload_.application(application).graph.size();
}

void SchedulerDriver::job_arrives(JobId job, ApplicationId application) {
  told_ = true;
  waiting_.push_back({job, application, tasks_of(application), {}});
}

void SchedulerDriver::task_completes(const TaskRecord& task) {
  told_ = true;
  const auto found = tag_of_.find(task.job.value());
  const std::uint32_t tag = found->second;
  Job& job = jobs_[tag];
  const Step elapsed{
      Purpose::write,
      {true, registers::kCompletionElapsedOffset, tables_.ticks(task.finish - task.start)}};
  const bool last = --job.open_tasks == 0;
  const Step completion{
      last ? Purpose::last_completion : Purpose::completion,
      {true, registers::kCompletionOffset,
       job.slots[task.task.index()] | number(task.pe.value()) << registers::kCompletionPeLsb}};
  if (folded_) {
    events_.insert(events_.end(), {elapsed, completion});
  } else {
    steps_.insert(steps_.end(), {elapsed, completion});
  }
  if (!last) return;
  free_tags_.push_back(tag);
  tag_of_.erase(found);
}

void SchedulerDriver::interrupt(bool high) {
  irq_ = high;
  look_at_interrupt();
}

void SchedulerDriver::look_at_interrupt() {
  if (!irq_ || reading_) return;
  reading_ = true;
  read(Purpose::causes, registers::kInterruptStatusOffset);
}

void SchedulerDriver::request() { requested_ = true; }

void SchedulerDriver::end_of_instant() {
  if (told_) instant_ended_ = true;
  told_ = false;
}

std::optional<SchedulerDriver::Access> SchedulerDriver::next() {
  if (under_way_) return std::nullopt;
  if (steps_.empty()) plan();
  if (steps_.empty()) return std::nullopt;
  under_way_ = steps_.front();
  steps_.pop_front();
  return under_way_->access;
}

// What comes next, when all that was planned is done.
void SchedulerDriver::plan() {
  if (!folded_) {
    plan_job();
    return;
  }
  if (phase_ == Phase::rest && instant_ended_) {
    instant_ended_ = false;
    in_request_ = requested_;
    requested_ = false;
    steps_.insert(steps_.end(), events_.begin(), events_.end());
    events_.clear();
    phase_ = Phase::events;
    if (!steps_.empty()) return;
  }
  if (phase_ != Phase::events || plan_job()) return;
  phase_ = Phase::decisions;
  read(Purpose::wait_idle, registers::kStatusOffset);
  write_control(false);
  read(Purpose::dispatch, registers::kDispatchOffset);
}

// Tells the block of the next job, if it will have room for it. What it was told of completions it
// may still be working on: where room is scarce it is asked first.
bool SchedulerDriver::plan_job() {
  if (waiting_.empty()) return false;
  const std::int32_t tasks = tasks_of(waiting_.front().application);
  if (free_slots_ < tasks || free_jobs_ < 1) return false;
  constexpr std::int32_t kScarce = 4;
  if (free_slots_ < size_.tasks / kScarce + tasks || free_jobs_ < size_.jobs / kScarce) {
    read(Purpose::credits, registers::kCreditsOffset);
  } else {
    ring();
  }
  return true;
}

void SchedulerDriver::ring() {
  Job& job = waiting_.front();
  const std::uint32_t tag = free_tags_.back();
  free_tags_.pop_back();
  free_slots_ -= job.open_tasks;
  --free_jobs_;
  tag_of_.emplace(job.job.value(), tag);
  job.slots.resize(static_cast<std::size_t>(job.open_tasks));
  write(registers::kJobTagOffset, tag);
  if (rule_.order == ListRule::Order::deadline) {
    const Time deadline = workload_.application(job.application).deadline;
    constexpr std::uint32_t kNone = 0xffffffff;
    write(registers::kJobDeadlineOffset, deadline == kNever ? kNone : tables_.ticks(deadline));
  }
  write(registers::kDoorbellOffset, number(job.application.value()));
  jobs_[tag] = std::move(job);
  waiting_.pop_front();
}

void SchedulerDriver::answer(bool ok, std::uint32_t data) {
  const Step step = *under_way_;
  under_way_.reset();
  if (!ok) {
    throw RunError(fmt::format("the hardware scheduler refused to {} register {:#x}",
                               step.access.write ? "write" : "read", step.access.address));
  }
  handle(step, data);
}

void SchedulerDriver::handle(const Step& step, std::uint32_t data) {
  switch (step.purpose) {
    case Purpose::write:
      return;
    case Purpose::last_completion:
      ++free_jobs_;
      ++free_slots_;
      return;
    case Purpose::completion:
      ++free_slots_;
      return;
    case Purpose::check:
      if (data == step.access.data) return;
      throw RunError(fmt::format("hardware scheduler: register {:#x} reads {:#x}, not {:#x}",
                                 step.access.address, data, step.access.data));
    case Purpose::wait_idle:
      if ((data & bit(registers::kStatusIdleLsb)) == 0) steps_.push_front(step);
      return;
    case Purpose::end_boot:
    case Purpose::error:
      if ((data & bit(registers::kErrorValidLsb)) != 0) {
        throw RunError(
            fmt::format("the hardware scheduler reports error {} (argument {})",
                        field(data, registers::kErrorCodeLsb, registers::kErrorCodeWidth),
                        field(data, registers::kErrorArgumentLsb, registers::kErrorArgumentWidth)));
      }
      booting_ = false;
      return;
    case Purpose::credits:
      if (static_cast<std::int32_t>(
              field(data, registers::kCreditsTasksLsb, registers::kCreditsTasksWidth)) <
              waiting_.front().open_tasks ||
          field(data, registers::kCreditsJobsLsb, registers::kCreditsJobsWidth) == 0) {
        steps_.push_front(step);
      } else {
        ring();
      }
      return;
    case Purpose::causes:
      return handle_causes(data);
    case Purpose::dispatch:
      return handle_dispatch(data);
    case Purpose::tag:
      return handle_tag(data);
    case Purpose::drained:
      return handle_drained(data);
  }
}

void SchedulerDriver::handle_causes(std::uint32_t causes) {
  write(registers::kInterruptStatusOffset, causes);
  if ((causes & bit(registers::kInterruptStatusErrorLsb)) != 0) {
    read(Purpose::error, registers::kErrorOffset);
  }
  read(Purpose::dispatch, registers::kDispatchOffset);
}

void SchedulerDriver::handle_dispatch(std::uint32_t word) {
  if ((word & bit(registers::kDispatchValidLsb)) != 0) {
    dispatch_ = word;
    read_next(Purpose::tag, registers::kDispatchTagOffset);
  } else if (folded_) {
    read_next(Purpose::drained, registers::kStatusOffset);
  } else {
    reading_ = false;
    look_at_interrupt();
  }
}

void SchedulerDriver::handle_tag(std::uint32_t tag) {
  Job& job = jobs_[tag];
  const TaskId task = tables_.task(job.application, field(dispatch_, registers::kDispatchTaskLsb,
                                                          registers::kDispatchTaskWidth));
  job.slots[task.index()] =
      field(dispatch_, registers::kDispatchSlotLsb, registers::kDispatchSlotWidth);
  const std::uint32_t pe = field(dispatch_, registers::kDispatchPeLsb, registers::kDispatchPeWidth);
  placements_.push_back({job.job, task, PeId(static_cast<std::int32_t>(pe))});
  read_next(Purpose::dispatch, registers::kDispatchOffset);
}

void SchedulerDriver::handle_drained(std::uint32_t status) {
  constexpr std::uint32_t kDrained = bit(registers::kStatusIdleLsb) |
                                     bit(registers::kStatusQueueEmptyLsb) |
                                     bit(registers::kStatusDispatchEmptyLsb);
  if ((status & kDrained) != kDrained) {
    read_next(Purpose::dispatch, registers::kDispatchOffset);
    return;
  }
  write_control(true);
  phase_ = Phase::rest;
  request_ended_ = in_request_ || !placements_.empty();
}

}  // namespace weft
