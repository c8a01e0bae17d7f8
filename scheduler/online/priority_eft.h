// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "scheduler/estimate.h"

namespace weft {

/// What list policies share that order the ready tasks by a priority and give each, in that order,
/// the PE of its earliest finish. Equal priorities go to the lower job, then the lower task (rule
/// R10).
///
/// O(n log n + n p e) for n ready tasks, p PEs and e inputs a task.
class PriorityEft {
 public:
  void begin(const PlatformView& platform) { estimate_.begin(platform); }

  /// `priority` maps a ready task to a Time; the least comes first.
  template <typename Priority>
  void decide(const Situation& now, Decision& out, const Priority& priority) {
    estimate_.reset(now);
    order_.clear();
    for (std::size_t i = 0; i < now.ready.size(); ++i) {
      order_.push_back({priority(now.ready[i]), static_cast<std::int32_t>(i)});
    }
    std::sort(order_.begin(), order_.end(), [&](const Entry& a, const Entry& b) {
      if (a.priority != b.priority) return a.priority < b.priority;
      const ReadyTask& first = now.ready[static_cast<std::size_t>(a.ready_index)];
      const ReadyTask& second = now.ready[static_cast<std::size_t>(b.ready_index)];
      return first.job != second.job ? first.job < second.job : first.task < second.task;
    });
    for (const Entry& entry : order_) {
      const Finish finish =
          estimate_.earliest(now.ready[static_cast<std::size_t>(entry.ready_index)]);
      estimate_.place(finish);
      out.place(entry.ready_index, finish.pe);
    }
    out.count_operations(estimate_.operations() + sort_operations(order_.size()));
  }

 private:
  struct Entry {
    Time priority;
    std::int32_t ready_index;
  };

  FinishEstimate estimate_;
  std::vector<Entry> order_;
};

}  // namespace weft
