// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "rtl/model/neural_reference.h"

namespace weft {

/// A task of the simulated queue. Ticks.
struct QueuedTask {
  std::vector<std::int64_t> costs;        ///< by PE; negative: not supported
  std::vector<std::int64_t> data_at;      ///< by PE, when its inputs are there
  std::vector<std::int64_t> child_costs;  ///< the same of its successor; empty without one
  std::int64_t child_transfer = 0;        ///< time of its output to another cluster
  std::int64_t rank = 0;
  std::int64_t ready_at = 0;
};

/// A random heterogeneous platform under bursts of tasks, with no more behaviour than decisions
/// need: PEs that are free at some instant, and a queue in order of rank. All draws follow the
/// seed.
class QueueSimulation {
 public:
  /// Says to which PE the first task of the queue goes.
  using Chooser = std::function<std::int32_t(const QueueSimulation&)>;

  explicit QueueSimulation(std::uint64_t seed);

  /// Lets a burst arrive, then places all tasks as `choose` says.
  void run_burst(const Chooser& choose);

  /// What the network sees of the first task.
  NeuralSituation situation() const;
  /// Earliest finish, the lowest PE of equals.
  std::int32_t earliest_finish() const;
  /// Least execution time, the lowest PE of equals.
  std::int32_t least_cost() const;
  /// The teacher: for each PE, places the task there, then the next of the queue (up to `depth`)
  /// and the task's successor by earliest finish, and takes the PE for which all of these finish
  /// earliest in sum; the lowest of equals.
  std::int32_t look_ahead(std::size_t depth) const;

  std::int32_t random_pe();  ///< one that supports the first task
  std::uint64_t tasks_placed() const { return placed_; }
  /// From ready to finish, over all tasks placed, in units of the least execution time of each.
  double mean_slowdown() const { return slowdown_ / static_cast<double>(placed_); }

 private:
  std::int64_t below(std::int64_t limit);
  void draw_platform();
  QueuedTask draw_task();
  void place(std::int32_t pe);
  std::int64_t finish(const QueuedTask& task, std::size_t pe,
                      const std::vector<std::int64_t>& free_at) const;

  std::mt19937_64 random_;
  std::vector<std::int64_t> cluster_;             // by PE
  std::vector<std::vector<std::int64_t>> costs_;  // by kernel, by PE
  std::vector<std::int64_t> free_at_;
  std::vector<std::vector<std::int64_t>> finishes_;  // by PE, of tasks outstanding
  std::vector<QueuedTask> queue_;                    // by falling rank
  std::int64_t now_ = 0;
  std::int64_t mean_gap_ = 1;
  std::uint64_t placed_ = 0;
  double slowdown_ = 0;
};

}  // namespace weft
