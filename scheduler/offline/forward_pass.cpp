// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/forward_pass.h"

#include <algorithm>
#include <tuple>

namespace weft {

namespace {

/// Orders executions so that none stands before one that it takes data from: by start, then end,
/// then topological position, which decides between tasks of no length.
void sort_by_start(const Problem& problem, std::vector<ScheduledTask>& entries) {
  std::vector<std::size_t> position(problem.tasks().size());
  const Span<const TaskId> order = problem.topological_order();
  for (std::size_t i = 0; i < order.size(); ++i) position[order[i].index()] = i;
  const auto key = [&](const ScheduledTask& entry) {
    return std::make_tuple(entry.start, entry.end, position[entry.task.index()], entry.pe);
  };
  std::sort(entries.begin(), entries.end(),
            [&](const ScheduledTask& a, const ScheduledTask& b) { return key(a) < key(b); });
}

/// Executions in order, and which of them each takes its data from.
class Compaction {
 public:
  Compaction(const Problem& problem, std::vector<ScheduledTask> entries)
      : problem_(problem),
        entries_(std::move(entries)),
        suppliers_(entries_.size()),
        copies_(problem.tasks().size()) {
    std::vector<Ticks> available(problem.pes().size(), 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      ScheduledTask& entry = entries_[i];
      entry.start = std::max(available[entry.pe.index()], data_ready(i));
      entry.end = entry.start + problem.execution(entry.task, entry.pe);
      available[entry.pe.index()] = entry.end;
      copies_[entry.task.index()].push_back(i);
    }
  }

  const std::vector<ScheduledTask>& entries() const { return entries_; }

  /// Those executions whose data is taken, and the first to end of each exit task.
  std::vector<ScheduledTask> needed() const {
    std::vector<char> is_needed(entries_.size(), 0);
    for (const TaskId task : problem_.tasks()) {
      if (!problem_.successors(task).empty()) continue;
      const std::vector<std::size_t>& copies = copies_[task.index()];
      is_needed[*std::min_element(copies.begin(), copies.end(), [&](std::size_t a, std::size_t b) {
        return entries_[a].end < entries_[b].end;
      })] = 1;
    }
    for (std::size_t i = entries_.size(); i-- > 0;) {
      if (is_needed[i] == 0) continue;
      for (const std::size_t supplier : suppliers_[i]) is_needed[supplier] = 1;
    }
    std::vector<ScheduledTask> result;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (is_needed[i] != 0) result.push_back(entries_[i]);
    }
    return result;
  }

 private:
  Ticks data_ready(std::size_t index) {
    const ScheduledTask& entry = entries_[index];
    Ticks ready = 0;
    for (const Neighbour& predecessor : problem_.predecessors(entry.task)) {
      const auto arrival = [&](std::size_t copy) {
        return entries_[copy].end +
               problem_.communication(predecessor.edge, entries_[copy].pe, entry.pe);
      };
      const std::vector<std::size_t>& copies = copies_[predecessor.task.index()];
      const std::size_t supplier =
          *std::min_element(copies.begin(), copies.end(),
                            [&](std::size_t a, std::size_t b) { return arrival(a) < arrival(b); });
      suppliers_[index].push_back(supplier);
      ready = std::max(ready, arrival(supplier));
    }
    return ready;
  }

  const Problem& problem_;
  std::vector<ScheduledTask> entries_;
  std::vector<std::vector<std::size_t>> suppliers_;  // by entry
  std::vector<std::vector<std::size_t>> copies_;     // by task, of those compacted
};

}  // namespace

Schedule forward_pass(const Problem& problem, std::vector<ScheduledTask> entries) {
  sort_by_start(problem, entries);
  return {Compaction(problem, Compaction(problem, std::move(entries)).needed()).entries()};
}

}  // namespace weft
