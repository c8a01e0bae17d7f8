// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "models/pe/registers.h"

namespace weft {

/// Which of its placed tasks a PE runs next (rule R7).
enum class QueueOrder {
  oldest_job,    ///< of those whose data has arrived, the one of the oldest job (DS3), and of
                 ///< that job's the one placed first
  placed_first,  ///< of those whose data has arrived, the one placed first (gym-ds3)
  in_order,      ///< the one placed first, arrived or not
};

/// The tasks placed on a PE that have not begun: those whose data is on its way wait in a heap by
/// arrival, the others in a heap by rank. No allocation once the heaps have grown.
class TaskQueue {
 public:
  explicit TaskQueue(QueueOrder order) : order_(order) {}

  void push(const TaskDescriptor& task, Time data_arrival);

  /// Takes the task to run at `now` into `task`; false where none can.
  bool take(Time now, TaskDescriptor& task);

  /// When the next task can run that could not at the last `take`; kNever where none waits.
  Time next_arrival() const;

  bool empty() const { return waiting_.empty() && runnable_.empty(); }
  void clear();

 private:
  struct Entry {
    Time data_arrival;
    std::int64_t rank;  // lower runs first
    std::int64_t sequence;
    TaskDescriptor task;
  };

  static bool arrives_later(const Entry& a, const Entry& b);
  static bool runs_later(const Entry& a, const Entry& b);

  QueueOrder order_;
  std::int64_t pushed_ = 0;
  std::vector<Entry> waiting_;   // heap, earliest arrival first
  std::vector<Entry> runnable_;  // heap, lowest rank first
};

}  // namespace weft
