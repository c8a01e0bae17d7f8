// SPDX-License-Identifier: Apache-2.0
#include "tests/rtl/random_traffic.h"

#include <algorithm>
#include <utility>

namespace weft {
namespace {

constexpr std::uint32_t kEnable = 1U << registers::kControlEnableLsb;
constexpr std::uint32_t kFreeRunning = 1U << registers::kControlFreeRunningLsb;
constexpr std::uint32_t kHold = 1U << registers::kControlHoldLsb;
constexpr std::int32_t kKernels = 12;

}  // namespace

RandomTraffic::RandomTraffic(Bench& bench, std::uint64_t seed) : bench_(bench), random_(seed) {
  bench_.use_random_delays(&random_);
}

std::uint32_t RandomTraffic::duration() {
  return static_cast<std::uint32_t>(random_() & ((std::uint64_t{1} << scale_) - 1));
}

void RandomTraffic::run(std::uint64_t decisions) {
  while (bench_.decisions() < decisions) {
    configure();
    const std::uint64_t until = std::min(decisions, bench_.decisions() + 300 + below(1500));
    while (bench_.decisions() < until) act();
    finish_jobs();
  }
}

void RandomTraffic::configure() {
  bench_.set_control(kEnable);
  // Four templates fit into the edge memory.
  edges_a_template_ = static_cast<int>(bench_.read(registers::kCapability2Offset) >>
                                       registers::kCapability2TemplateEdgesLsb) /
                      4;
  now_ = bench_.golden().now();
  const bool gate = one_in(2);
  bench_.gate_clock(gate_.value_or(gate));
  bench_.set_counter_step(below(8));
  if (!one_in(4)) bench_.move_counter(now_ + duration());  // else it is behind, and time stands
  // From durations that tie most of the time to some that saturate.
  scale_ = one_in(8) ? 32 : 1 + below(std::min(20, bench_.size().time_width - 6));
  laziness_ = 1 + below(4);
  neural_ = bench_.size().neural_lanes > 0 && (one_in(10) || always_neural_);
  const auto other = static_cast<GoldenPolicy>(below(5));
  bench_.set_policy(neural_ ? GoldenPolicy::kNeural : other);
  if (neural_) bench_.set_weights(weights_ ? *weights_ : random_weights());
  bench_.set_arrival_window(duration());
  const std::uint32_t longest = (1U << std::min(31, bench_.size().time_width - 2)) - 1;
  bench_.set_timeout(one_in(4) ? duration() & longest : 0);
  load_costs();
  load_templates();
  load_tree();
  control_ = kEnable;
  if (one_in(3)) control_ |= 1U << registers::kControlOnDispatchLsb;
  if (one_in(3)) control_ |= 1U << registers::kControlTreeEnableLsb;
  if (one_in(3)) control_ |= 1U << registers::kControlAgeingLsb;
  if (one_in(4) || always_free_) control_ |= kFreeRunning;
  control_ |= below(16) << registers::kControlAgeingShiftLsb;
  bench_.set_control(control_);
}

void RandomTraffic::load_costs() {
  for (std::int32_t kernel = 0; kernel < kKernels; ++kernel) {
    const auto sure =
        static_cast<std::int32_t>(below(static_cast<std::uint32_t>(bench_.size().pes)));
    for (std::int32_t pe = 0; pe < bench_.size().pes; ++pe) {
      const bool supported = pe == sure || !one_in(3);
      bench_.set_cost(kernel, pe, supported ? duration() : GoldenTables::kUnsupported);
    }
  }
  for (std::int32_t from = 0; from < bench_.size().pes; ++from) {
    for (std::int32_t to = 0; to < bench_.size().pes; ++to) {
      if (links_known_ && one_in(2)) continue;
      bench_.set_link(from, to, from == to ? 0 : static_cast<std::int32_t>(below(5)));
    }
  }
  links_known_ = true;
}

GoldenTemplate RandomTraffic::random_template(std::int32_t most_tasks) {
  GoldenTemplate tasks(1 + below(static_cast<std::uint32_t>(most_tasks)));
  const std::uint32_t density = 1 + below(6);
  const std::size_t most_edges = edges_a_template_ > 500 ? 64 : 8;
  const auto count = static_cast<std::int32_t>(tasks.size());
  int edges_left = edges_a_template_;
  for (std::int32_t i = 0; i < count; ++i) {
    GoldenTemplateTask& task = tasks[static_cast<std::size_t>(i)];
    task.kernel = static_cast<std::int32_t>(below(kKernels));
    task.mean = duration();
    task.rank_u = duration();
    for (std::int32_t to = i + 1; to < count && task.edges.size() < most_edges; ++to) {
      // Now and then two edges between the same tasks, one after the other.
      for (int twice = 0; twice < 2 && edges_left > 0 && one_in(1 + density); ++twice) {
        GoldenEdge edge;
        edge.successor = to;
        for (std::size_t c = 1; c <= 4; ++c) edge.times[c] = duration();
        task.edges.push_back(edge);
        ++tasks[static_cast<std::size_t>(to)].in_degree;
        --edges_left;
      }
    }
  }
  return tasks;
}

void RandomTraffic::load_templates() {
  templates_ = 1 + static_cast<std::int32_t>(below(4));
  std::int32_t first_task = 0;
  std::int32_t first_edge = 0;
  for (std::int32_t i = 0; i < templates_; ++i) {
    const GoldenTemplate tasks = random_template(one_in(4) ? 60 : 12);
    bench_.load(i, tasks, first_task, first_edge);
    first_task += static_cast<std::int32_t>(tasks.size());
    for (const GoldenTemplateTask& task : tasks) {
      first_edge += static_cast<std::int32_t>(task.edges.size());
    }
  }
}

void RandomTraffic::load_tree() {
  for (std::int32_t i = 0; i < 16; ++i) {
    bench_.set_node(i, {below(20), below(4), below(16), one_in(2), below(16), one_in(2)});
  }
}

// From networks whose values are mostly in range to some that saturate or overflow.
NeuralWeights RandomTraffic::random_weights() {
  NeuralWeights weights;
  const auto any = [&] { return static_cast<std::int8_t>(random_()); };
  const std::uint32_t bias_bits = one_in(8) ? 32 : 8 + below(8);
  const auto bias = [&] {
    const auto bits = static_cast<std::int32_t>(random_());
    return bias_bits == 32 ? bits : bits >> (32 - bias_bits);
  };
  for (auto& neuron : weights.first) std::generate(neuron.begin(), neuron.end(), any);
  for (auto& neuron : weights.second) std::generate(neuron.begin(), neuron.end(), any);
  std::generate(weights.output.begin(), weights.output.end(), any);
  std::generate(weights.first_bias.begin(), weights.first_bias.end(), bias);
  std::generate(weights.second_bias.begin(), weights.second_bias.end(), bias);
  weights.output_bias = bias();
  for (NeuralScale& scale : weights.scales) {
    scale.multiplier = static_cast<std::uint16_t>(random_());
    scale.shift = static_cast<std::uint8_t>(one_in(4) ? below(32) : 20 + below(6));
  }
  return weights;
}

void RandomTraffic::act() {
  if (misbehaves_ && one_in(8)) misbehave();
  switch (below(16)) {
    case 0:
    case 1:
    case 2:
    case 3:
      bench_.ring(static_cast<std::int32_t>(below(static_cast<std::uint32_t>(templates_))),
                  below(1U << 31), one_in(3) ? 0xffffffff : duration());
      break;
    case 4:
      pass_time();
      break;
    case 5:
      bench_.cycles(static_cast<int>(below(60)));
      break;
    case 6:
      control_ = one_in(3) ? control_ ^ kHold : control_ & ~kHold;
      bench_.set_control(control_);
      break;
    case 7:
      if (one_in(3)) {
        bench_.set_cost(static_cast<std::int32_t>(below(kKernels)), 0, duration());
      }
      if (resets_ && one_in(20)) {
        bench_.soft_reset(control_);
        running_.clear();
      }
      break;
    case 8:
    case 9:
    case 10:
      if (one_in(laziness_)) take_all();
      break;
    default:
      complete_one();
  }
}

void RandomTraffic::misbehave() {
  const auto anything = static_cast<std::uint32_t>(random_());
  switch (below(6)) {
    case 0:
      bench_.write(registers::kDoorbellOffset, 8 + below(100));
      break;
    case 1:
      bench_.write(below(1U << registers::kAddressWidth) | 1U, anything);
      bench_.read_any(below(1U << registers::kAddressWidth) | 0x400U);
      break;
    case 2:
      complete_wrongly();
      break;
    case 3:
      if (!bench_.jobs_stay()) break;
      bench_.write(one_in(2) ? registers::kPolicyOffset : registers::kTaskKernelOffset, anything);
      bench_.write(one_in(2) ? registers::kTemplateOffset : registers::kLinkClassOffset, anything);
      break;
    case 4:
      bench_.write(registers::kDoorbellOffset, 0, {}, static_cast<std::uint8_t>(below(15)));
      break;
    default:
      if (now_ == 0 || (control_ & kFreeRunning) != 0) break;
      bench_.write(registers::kTimeLoOffset, static_cast<std::uint32_t>(now_ - 1));
      bench_.write(registers::kTimeHiOffset, static_cast<std::uint32_t>((now_ - 1) >> 32));
  }
}

// A task that runs elsewhere, one that ran, or nothing at all.
void RandomTraffic::complete_wrongly() {
  if (running_.empty()) {
    bench_.write(registers::kCompletionOffset, static_cast<std::uint32_t>(random_()) | 1U << 25);
    return;
  }
  const Dispatch& dispatch = running_[below(static_cast<std::uint32_t>(running_.size()))];
  const auto other = static_cast<std::uint32_t>(dispatch.pe + 1) & 31U;
  bench_.write(registers::kCompletionOffset, dispatch.slot | other << registers::kCompletionPeLsb);
}

void RandomTraffic::take_all() {
  while (const auto dispatch = bench_.take(one_in(8))) {
    running_.push_back(*dispatch);
    if (one_in(12)) break;
  }
}

void RandomTraffic::complete_one() {
  if (running_.empty()) return;
  std::swap(running_[below(static_cast<std::uint32_t>(running_.size()))], running_.back());
  bench_.complete(running_.back(), duration());
  running_.pop_back();
}

void RandomTraffic::pass_time() {
  std::int64_t step = duration();
  if (scale_ < 32 && !one_in(4)) step &= 3;
  const std::int64_t quarter = std::int64_t{1} << (bench_.size().time_width - 2);
  // A task must not wait for half of the time range; rare long steps leave room for that.
  // Tasks wait longer where each is scored for a hundred cycles.
  step = std::min(step, quarter / (neural_ ? 8192 : 256));
  if ((control_ & kFreeRunning) != 0) {
    bench_.move_counter(bench_.counter() + step);  // the block sees it when its clock runs
    return;
  }
  now_ += step;
  bench_.set_time(now_);
}

void RandomTraffic::finish_jobs() {
  control_ &= ~kHold;
  bench_.set_control(control_);
  while (!bench_.golden().no_jobs()) {
    take_all();
    complete_one();
    bench_.settle();
    bench_.check_settled();
    if (one_in(64)) bench_.check_state();
  }
  bench_.check_state();
}

}  // namespace weft
