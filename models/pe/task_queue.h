// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "base/time.h"

namespace weft {

/// Which of its placed tasks a PE runs next (rule R7).
enum class QueueOrder {
  oldest_job,    ///< of those whose data has arrived, the one of the oldest job (DS3), and of
                 ///< that job's the one placed first
  placed_first,  ///< of those whose data has arrived, the one placed first (gym-ds3)
  in_order,      ///< the one placed first, arrived or not
};

/// A placed task without its inputs, which are on their way.
struct QueuedTask {
  JobId job;
  TaskId task;
  KernelId kernel;
  std::int32_t job_slot = 0;
  ApplicationId application;
};

/// The tasks placed on a PE that have not begun: those whose data is on its way wait in a heap by
/// arrival, or in a list while it is not known, the others in a heap by rank. No allocation once
/// these have grown.
class TaskQueue {
 public:
  explicit TaskQueue(QueueOrder order) : order_(order) {}

  /// The ticket that the next `push` gives out.
  std::int64_t next_ticket() const { return pushed_; }

  /// Queues a task whose data arrives at `data_arrival`; kNever: `data_arrives` will tell.
  void push(const QueuedTask& task, Time data_arrival);

  /// The data of the task of that ticket, pushed with kNever, arrives at `at`.
  void data_arrives(std::int64_t ticket, Time at);

  /// Takes the task to run at `now` into `task`; false where none can.
  bool take(Time now, QueuedTask& task);

  /// When the next task can run that could not at the last `take`; kNever where none waits.
  Time next_arrival() const;

  bool empty() const { return unknown_.empty() && waiting_.empty() && runnable_.empty(); }
  void clear();

 private:
  struct Entry {
    Time data_arrival;
    std::int64_t rank;  // lower runs first
    std::int64_t sequence;
    QueuedTask task;
  };

  static bool arrives_later(const Entry& a, const Entry& b);
  static bool runs_later(const Entry& a, const Entry& b);

  QueueOrder order_;
  std::int64_t pushed_ = 0;
  std::vector<Entry> unknown_;   // arrival not known
  std::vector<Entry> waiting_;   // heap, earliest arrival first
  std::vector<Entry> runnable_;  // heap, lowest rank first
};

}  // namespace weft
