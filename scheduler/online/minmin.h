// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/greedy_pairs.h"

namespace weft {

/// MinMin in batch mode (Maheswaran et al. 1999, Braun et al. 2001): at each mapping event all
/// tasks that have not begun are mapped anew, the (task, PE) pair of the earliest finish first,
/// but only those that an idle PE can take at once are bound; the rest wait, unplaced, for the
/// next event. The rule by which pairs are chosen is that of Etf, which binds them all at once.
///
/// O(n^2 + n p e) for n ready tasks, p PEs and e inputs a task, where placements spread over PEs.
class MinMin final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;

 private:
  FinishEstimate estimate_;
  GreedyPairs pairs_;
  Decision mapping_;         // of all ready tasks
  std::vector<char> taken_;  // by PE: busy, or bound in this request
};

}  // namespace weft
