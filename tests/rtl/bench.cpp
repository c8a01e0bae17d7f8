// SPDX-License-Identifier: Apache-2.0
#include "tests/rtl/bench.h"

#include <algorithm>
#include <array>
#include <utility>

namespace weft {
namespace {

constexpr std::uint32_t kHold = 1U << registers::kControlHoldLsb;
constexpr std::uint32_t kFreeRunning = 1U << registers::kControlFreeRunningLsb;
constexpr std::uint32_t kSoftReset = 1U << registers::kControlSoftResetLsb;
constexpr int kPatience = 100000;  // cycles in which anything must happen

std::uint32_t unsigned_of(std::int32_t i) { return static_cast<std::uint32_t>(i); }

}  // namespace

Bench::Bench(std::unique_ptr<Dut> dut) : dut_(std::move(dut)), golden_(dut_->size()) {
  dut_->reset();
}

void Bench::fail(const std::string& what) const {
  throw Mismatch("cycle " + std::to_string(cycles_) + ", decision " + std::to_string(decisions_) +
                 ": " + what);
}

std::string Bench::name(GoldenTask task) const {
  return "job " + std::to_string(task.job) + " task " + std::to_string(task.task);
}

std::uint64_t Bench::cut(std::int64_t time) const {
  return static_cast<std::uint64_t>(time) & ((std::uint64_t{1} << size().time_width) - 1);
}

void Bench::trace_around(std::uint64_t at, std::uint64_t cycles, std::string file) {
  trace_at_ = at > cycles ? at - cycles : 1;
  trace_file_ = std::move(file);
}

void Bench::cycle() {
  if (!trace_file_.empty() && cycles_ + 1 == trace_at_) dut_->trace(trace_file_);
  DutInputs pins = axi_.pins();
  // In this cycle the time is what the counter was at the edge that ended the last one.
  const std::int64_t before = counter_pins_;
  counter_ += counter_step_;
  counter_pins_ = counter_;
  pins.counter = static_cast<std::uint64_t>(counter_);
  const DutOutputs out = dut_->step(pins, gate_);
  ++cycles_;
  if (gate_ && !out.busy) ++stopped_cycles_;
  axi_.observe(out);
  const bool ran = running_;
  time_set_ = false;
  if (axi_.write_took_effect()) apply_write();
  if (ran && !time_set_) golden_.follow(before);
  follow(out);
  last_ = out;
}

void Bench::move_counter(std::int64_t to) { counter_ = std::max(counter_, to); }

void Bench::cycles(int count) {
  for (int i = 0; i < count; ++i) cycle();
}

void Bench::apply_write() {
  if (effect_ && !axi_.write_error()) effect_();
  effect_ = {};
}

// The order within a cycle is the block's: decision, pop, completion, ready.
void Bench::follow(const DutOutputs& out) {
  if (decide_next_) begin_decision();
  if (deciding_)
    follow_decision(out);
  else if (out.decision)
    fail("a decision about nothing");
  if (deciding_ && out.pop) fail("a task left the queue while the network scored another");
  decide_next_ = out.pop;
  if (out.pop) {
    if (golden_.queue_empty()) fail("a task left the queue, but none is ready");
    popped_ = golden_.pop();
    if (!(slots_[out.pop_slot] == popped_)) {
      fail("first in the queue is " + name(slots_[out.pop_slot]) + ", expected " + name(popped_));
    }
  }
  if (out.complete) {
    if (completions_.empty()) fail("a completion takes effect that was not reported");
    const Completion completion = completions_.front();
    completions_.pop_front();
    if (!(slots_[out.complete_slot] == completion.task)) fail("completions change places");
    golden_.complete(completion.task, completion.elapsed, completion.at);
    credit_cycle_ = cycles_;
  }
  if (out.ready) follow_ready(out);
}

void Bench::follow_ready(const DutOutputs& out) {
  for (const GoldenTask& task : golden_.due()) {
    if ((task.job & 0xffff) != out.ready_job || unsigned_of(task.task) != out.ready_task) continue;
    slots_[out.ready_slot] = task;
    golden_.make_ready(task);
    return;
  }
  fail("job " + std::to_string(out.ready_job) + " task " + std::to_string(out.ready_task) +
       " becomes ready, but is not due");
}

void Bench::begin_decision() {
  decide_next_ = false;
  deciding_ = true;
  decision_due_ = cycles_ + (golden_.begin_decision() ? neural_cycles() - 1 : 0);
}

std::uint64_t Bench::neural_cycles() const {
  const auto lanes = static_cast<std::uint64_t>(size().neural_lanes);
  const auto pes = static_cast<std::uint64_t>(size().pes);
  return 34 * ((pes + lanes - 1) / lanes) + 5;
}

void Bench::follow_decision(const DutOutputs& out) {
  if (cycles_ < decision_due_) {
    if (out.decision) fail("a decision " + std::to_string(decision_due_ - cycles_) + " early");
    return;
  }
  deciding_ = false;
  const GoldenDecision expected = golden_.decide();
  if (out.decision != (expected.pe >= 0)) {
    fail(name(popped_) + (out.decision ? " is placed, but no PE supports it" : " is not placed"));
  }
  if (!out.decision) return;
  ++decisions_;
  last_decision_cycle_ = cycles_;
  fingerprint_ = (fingerprint_ * 31 + cycles_) * 31 + out.decision_slot * 32 + out.decision_pe;
  fingerprint_ = (fingerprint_ * 31 + out.decision_start) * 31 + out.decision_finish;
  const auto pe = static_cast<std::int32_t>(out.decision_pe);
  if (!(slots_[out.decision_slot] == expected.task) || pe != expected.pe ||
      out.decision_start != cut(expected.start) || out.decision_finish != cut(expected.finish) ||
      out.decision_fast != expected.fast) {
    fail(name(slots_[out.decision_slot]) + " to PE " + std::to_string(pe) + " from " +
         std::to_string(out.decision_start) + " to " + std::to_string(out.decision_finish) +
         (out.decision_fast ? " fast" : "") + "; expected " + name(expected.task) + " to PE " +
         std::to_string(expected.pe) + " from " + std::to_string(cut(expected.start)) + " to " +
         std::to_string(cut(expected.finish)) + (expected.fast ? " fast" : ""));
  }
  dispatches_.push_back(
      {out.decision_slot, pe, expected.task, tags_[expected.task.job], expected.start});
}

AxiDelays Bench::delays() {
  AxiDelays delays;
  if (random_ == nullptr || (*random_)() % 4 != 0) return delays;
  delays.address = static_cast<int>((*random_)() % 4);
  delays.data = static_cast<int>((*random_)() % 4);
  delays.response = static_cast<int>((*random_)() % 3);
  return delays;
}

AxiDriver::Response Bench::write(std::uint32_t address, std::uint32_t data,
                                 std::function<void()> effect, std::uint8_t strobe) {
  effect_ = std::move(effect);
  axi_.begin_write(address, data, delays(), strobe);
  for (int i = 0; !axi_.write_response(); ++i) {
    if (i == kPatience) fail("a write is not answered");
    cycle();
  }
  return *axi_.write_response();
}

AxiDriver::Response Bench::read_any(std::uint32_t address) {
  axi_.begin_read(address, delays());
  for (int i = 0; !axi_.read_response(); ++i) {
    if (i == kPatience) fail("a read is not answered");
    cycle();
  }
  return *axi_.read_response();
}

std::uint32_t Bench::read(std::uint32_t address) {
  const AxiDriver::Response response = read_any(address);
  if (response.error) fail("a read answers SLVERR");
  return response.data;
}

void Bench::set_control(std::uint32_t control) {
  control_ = control;
  write(registers::kControlOffset, control, [this, control] {
    golden_.set_hold((control & kHold) != 0);
    golden_.set_tree((control >> registers::kControlTreeEnableLsb & 1) != 0);
    if (!golden_.no_jobs()) return;
    running_ = (control & kFreeRunning) != 0;
    golden_.set_on_dispatch((control >> registers::kControlOnDispatchLsb & 1) != 0);
    golden_.set_ageing(
        (control >> registers::kControlAgeingLsb & 1) != 0,
        static_cast<std::int32_t>(control >> registers::kControlAgeingShiftLsb & 15));
  });
}

void Bench::set_policy(GoldenPolicy policy) {
  write(registers::kPolicyOffset, static_cast<std::uint32_t>(policy),
        [this, policy] { golden_.set_policy(policy); });
}

void Bench::set_time(std::int64_t now) {
  write(registers::kTimeLoOffset, static_cast<std::uint32_t>(now));
  write(registers::kTimeHiOffset, static_cast<std::uint32_t>(now >> 32), [this, now] {
    golden_.set_time(now);
    time_set_ = true;
  });
}

void Bench::set_timeout(std::uint32_t ticks) {
  write(registers::kTimeoutOffset, ticks, [this, ticks] { timeout_ = ticks; });
}

void Bench::set_cost(std::int32_t kernel, std::int32_t pe, std::uint32_t ticks) {
  write(registers::kCostOffset + unsigned_of(32 * kernel + pe) * registers::kCostStride, ticks,
        [=] { golden_.tables().set_cost(kernel, pe, ticks); });
}

void Bench::set_link(std::int32_t from, std::int32_t to, std::int32_t link_class) {
  write(registers::kLinkClassOffset + unsigned_of(32 * from + to) * registers::kLinkClassStride,
        unsigned_of(link_class), [=] { golden_.tables().set_link(from, to, link_class); });
}

void Bench::set_node(std::int32_t index, const GoldenTreeNode& node) {
  const std::uint32_t word = node.threshold << registers::kTreeNodeThresholdLsb |
                             node.feature << registers::kTreeNodeFeatureLsb |
                             node.left << registers::kTreeNodeLeftLsb |
                             (node.left_leaf ? 1U : 0U) << registers::kTreeNodeLeftLeafLsb |
                             node.right << registers::kTreeNodeRightLsb |
                             (node.right_leaf ? 1U : 0U) << registers::kTreeNodeRightLeafLsb;
  write(registers::kTreeNodeOffset + unsigned_of(index) * registers::kTreeNodeStride, word,
        [=] { golden_.tables().set_node(index, node); });
}

void Bench::set_weights(const NeuralWeights& weights) {
  for (const RegisterWrite& to : neural_writes(weights)) write(to.address, to.word);
  golden_.tables().set_weights(weights);
}

void Bench::set_arrival_window(std::uint32_t ticks) {
  write(registers::kArrivalWindowOffset, ticks, [=] { golden_.set_arrival_window(ticks); });
}

void Bench::write_template(const GoldenTemplate& tasks, std::int32_t first_task,
                           std::int32_t first_edge) {
  std::int32_t edge_index = first_edge;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const GoldenTemplateTask& task = tasks[i];
    const std::uint32_t at =
        (unsigned_of(first_task) + static_cast<std::uint32_t>(i)) * registers::kTaskKernelStride;
    const auto edges = static_cast<std::uint32_t>(task.edges.size());
    write(registers::kTaskKernelOffset + at, unsigned_of(task.kernel) | unsigned_of(task.in_degree)
                                                                            << 16);
    write(registers::kTaskEdgesOffset + at, unsigned_of(edge_index) | edges << 16);
    write(registers::kTaskMeanOffset + at, task.mean);
    write(registers::kTaskRankOffset + at, task.rank_u);
    for (const GoldenEdge& edge : task.edges) {
      const std::uint32_t address = registers::kEdgeSuccessorOffset +
                                    unsigned_of(edge_index++) * registers::kEdgeSuccessorStride;
      write(address, unsigned_of(edge.successor));
      for (std::uint32_t c = 1; c <= 4; ++c) write(address + 4 * c, edge.times[c]);
    }
  }
}

