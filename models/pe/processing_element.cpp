// SPDX-License-Identifier: Apache-2.0
#include "models/pe/processing_element.h"

#include <algorithm>

#include "base/arithmetic.h"

namespace weft {

ProcessingElement::ProcessingElement(const sc_core::sc_module_name& name, PeId id, QueueOrder order,
                                     RunContext& context)
    : sc_module(name),
      registers("registers"),
      interrupt("interrupt"),
      data_path("data_path"),
      activity("activity"),
      id_(id),
      context_(context),
      queue_(order),
      event_("event") {
  registers.bind(*this);
  SC_HAS_PROCESS(ProcessingElement);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void ProcessingElement::end_of_elaboration() {
  if (activity.size() > 0) activity_ = activity[0];
}

void ProcessingElement::reset() {
  event_.cancel();
  event_at_ = kNever;
  queue_.clear();
  running_ = false;
  frequency_hz_ = context_.platform.pes[id_.index()].frequency_hz;
  software_until_ = kNever;
  paused_until_ = Time(0);
  unread_.clear();
}

void ProcessingElement::b_transport(tlm::tlm_generic_payload& payload,
                                    sc_core::sc_time& /*delay*/) {
  payload.set_response_status(access_register(payload) ? tlm::TLM_OK_RESPONSE
                                                       : tlm::TLM_ADDRESS_ERROR_RESPONSE);
}

bool ProcessingElement::access_register(tlm::tlm_generic_payload& payload) {
  unsigned char* data = payload.get_data_ptr();
  switch (payload.get_address()) {
    case pe_registers::kCommand:
      if (!payload.is_write() || payload.get_data_length() != sizeof(TaskDescriptor)) return false;
      accept(*reinterpret_cast<const TaskDescriptor*>(data));
      return true;
    case pe_registers::kCompletion:
      if (!payload.is_read() || payload.get_data_length() != sizeof(TaskCompletion)) return false;
      read_completion(*reinterpret_cast<TaskCompletion*>(data));
      return true;
    case pe_registers::kDoorbell:
      if (!payload.is_write()) return false;
      if (!running_) start_next();
      return true;
    default:
      return false;
  }
}

void ProcessingElement::read_completion(TaskCompletion& completion) {
  if (unread_.empty()) {
    completion.valid = completion.more = false;
    return;
  }
  completion = unread_.front();
  unread_.erase(unread_.begin());
  completion.more = !unread_.empty();
}

void ProcessingElement::accept(const TaskDescriptor& task) {
  const Time data_arrival = data_path->fetch(task, id_, queue_.next_ticket());
  queue_.push({task.job, task.task, task.kernel, task.job_slot, task.application}, data_arrival);
}

void ProcessingElement::data_arrives(std::int64_t ticket, Time at) {
  queue_.data_arrives(ticket, at);
  if (!running_ && software_until_ == kNever) notify_at(queue_.next_arrival());
}

void ProcessingElement::start_next() {
  if (software_until_ != kNever) return;  // its end asks for a doorbell
  const Time now = context_.clock.now();
  QueuedTask task;
  if (!queue_.take(now, task)) {
    notify_at(queue_.next_arrival());
    return;
  }
  const Time nominal = context_.platform.cost.time(task.kernel, id_);
  const Time duration = context_.workload.noise.apply(nominal, context_.seed, task.job, task.task);
  running_ = true;
  job_ = task.job;
  application_ = task.application;
  present_ = {true, false, task.job_slot, task.task, task.kernel, now, now + duration, {}};
  if (activity_ != nullptr) activity_->task_begins(id_);
  if (!context_.probes.empty()) {
    context_.probes.emit(&Probe::task_begin, task.job, task.task, id_, now);
  }
  notify_at(now + duration);
}

void ProcessingElement::clock_changes(std::int64_t from_hz, std::int64_t to_hz) {
  frequency_hz_ = to_hz;
  if (!running_) return;
  // The task goes on when the software that it waits for has ended.
  const Time resumed = std::max(context_.clock.now(), paused_until_);
  const Time left = present_.finish - resumed;
  present_.finish = resumed + Time(multiply_divide(left.count(), from_hz, to_hz));
  notify_at(present_.finish);
}

Time ProcessingElement::execute(std::int64_t cycles) {
  const Time duration = cycles_to_time(cycles, frequency_hz_);
  if (running_) {
    paused_until_ = context_.clock.now() + duration;
    present_.finish += duration;
    notify_at(present_.finish);
    return duration;
  }
  if (software_until_ == kNever && activity_ != nullptr) activity_->task_begins(id_);
  software_until_ = context_.clock.now() + duration;
  notify_at(software_until_);
  return duration;
}

void ProcessingElement::end_software() {
  software_until_ = kNever;
  if (activity_ != nullptr) activity_->task_ends(id_);
}

void ProcessingElement::on_event() {
  context_.activate();
  // Data that came in this very instant: a doorbell has started the task since.
  if (running_ && present_.finish > context_.clock.now()) return;
  // Likewise the scheduler's software has taken the PE since.
  if (!running_ && software_until_ != kNever && software_until_ > context_.clock.now()) return;
  event_at_ = kNever;
  if (software_until_ != kNever) end_software();
  if (!running_) {  // it may begin a task whose data is there
    interrupt->wake(id_.value());
    return;
  }
  running_ = false;
  if (activity_ != nullptr) present_.energy = activity_->task_ends(id_);
  unread_.push_back(present_);
  data_path->task_ended({job_, application_, present_.task, present_.job_slot}, id_);
  interrupt->raise(id_.value());
}

void ProcessingElement::notify_at(Time instant) {
  if (instant == event_at_) return;
  if (event_at_ != kNever) event_.cancel();
  event_at_ = instant;
  if (instant == kNever) return;
  const Time delay = instant - context_.clock.now();
  event_.notify(delay > Time(0) ? to_sc_time(delay) : sc_core::SC_ZERO_TIME);
}

}  // namespace weft
