// SPDX-License-Identifier: Apache-2.0
#include "models/pe/task_queue.h"

#include <algorithm>

namespace weft {

void TaskQueue::push(const QueuedTask& task, Time data_arrival) {
  // Of one job's tasks, as of all tasks where jobs do not count, the one placed first goes first.
  const std::int64_t rank = order_ == QueueOrder::oldest_job ? task.job.value() : 0;
  // In order, a task that waits for data holds up those behind it: all are ranked at once.
  const bool ranked = order_ == QueueOrder::in_order;
  if (data_arrival == kNever && !ranked) {
    unknown_.push_back({data_arrival, rank, pushed_++, task});
    return;
  }
  std::vector<Entry>& heap = ranked ? runnable_ : waiting_;
  heap.push_back({data_arrival, rank, pushed_++, task});
  std::push_heap(heap.begin(), heap.end(), ranked ? runs_later : arrives_later);
}

void TaskQueue::data_arrives(std::int64_t ticket, Time at) {
  std::vector<Entry>& from = order_ == QueueOrder::in_order ? runnable_ : unknown_;
  const auto entry =
      std::find_if(from.begin(), from.end(), [&](const Entry& e) { return e.sequence == ticket; });
  entry->data_arrival = at;
  if (order_ == QueueOrder::in_order) return;  // ranked already
  waiting_.push_back(*entry);
  std::push_heap(waiting_.begin(), waiting_.end(), arrives_later);
  from.erase(entry);
}

bool TaskQueue::take(Time now, QueuedTask& task) {
  if (runnable_.empty() && waiting_.size() == 1) {  // most often there is one task or none
    if (waiting_.front().data_arrival > now) return false;
    task = waiting_.front().task;
    waiting_.clear();
    return true;
  }
  while (!waiting_.empty() && waiting_.front().data_arrival <= now) {
    std::pop_heap(waiting_.begin(), waiting_.end(), arrives_later);
    runnable_.push_back(waiting_.back());
    waiting_.pop_back();
    std::push_heap(runnable_.begin(), runnable_.end(), runs_later);
  }
  if (runnable_.empty() || runnable_.front().data_arrival > now) return false;
  std::pop_heap(runnable_.begin(), runnable_.end(), runs_later);
  task = runnable_.back().task;
  runnable_.pop_back();
  return true;
}

Time TaskQueue::next_arrival() const {
  if (!runnable_.empty()) return runnable_.front().data_arrival;
  return waiting_.empty() ? kNever : waiting_.front().data_arrival;
}

void TaskQueue::clear() {
  unknown_.clear();
  waiting_.clear();
  runnable_.clear();
  pushed_ = 0;
}

bool TaskQueue::arrives_later(const Entry& a, const Entry& b) {
  return a.data_arrival > b.data_arrival;
}

bool TaskQueue::runs_later(const Entry& a, const Entry& b) {
  return a.rank != b.rank ? a.rank > b.rank : a.sequence > b.sequence;
}

}  // namespace weft