void Bench::load(std::int32_t index, const GoldenTemplate& tasks, std::int32_t first_task,
                 std::int32_t first_edge) {
  write_template(tasks, first_task, first_edge);
  const auto count = static_cast<std::uint32_t>(tasks.size());
  write(registers::kTemplateOffset + unsigned_of(index) * registers::kTemplateStride,
        unsigned_of(first_task) | count << registers::kTemplateTasksLsb |
            1U << registers::kTemplateValidLsb,
        [=] { golden_.tables().set_template(index, tasks); });
  settle();
}

void Bench::ring(std::int32_t template_index, std::uint32_t tag, std::uint32_t deadline) {
  write(registers::kJobTagOffset, tag);
  write(registers::kJobDeadlineOffset, deadline);
  write(registers::kDoorbellOffset, unsigned_of(template_index), [=] {
    if (golden_.doorbell(template_index, deadline)) tags_[golden_.jobs_accepted() - 1] = tag;
  });
}

void Bench::complete(const Dispatch& dispatch, std::uint32_t elapsed) {
  write(registers::kCompletionElapsedOffset, elapsed);
  write(registers::kCompletionOffset,
        dispatch.slot | unsigned_of(dispatch.pe) << registers::kCompletionPeLsb, [=] {
          completions_.push_back({dispatch.task, elapsed, golden_.now()});
        });
}

