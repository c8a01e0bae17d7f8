// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "rtl/model/golden_tables.h"

namespace weft {

/// A task of a job in the golden model: jobs are numbered as they are accepted, from 0.
struct GoldenTask {
  std::uint64_t job = 0;
  std::int32_t task = 0;

  friend bool operator<(const GoldenTask& a, const GoldenTask& b) {
    return a.job != b.job ? a.job < b.job : a.task < b.task;
  }
  friend bool operator==(const GoldenTask& a, const GoldenTask& b) {
    return a.job == b.job && a.task == b.task;
  }
};

/// What the hardware decides about a task. All instants in ticks.
struct GoldenDecision {
  GoldenTask task;
  std::int32_t pe = -1;     ///< -1: no PE supports it
  std::int64_t start = 0;   ///< estimate
  std::int64_t finish = 0;  ///< estimate
  bool fast = false;        ///< chosen by least execution time
};

/// The hardware scheduler at the level of transactions: events in, decisions out, in order, in
/// plain integer arithmetic without modular comparison. It knows no cycles: the caller tells in
/// which order the hardware did things, or leaves the order to `drain`.
class GoldenScheduler {
 public:
  explicit GoldenScheduler(const GoldenSize& size);

  GoldenTables& tables() { return tables_; }

  /// The modes, as the registers `policy` and `control` set them.
  void set_policy(GoldenPolicy policy) { policy_ = policy; }
  void set_hold(bool hold);
  void set_on_dispatch(bool on_dispatch) { on_dispatch_ = on_dispatch; }
  void set_tree(bool enable) { tree_enable_ = enable; }
  void set_ageing(bool enable, std::int32_t shift);
  void set_arrival_window(std::int64_t ticks) { arrival_window_ = ticks; }

  /// Sets the present time, by the host.
  void set_time(std::int64_t now);
  /// The present time follows the system counter, but never goes back.
  void follow(std::int64_t counter);
  std::int64_t now() const { return now_; }

  /// Forgets all jobs; keeps tables, modes and time.
  void soft_reset();

  /// Whether a job of the template would be accepted for want of credits, and what is left.
  std::int32_t task_credits() const { return task_credits_; }
  std::int32_t job_credits() const { return job_credits_; }
  bool no_jobs() const { return job_credits_ == size_.tasks / 4; }

  /// A job arrives now. False, and nothing happens, where credits are missing. The template must
  /// be good. `deadline` from now on.
  bool doorbell(std::int32_t template_index, std::int64_t deadline);
  /// The jobs accepted so far.
  std::uint64_t jobs_accepted() const { return jobs_accepted_; }

  /// A completion takes effect; `at` is when it was reported. The task must run. True if it was
  /// the last of its job.
  bool complete(GoldenTask task, std::int64_t elapsed, std::int64_t at);

  /// Tasks that are due to become ready.
  const std::vector<GoldenTask>& due() const { return due_; }
  /// A task that is due enters the queue. False if it was not due.
  bool make_ready(GoldenTask task);
  /// Takes the first task from the queue, which must not be empty.
  GoldenTask pop();
  bool queue_empty() const { return queue_.empty(); }
  /// Looks at the task popped last. True where the network was asked, so that the hardware decides
  /// only cycles later; it then decides as the situation is now.
  bool begin_decision();
  /// Decides on that task. The estimates are those of the present.
  GoldenDecision decide();
  /// Lets all that is due become ready, then decides until nothing is ready.
  std::vector<GoldenDecision> drain();

  /// Estimated free time of a PE; of an idle one the present time.
  std::int64_t free_at(std::int32_t pe) const;
  std::int32_t outstanding(std::int32_t pe) const { return pes_[index(pe)].outstanding; }

 private:
  struct Pe {
    std::int64_t free_at = 0;
    std::int32_t outstanding = 0;
    bool was_busy = false;    // when the request began
    std::int32_t placed = 0;  // in the request
  };
  struct Task {
    std::int32_t missing = 0;
    std::int64_t ready_at = 0;
    std::vector<std::int64_t> data;  // by PE; empty without predecessors
    std::int32_t pe = -1;
    std::int64_t expected = 0;
  };
  struct Job {
    std::int32_t template_index = 0;
    std::int64_t deadline = 0;  // an instant
    std::int32_t open = 0;
    std::vector<Task> tasks;
  };
  using Entry = std::pair<std::int64_t, GoldenTask>;  // rank, then job, then task

  static std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }
  Task& state(GoldenTask task) { return jobs_.at(task.job).tasks[index(task.task)]; }
  std::int64_t quarter() const { return std::int64_t{1} << (size_.time_width - 2); }
  std::int64_t clamp(std::int64_t gap) const;
  std::int64_t rank(GoldenTask task) const;
  std::int64_t free_gap(const Pe& pe) const;
  std::int64_t start_gap(const Task& task, std::int32_t pe) const;
  bool tree_chooses_slow() const;
  NeuralSituation situation() const;
  std::int32_t earliest(const Task& task) const;
  std::int32_t least() const;
  void begin_request();
  void pull_free_times();
  void deliver(const GoldenEdge& edge, Job& job, std::int32_t from, std::int64_t at);

  GoldenSize size_;
  GoldenTables tables_;
  GoldenPolicy policy_ = GoldenPolicy::kHeftRt;
  bool hold_ = false;
  bool on_dispatch_ = false;
  bool tree_enable_ = false;
  bool ageing_ = false;
  std::int32_t ageing_shift_ = 0;
  std::int64_t arrival_window_ = 0;

  std::int64_t now_ = 0;
  std::int32_t task_credits_;
  std::int32_t job_credits_;
  std::uint64_t jobs_accepted_ = 0;
  std::map<std::uint64_t, Job> jobs_;
  std::vector<Pe> pes_;
  std::vector<GoldenTask> due_;
  std::set<Entry> queue_;
  std::deque<GoldenTask> waiting_;
  GoldenTask popped_;
  std::vector<std::int64_t> popped_costs_;  // by PE, as they were when it was popped
  bool new_request_ = true;
  bool slow_ = true;          // the decision that was begun
  std::int32_t scored_ = -1;  // the PE that the network chose

  std::int64_t window_begin_ = 0;
  std::int64_t window_count_ = 0;
  std::int64_t arrival_rate_ = 0;
};

}  // namespace weft
