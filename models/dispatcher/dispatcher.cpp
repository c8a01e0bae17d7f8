// SPDX-License-Identifier: Apache-2.0
#include "models/dispatcher/dispatcher.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/pe/registers.h"
#include "scheduler/estimate.h"

namespace weft {
namespace {

constexpr PeId kNoPe(-1);

std::uint64_t register_address(PeId pe, std::uint64_t offset) {
  return static_cast<std::uint64_t>(pe.value()) * pe_registers::kStride + offset;
}

}  // namespace

Dispatcher::Dispatcher(const sc_core::sc_module_name& name, RunContext& context)
    : sc_module(name),
      control("control"),
      source("source"),
      host("host"),
      context_(context),
      registers_(control),
      jobs_(context.workload),
      pes_(context.platform.pes.size()),
      raised_(context.platform.pes.size()),
      to_ring_(context.platform.pes.size()),
      attention_("attention") {
  SC_HAS_PROCESS(Dispatcher);
  SC_METHOD(on_attention);
  sensitive << attention_;
  dont_initialize();
}

void Dispatcher::reset() {
  attention_.cancel();
  jobs_.clear();
  ready_.clear();
  std::fill(pes_.begin(), pes_.end(), PeState{});
  raised_.clear();
  to_ring_.clear();
  deciding_ = decision_taken_ = starts_wait_ = changed_ = look_for_arrivals_ = false;
  jobs_arrived_ = jobs_completed_ = tasks_completed_ = 0;
}

void Dispatcher::raise(std::int32_t line) {
  if (line == context_.platform.pe_count()) {  // the job source's
    look_for_arrivals_ = true;
  } else {
    raised_.add(PeId(line));
    to_ring_.add(PeId(line));
  }
  attention_.notify(sc_core::SC_ZERO_TIME);
}

void Dispatcher::wake(std::int32_t line) {
  to_ring_.add(PeId(line));
  attention_.notify(sc_core::SC_ZERO_TIME);
}

void Dispatcher::decided() {
  decision_taken_ = true;
  attention_.notify(sc_core::SC_ZERO_TIME);
}

void Dispatcher::on_attention() {
  context_.activate();
  if (context_.stop_requested) {
    sc_core::sc_pause();
    return;
  }
  const std::size_t ready_before = ready_.size();
  raised_.for_each([&](PeId pe) { read_completions(pe); });
  raised_.clear();
  if (look_for_arrivals_) take_arrivals();
  order_ready(ready_before);
  if (decision_taken_) collect_decision();
  if (changed_ && !deciding_ && !ready_.empty()) ask();
  if (!starts_wait_) ring_doorbells();
}

void Dispatcher::read_completions(PeId pe) {
  TaskCompletion completion;
  do {
    registers_.read(register_address(pe, pe_registers::kCompletion), completion);
    if (completion.valid) complete(pe, completion);
  } while (completion.more);
}

void Dispatcher::complete(PeId pe, const TaskCompletion& completion) {
  ActiveJob& job = jobs_[completion.job_slot];
  TaskState& state = job.tasks[completion.task.index()];
  state.start = completion.start;
  state.finish = completion.finish;
  ++tasks_completed_;
  changed_ = true;

  // What the task took more or less than the table said moves the PE's estimate.
  PeState& pe_state = pes_[pe.index()];
  pe_state.free_at += (completion.finish - completion.start) - state.expected;
  if (--pe_state.outstanding == 0) pe_state.free_at = completion.finish;

  job.energy += completion.energy;
  const TaskRecord record{job.job,     job.application, completion.task,
                          pe,          state.ready,     state.placed,
                          state.start, state.finish,    completion.energy.joules()};
  if (!context_.probes.empty()) context_.probes.emit(&Probe::task_end, record);
  host->observe(record);

  const TaskGraph& graph = context_.workload.application(job.application).graph;
  for (const Edge& edge : graph.successors(completion.task)) {
    TaskState& successor = job.tasks[edge.task.index()];
    successor.ready = std::max(successor.ready, completion.finish);
    if (--successor.open_predecessors == 0) make_ready(completion.job_slot, edge.task);
  }
  // Completions may be learnt in another order than that in which they happened.
  job.finish = std::max(job.finish, completion.finish);
  if (--job.open_tasks == 0) finish_job(completion.job_slot);
}

void Dispatcher::finish_job(std::int32_t slot) {
  const ActiveJob& job = jobs_[slot];
  if (!context_.probes.empty()) {
    const JobRecord record{job.job,    job.application, job.arrival,
                           job.finish, job.deadline,    job.energy.joules()};
    context_.probes.emit(&Probe::job_finished, record);
  }
  jobs_.close(slot);
  ++jobs_completed_;
  look_for_arrivals_ = true;  // one may have waited for a place
}

void Dispatcher::take_arrivals() {
  look_for_arrivals_ = false;
  const Time now = context_.clock.now();
  ApplicationId application;
  while (source->take(jobs_.in_flight(), application)) {
    const JobId job(jobs_arrived_++);
    const std::int32_t slot = jobs_.open(job, application, now);
    changed_ = true;
    host->job_arrives(job, application);
    if (!context_.probes.empty()) {
      context_.probes.emit(&Probe::job_arrived, job, application, now);
    }
    for (const TaskId task : context_.workload.application(application).graph.entries()) {
      jobs_[slot].tasks[task.index()].ready = now;
      make_ready(slot, task);
    }
  }
}

void Dispatcher::make_ready(std::int32_t slot, TaskId task) {
  ActiveJob& job = jobs_[slot];
  const Time ready = job.tasks[task.index()].ready;
  const TaskGraph& graph = context_.workload.application(job.application).graph;
  ready_.push_back({job.job, task, job.application, graph.kernel(task), ready, job.arrival,
                    job.deadline, graph.predecessors(task), job.tasks.data(), slot});
  if (!context_.probes.empty()) context_.probes.emit(&Probe::task_ready, job.job, task, ready);
}

// What became ready in this instant stands by job and task, whichever PE it came from (rule R10).
void Dispatcher::order_ready(std::size_t first) {
  if (ready_.size() - first < 2) return;
  std::sort(ready_.begin() + static_cast<std::ptrdiff_t>(first), ready_.end(),
            [](const ReadyTask& a, const ReadyTask& b) {
              return a.job != b.job ? a.job < b.job : a.task < b.task;
            });
}

void Dispatcher::ask() {
  changed_ = false;
  deciding_ = true;
  decision_.clear();
  const Time now = context_.clock.now();
  request_ = {now, now, count_of(ready_), 0};
  const Situation situation{now, ready_, pes_};
  if (host->request(situation, decision_)) {
    apply_decision();
  } else {
    starts_wait_ = host->decides_within_instant();
  }
}

// A host that decides bit by bit goes on with what is left, and what became ready meanwhile.
void Dispatcher::collect_decision() {
  decision_taken_ = starts_wait_ = false;
  const Time now = context_.clock.now();
  const bool more = host->collect({now, ready_, pes_}, decision_);
  apply_decision();
  if (!more) return;
  deciding_ = true;
  changed_ = false;
  decision_.clear();
  request_ = {now, now, count_of(ready_), 0};
}

void Dispatcher::apply_decision() {
  deciding_ = false;
  const Time now = context_.clock.now();
  chosen_.assign(ready_.size(), kNoPe);
  for (const Decision::Placement& placement : decision_.placements()) choose(placement, now);

  // Placements are made in the order of the ready list; what is left closes ranks.
  std::size_t left = 0;
  for (std::size_t i = 0; i < ready_.size(); ++i) {
    if (chosen_[i] == kNoPe) {
      ready_[left++] = ready_[i];
    } else {
      place(ready_[i], chosen_[i], now);
    }
  }
  ready_.resize(left);
  if (!context_.probes.empty()) {
    request_.end = now;
    request_.placements = count_of(decision_.placements());
    context_.probes.emit(&Probe::decision, request_);
  }
}

// Checks a placement and moves the PE's estimate, in the order of the policy's own reckoning.
void Dispatcher::choose(const Decision::Placement& placement, Time now) {
  const auto index = static_cast<std::size_t>(placement.ready_index);
  if (index >= chosen_.size() || chosen_[index] != kNoPe) {
    throw RunError(
        fmt::format("the policy placed ready task {} of {}: there is none, or it "
                    "placed it before",
                    placement.ready_index, chosen_.size()));
  }
  const PlatformView& platform = context_.platform;
  const ReadyTask& task = ready_[index];
  const PeId pe = placement.pe;
  if (pe.value() < 0 || pe.value() >= platform.pe_count() ||
      !platform.cost.supports(task.kernel, pe)) {
    throw RunError(fmt::format("the policy placed kernel '{}' on PE {}, which cannot run it",
                               context_.workload.kernels[task.kernel], pe.value()));
  }
  chosen_[index] = pe;
  PeState& pe_state = pes_[pe.index()];
  const Time data = data_ready_at(task, pe, platform.communication, now);
  const Time expected = platform.cost.time(task.kernel, pe);
  jobs_[task.job_slot].tasks[task.task.index()].expected = expected;
  pe_state.free_at = std::max({now, pe_state.free_at, data}) + expected;
  ++pe_state.outstanding;
}

void Dispatcher::place(const ReadyTask& task, PeId pe, Time now) {
  TaskState& state = jobs_[task.job_slot].tasks[task.task.index()];
  state.placed = now;
  state.pe = pe;
  if (!context_.probes.empty()) {
    context_.probes.emit(&Probe::task_placed, task.job, task.task, pe, now);
  }
  const TaskDescriptor descriptor{task.job,      task.task,   task.application, task.kernel,
                                  task.job_slot, task.inputs, task.job_tasks};
  registers_.write(register_address(pe, pe_registers::kCommand), descriptor);
  to_ring_.add(pe);
}

void Dispatcher::ring_doorbells() {
  to_ring_.for_each([&](PeId pe) {
    if (pes_[pe.index()].outstanding == 0) return;  // it has nothing to start
    registers_.write(register_address(pe, pe_registers::kDoorbell), std::uint32_t{1});
  });
  to_ring_.clear();
}

}  // namespace weft
