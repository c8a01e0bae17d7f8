// SPDX-License-Identifier: Apache-2.0
#include "rtl/model/golden_scheduler.h"

#include <algorithm>
#include <tuple>

namespace weft {
namespace {

constexpr std::int64_t kNoCost = -1;  // not supported

}  // namespace

GoldenScheduler::GoldenScheduler(const GoldenSize& size)
    : size_(size),
      tables_(size),
      task_credits_(size.tasks),
      job_credits_(size.tasks / 4),
      pes_(static_cast<std::size_t>(size.pes)) {}

void GoldenScheduler::set_hold(bool hold) {
  hold_ = hold;
  if (hold) new_request_ = true;
}

void GoldenScheduler::set_ageing(bool enable, std::int32_t shift) {
  ageing_ = enable;
  ageing_shift_ = shift;
}

void GoldenScheduler::set_time(std::int64_t now) {
  now_ = now;
  new_request_ = true;
  pull_free_times();
}

void GoldenScheduler::follow(std::int64_t counter) {
  now_ = std::max(now_, counter);
  pull_free_times();
}

// However late a PE is, its free time stays within a quarter of the time range.
void GoldenScheduler::pull_free_times() {
  for (Pe& pe : pes_) pe.free_at = std::max(pe.free_at, now_ - quarter());
}

void GoldenScheduler::soft_reset() {
  task_credits_ = size_.tasks;
  job_credits_ = size_.tasks / 4;
  jobs_accepted_ = 0;
  jobs_.clear();
  for (Pe& pe : pes_) pe.outstanding = 0;
  due_.clear();
  queue_.clear();
  waiting_.clear();
  new_request_ = true;
  window_begin_ = now_;
  window_count_ = arrival_rate_ = 0;
}

bool GoldenScheduler::doorbell(std::int32_t template_index, std::int64_t deadline) {
  const GoldenTemplate& tasks = tables_.tasks(template_index);
  const auto count = static_cast<std::int32_t>(tasks.size());
  if (count > task_credits_ || job_credits_ == 0) return false;
  task_credits_ -= count;
  --job_credits_;

  if (now_ - window_begin_ >= arrival_window_) {
    arrival_rate_ = window_count_;
    window_count_ = 1;
    window_begin_ = now_;
  } else {
    ++window_count_;
  }

  const std::uint64_t number = jobs_accepted_++;
  Job& job = jobs_[number];
  job.template_index = template_index;
  job.deadline = now_ + std::min(deadline, quarter() - 1);
  job.open = count;
  job.tasks.resize(tasks.size());
  for (std::int32_t i = 0; i < count; ++i) {
    Task& task = job.tasks[index(i)];
    task.missing = tasks[index(i)].in_degree;
    task.ready_at = now_;
    if (task.missing == 0) due_.push_back({number, i});
  }
  return true;
}

void GoldenScheduler::deliver(const GoldenEdge& edge, Job& job, std::int32_t from,
                              std::int64_t at) {
  Task& task = job.tasks[index(edge.successor)];
  if (size_.communication) {
    task.data.resize(index(size_.pes), 0);
    for (std::int32_t pe = 0; pe < size_.pes; ++pe) {
      const std::int64_t departure = on_dispatch_ ? 0 : at;
      std::int64_t& data = task.data[index(pe)];
      data = std::max(data, departure + tables_.link_time(edge, from, pe));
    }
  }
  --task.missing;
}

bool GoldenScheduler::complete(GoldenTask task, std::int64_t elapsed, std::int64_t at) {
  Job& job = jobs_.at(task.job);
  const Task& done = job.tasks[index(task.task)];
  Pe& pe = pes_[index(done.pe)];
  const std::int64_t longest = (std::int64_t{1} << std::min(32, size_.time_width - 2)) - 1;
  pe.free_at = now_ + clamp(free_gap(pe) + std::min(elapsed, longest) - done.expected);
  if (--pe.outstanding == 0) pe.free_at = at;
  ++task_credits_;

  const GoldenTemplate& tasks = tables_.tasks(job.template_index);
  for (const GoldenEdge& edge : tasks[index(task.task)].edges) {
    deliver(edge, job, done.pe, at);
    Task& successor = job.tasks[index(edge.successor)];
    if (successor.missing > 0) continue;
    successor.ready_at = at;
    due_.push_back({task.job, edge.successor});
  }
  if (--job.open > 0) return false;
  ++job_credits_;
  jobs_.erase(task.job);
  return true;
}

std::int64_t GoldenScheduler::rank(GoldenTask task) const {
  const Job& job = jobs_.at(task.job);
  const std::int64_t ready_at = job.tasks[index(task.task)].ready_at;
  if (policy_ == GoldenPolicy::kEdf) return job.deadline;
  if (policy_ == GoldenPolicy::kEft || policy_ == GoldenPolicy::kMet) return ready_at;
  const GoldenTemplateTask& record = tables_.tasks(job.template_index)[index(task.task)];
  const std::int64_t value =
      tables_.cut(policy_ == GoldenPolicy::kHeftRt ? record.mean : record.rank_u);
  const std::int64_t weight = std::min(value << (ageing_ ? ageing_shift_ : 0), quarter() - 1);
  return (ageing_ ? ready_at : 0) - weight;
}

bool GoldenScheduler::make_ready(GoldenTask task) {
  const auto found = std::find(due_.begin(), due_.end(), task);
  if (found == due_.end()) return false;
  due_.erase(found);
  if (static_cast<std::int32_t>(queue_.size()) < size_.queue_depth) {
    queue_.insert({rank(task), task});
  } else {
    waiting_.push_back(task);
  }
  return true;
}

GoldenTask GoldenScheduler::pop() {
  popped_ = queue_.begin()->second;
  queue_.erase(queue_.begin());
  if (!waiting_.empty()) {
    queue_.insert({rank(waiting_.front()), waiting_.front()});
    waiting_.pop_front();
  }
  const GoldenTemplate& tasks = tables_.tasks(jobs_.at(popped_.job).template_index);
  const std::int32_t kernel = tasks[index(popped_.task)].kernel;
  popped_costs_.clear();
  for (std::int32_t pe = 0; pe < size_.pes; ++pe) {
    popped_costs_.push_back(tables_.supported(kernel, pe) ? tables_.cost(kernel, pe) : kNoCost);
  }
  return popped_;
}

std::int64_t GoldenScheduler::clamp(std::int64_t gap) const {
  return std::clamp(gap, -quarter(), quarter() - 1);
}

std::int64_t GoldenScheduler::free_gap(const Pe& pe) const {
  return pe.outstanding == 0 ? 0 : pe.free_at - now_;
}

std::int64_t GoldenScheduler::start_gap(const Task& task, std::int32_t pe) const {
  std::int64_t data = 0;
  if (!task.data.empty()) data = task.data[index(pe)] - (on_dispatch_ ? 0 : now_);
  return std::max({std::int64_t{0}, clamp(data), free_gap(pes_[index(pe)])});
}

std::int32_t GoldenScheduler::earliest(const Task& task) const {
  std::int32_t best = -1;
  std::int64_t best_finish = 0;
  for (std::int32_t pe = 0; pe < size_.pes; ++pe) {
    if (popped_costs_[index(pe)] == kNoCost) continue;
    const std::int64_t finish = clamp(start_gap(task, pe) + popped_costs_[index(pe)]);
    if (best < 0 || finish < best_finish) std::tie(best, best_finish) = std::tie(pe, finish);
  }
  return best;
}

std::int32_t GoldenScheduler::least() const {
  const auto key = [&](std::int32_t i) {
    const Pe& pe = pes_[index(i)];
    return std::make_tuple(popped_costs_[index(i)], pe.was_busy, pe.placed);
  };
  std::int32_t best = -1;
  for (std::int32_t pe = 0; pe < size_.pes; ++pe) {
    if (popped_costs_[index(pe)] == kNoCost) continue;
    if (best < 0 || key(pe) < key(best)) best = pe;
  }
  return best;
}

bool GoldenScheduler::tree_chooses_slow() const {
  std::int64_t busy = 0;
  std::int64_t outstanding = 0;
  for (const Pe& pe : pes_) {
    busy += pe.outstanding > 0 ? 1 : 0;
    outstanding += pe.outstanding;
  }
  const std::array<std::int64_t, 4> features = {
      static_cast<std::int64_t>(queue_.size() + waiting_.size()), busy, arrival_rate_, outstanding};
  std::uint32_t node = 0;
  for (int level = 0; level < 4; ++level) {
    const GoldenTreeNode& at = tables_.node(node);
    const bool right = features[at.feature] >= at.threshold;
    node = right ? at.right : at.left;
    if (right ? at.right_leaf : at.left_leaf) return (node & 1) != 0;
  }
  return true;
}

void GoldenScheduler::begin_request() {
  for (Pe& pe : pes_) {
    pe.was_busy = pe.outstanding > 0;
    pe.placed = 0;
  }
}

NeuralSituation GoldenScheduler::situation() const {
  NeuralSituation situation;
  const Job& job = jobs_.at(popped_.job);
  const Task& task = job.tasks[index(popped_.task)];
  for (std::int32_t pe = 0; pe < size_.pes; ++pe) {
    const std::int64_t cost = popped_costs_[index(pe)];
    const std::int64_t start = start_gap(task, pe);
    const Pe& state = pes_[index(pe)];
    const std::int64_t free = std::max(std::int64_t{0}, free_gap(state));
    situation.pes.push_back(
        {cost != kNoCost, clamp(start + cost), start - free, cost, state.outstanding});
    situation.busy_pes += state.outstanding > 0 ? 1 : 0;
  }
  situation.rank = tables_.cut(tables_.tasks(job.template_index)[index(popped_.task)].rank_u);
  situation.ready = static_cast<std::int32_t>(queue_.size() + waiting_.size());
  return situation;
}

bool GoldenScheduler::begin_decision() {
  slow_ = tree_enable_ ? tree_chooses_slow() : policy_ != GoldenPolicy::kMet;
  scored_ = -1;
  if (policy_ == GoldenPolicy::kNeural && slow_) {
    scored_ = neural_choice(tables_.weights(), situation());
  }
  return scored_ >= 0;
}

GoldenDecision GoldenScheduler::decide() {
  if (new_request_ || hold_) begin_request();
  new_request_ = hold_ || queue_.empty();

  Task& task = state(popped_);
  GoldenDecision decision;
  decision.task = popped_;
  decision.fast = !slow_;
  decision.pe = scored_ >= 0 ? scored_ : slow_ ? earliest(task) : least();
  if (decision.pe < 0) return decision;

  Pe& pe = pes_[index(decision.pe)];
  const std::int64_t start = start_gap(task, decision.pe);
  task.pe = decision.pe;
  task.expected = popped_costs_[index(decision.pe)];
  decision.start = now_ + start;
  decision.finish = now_ + clamp(start + task.expected);
  pe.free_at = decision.finish;
  ++pe.outstanding;
  pe.placed = std::min(pe.placed + 1, 2 * size_.tasks - 1);
  return decision;
}

std::vector<GoldenDecision> GoldenScheduler::drain() {
  while (!due_.empty()) make_ready(due_.front());
  std::vector<GoldenDecision> decisions;
  while (!queue_.empty()) {
    pop();
    begin_decision();
    decisions.push_back(decide());
  }
  return decisions;
}

std::int64_t GoldenScheduler::free_at(std::int32_t pe) const {
  return now_ + free_gap(pes_[index(pe)]);
}

}  // namespace weft