std::optional<Dispatch> Bench::take(bool whole) {
  const std::uint32_t head = read(registers::kDispatchOffset);
  if ((head >> registers::kDispatchValidLsb) == 0) return std::nullopt;
  if (dispatches_.empty()) fail("a dispatch that was not decided on");
  const Dispatch expected = dispatches_.front();
  dispatches_.pop_front();
  const std::uint32_t word = 1U << registers::kDispatchValidLsb | expected.slot |
                             unsigned_of(expected.pe) << registers::kDispatchPeLsb |
                             unsigned_of(expected.task.task) << registers::kDispatchTaskLsb;
  if (head != word) fail("the dispatch register does not give the oldest decision");
  if (whole) {
    if (read(registers::kDispatchTagOffset) != expected.tag) fail("wrong tag");
    const std::uint64_t low = read(registers::kDispatchStartLoOffset);
    const std::uint64_t high = read(registers::kDispatchStartHiOffset);
    if ((high << 32 | low) != static_cast<std::uint64_t>(expected.start)) fail("wrong start");
  }
  return expected;
}

void Bench::forget_jobs() {
  golden_.soft_reset();
  decide_next_ = deciding_ = false;
  slots_.clear();
  tags_.clear();
  completions_.clear();
  dispatches_.clear();
}

