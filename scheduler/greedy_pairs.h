// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduler/estimate.h"

namespace weft {

/// The loop that ETF and STF share: of all ready tasks take the one whose best PE scores lowest,
/// place it, and go on until none is left. Ties go to the lower job, then the lower task, then
/// the lower PE (rule R10).
///
/// `Best` maps a ready task to its best PE and score (a Finish); `Placed` is told of the winner.
/// A placement makes its own PE worse and leaves the others as they were, so only tasks whose best
/// PE it was are scored again: O(n^2 + n p e) where placements spread over the PEs, against
/// O(n^2 p e) for the loop as written in the papers.
class GreedyPairs {
 public:
  template <typename Best, typename Placed>
  void run(Span<const ReadyTask> ready, Decision& out, const Best& best, const Placed& placed) {
    candidates_.clear();
    for (std::size_t i = 0; i < ready.size(); ++i) {
      candidates_.push_back({best(ready[i]), static_cast<std::int32_t>(i)});
    }
    while (!candidates_.empty()) {
      out.count_operations(count_of(candidates_));
      const std::size_t winner = find_lowest(ready);
      const Candidate chosen = candidates_[winner];
      candidates_[winner] = candidates_.back();
      candidates_.pop_back();
      out.place(chosen.ready_index, chosen.finish.pe);
      if (!placed(chosen.finish)) continue;
      for (Candidate& candidate : candidates_) {
        if (candidate.finish.pe != chosen.finish.pe) continue;
        candidate.finish = best(ready[static_cast<std::size_t>(candidate.ready_index)]);
      }
    }
  }

 private:
  struct Candidate {
    Finish finish;
    std::int32_t ready_index;
  };

  std::size_t find_lowest(Span<const ReadyTask> ready) const {
    const auto before = [&](const Candidate& a, const Candidate& b) {
      if (a.finish.time != b.finish.time) return a.finish.time < b.finish.time;
      const ReadyTask& first = ready[static_cast<std::size_t>(a.ready_index)];
      const ReadyTask& second = ready[static_cast<std::size_t>(b.ready_index)];
      if (first.job != second.job) return first.job < second.job;
      return first.task < second.task;
    };
    std::size_t lowest = 0;
    for (std::size_t i = 1; i < candidates_.size(); ++i) {
      if (before(candidates_[i], candidates_[lowest])) lowest = i;
    }
    return lowest;
  }

  std::vector<Candidate> candidates_;
};

}  // namespace weft
