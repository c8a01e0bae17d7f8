// SPDX-License-Identifier: Apache-2.0
#include "rtl/neural/situations.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weft {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kBurst = 10;  // tasks at most

/// The index of the least value; what is kNever is left out.
template <typename Value>
std::int32_t least_of(std::size_t count, const Value& value) {
  std::int32_t best = -1;
  std::int64_t best_value = kNever;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t here = value(i);
    if (here >= best_value) continue;
    best = static_cast<std::int32_t>(i);
    best_value = here;
  }
  return best;
}

}  // namespace

QueueSimulation::QueueSimulation(std::uint64_t seed) : random_(seed) { draw_platform(); }

std::int64_t QueueSimulation::below(std::int64_t limit) {
  return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
}

void QueueSimulation::draw_platform() {
  const std::int64_t pes = 4 + below(13);
  const std::int64_t clusters = 2 + below(3);
  for (std::int64_t pe = 0; pe < pes; ++pe) cluster_.push_back(pe * clusters / pes);
  std::int64_t work = 0;
  for (int kernel = 0; kernel < 12; ++kernel) {
    const std::int64_t base = 16LL << below(8);
    const auto sure = static_cast<std::size_t>(below(pes));
    std::vector<std::int64_t> of_cluster;
    for (std::int64_t c = 0; c < clusters; ++c) {
      of_cluster.push_back(below(4) == 0 ? -1 : base * (2 + below(15)) / 8);
    }
    std::vector<std::int64_t> row;
    for (std::size_t pe = 0; pe < cluster_.size(); ++pe) {
      row.push_back(of_cluster[static_cast<std::size_t>(cluster_[pe])]);
    }
    if (row[sure] < 0) row[sure] = base;
    costs_.push_back(row);
    work += base;
  }
  free_at_.assign(cluster_.size(), 0);
  finishes_.resize(cluster_.size());
  // From a quarter of what the PEs could do to more than that.
  const std::int64_t load_percent = 25 + below(100);
  mean_gap_ = std::max<std::int64_t>(1, work / 12 * (kBurst + 1) / 2 * 100 / load_percent / pes);
}

QueuedTask QueueSimulation::draw_task() {
  QueuedTask task;
  const auto kernel = static_cast<std::size_t>(below(12));
  task.costs = costs_[kernel];
  task.ready_at = now_;
  const std::int64_t transfer = below(2) == 0 ? 0 : below(17LL << below(8));
  const std::int64_t home = below(4);
  for (const std::int64_t cluster : cluster_) {
    task.data_at.push_back(now_ + (cluster == home ? 0 : transfer));
  }
  std::int64_t rank = 0;
  for (const std::int64_t cost : task.costs) rank = std::max(rank, cost);
  if (below(10) < 7) {
    task.child_costs = costs_[static_cast<std::size_t>(below(12))];
    task.child_transfer = below(2) == 0 ? 0 : below(17LL << below(8));
    rank += task.child_transfer;
    rank += *std::max_element(task.child_costs.begin(), task.child_costs.end());
  }
  task.rank = rank;
  return task;
}

void QueueSimulation::run_burst(const Chooser& choose) {
  const double uniform = (static_cast<double>(random_() >> 11) + 1) / 9007199254740993.0;
  now_ += static_cast<std::int64_t>(-std::log(uniform) * static_cast<double>(mean_gap_));
  for (std::vector<std::int64_t>& pe : finishes_) {
    pe.erase(std::remove_if(pe.begin(), pe.end(), [&](auto at) { return at <= now_; }), pe.end());
  }
  for (std::int64_t tasks = 1 + below(kBurst); tasks > 0; --tasks) queue_.push_back(draw_task());
  std::stable_sort(queue_.begin(), queue_.end(),
                   [](const auto& a, const auto& b) { return a.rank > b.rank; });
  while (!queue_.empty()) place(choose(*this));
}

void QueueSimulation::place(std::int32_t pe) {
  const auto at = static_cast<std::size_t>(pe);
  const QueuedTask& task = queue_.front();
  const std::int64_t end = finish(task, at, free_at_);
  free_at_[at] = end;
  finishes_[at].push_back(end);
  std::int64_t least = kNever;
  for (const std::int64_t cost : task.costs) least = cost < 0 ? least : std::min(least, cost);
  slowdown_ += static_cast<double>(end - task.ready_at) / static_cast<double>(least);
  ++placed_;
  queue_.erase(queue_.begin());
}

std::int64_t QueueSimulation::finish(const QueuedTask& task, std::size_t pe,
                                     const std::vector<std::int64_t>& free_at) const {
  if (task.costs[pe] < 0) return kNever;
  return std::max({now_, task.data_at[pe], free_at[pe]}) + task.costs[pe];
}

NeuralSituation QueueSimulation::situation() const {
  NeuralSituation situation;
  const QueuedTask& task = queue_.front();
  for (std::size_t pe = 0; pe < cluster_.size(); ++pe) {
    const std::int64_t free = std::max(now_, free_at_[pe]);
    const auto outstanding = static_cast<std::int32_t>(finishes_[pe].size());
    const bool supported = task.costs[pe] >= 0;
    const std::int64_t end = supported ? finish(task, pe, free_at_) : 0;
    situation.pes.push_back(
        {supported, end - now_, end - task.costs[pe] - free, task.costs[pe], outstanding});
    situation.busy_pes += outstanding > 0 ? 1 : 0;
  }
  situation.rank = task.rank;
  situation.ready = static_cast<std::int32_t>(queue_.size()) - 1;
  return situation;
}

std::int32_t QueueSimulation::earliest_finish() const {
  return least_of(cluster_.size(),
                  [&](std::size_t pe) { return finish(queue_.front(), pe, free_at_); });
}

std::int32_t QueueSimulation::least_cost() const {
  const std::vector<std::int64_t>& costs = queue_.front().costs;
  return least_of(costs.size(), [&](std::size_t pe) { return costs[pe] < 0 ? kNever : costs[pe]; });
}

std::int32_t QueueSimulation::look_ahead(std::size_t depth) const {
  const QueuedTask& task = queue_.front();
  return least_of(cluster_.size(), [&](std::size_t pe) {
    if (task.costs[pe] < 0) return kNever;
    std::vector<std::int64_t> free_at = free_at_;
    const std::int64_t end = finish(task, pe, free_at);
    free_at[pe] = end;
    std::int64_t sum = end;
    for (std::size_t i = 1; i < std::min(queue_.size(), depth + 1); ++i) {
      const auto to = static_cast<std::size_t>(
          least_of(cluster_.size(), [&](std::size_t q) { return finish(queue_[i], q, free_at); }));
      free_at[to] = finish(queue_[i], to, free_at);
      sum += free_at[to];
    }
    if (task.child_costs.empty()) return sum;
    QueuedTask child;
    child.costs = task.child_costs;
    for (const std::int64_t cluster : cluster_) {
      child.data_at.push_back(end + (cluster == cluster_[pe] ? 0 : task.child_transfer));
    }
    const std::int32_t to =
        least_of(cluster_.size(), [&](std::size_t q) { return finish(child, q, free_at); });
    return sum + finish(child, static_cast<std::size_t>(to), free_at);
  });
}

std::int32_t QueueSimulation::random_pe() {
  const std::vector<std::int64_t>& costs = queue_.front().costs;
  while (true) {
    const std::int64_t pe = below(static_cast<std::int64_t>(costs.size()));
    if (costs[static_cast<std::size_t>(pe)] >= 0) return static_cast<std::int32_t>(pe);
  }
}

}  // namespace weft