void Bench::soft_reset(std::uint32_t control) {
  write(registers::kControlOffset, control | kSoftReset, [this, control] {
    golden_.set_hold((control & kHold) != 0);
    forget_jobs();
  });
}

void Bench::settle() {
  cycle();
  const auto working = [&] {  // with an armed timeout the clock may not stop
    return running_ && timeout_ != 0 ? (read(registers::kStatusOffset) & 1) == 0 : last_.busy;
  };
  for (int i = 0; working(); ++i) {
    if (i == kPatience) fail("the block stays busy");
    cycle();
  }
}

void Bench::check_settled() {
  if (!golden_.due().empty()) fail(name(golden_.due().front()) + " did not become ready");
  if (!completions_.empty()) fail("a completion was lost");
  if (decide_next_ || deciding_) fail("a decision was lost");
}

void Bench::check_state() {
  const std::uint32_t credits = read(registers::kCreditsOffset);
  const std::uint32_t expected = unsigned_of(golden_.task_credits()) |
                                 unsigned_of(golden_.job_credits()) << registers::kCreditsJobsLsb;
  if (credits != expected) fail("credits " + std::to_string(credits));
  for (std::int32_t pe = 0; pe < size().pes; ++pe) {
    const std::uint32_t at = unsigned_of(pe);
    const std::uint64_t low = read(registers::kPeFreeLoOffset + at * registers::kPeFreeLoStride);
    const std::uint64_t high = read(registers::kPeFreeHiOffset + at * registers::kPeFreeHiStride);
    if (!running_ && (high << 32 | low) != static_cast<std::uint64_t>(golden_.free_at(pe))) {
      fail("free time of PE " + std::to_string(pe));
    }
    const std::uint32_t outstanding =
        read(registers::kPeOutstandingOffset + at * registers::kPeOutstandingStride);
    if (outstanding != unsigned_of(golden_.outstanding(pe))) {
      fail("tasks outstanding at PE " + std::to_string(pe));
    }
  }
}

}  // namespace weft
