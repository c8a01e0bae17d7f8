// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/greedy_pairs.h"

namespace weft {

/// Earliest finish first, DS3's "ETF" (Arda et al. 2020): again and again, over all ready
/// tasks the (task, PE) pair of the earliest finish is placed. Online `etf` minimises the finish,
/// the offline one (Hwang et al. 1989) the start. MinMin of Braun et al. 2001 repeats the same
/// rule over a fixed set of tasks.
///
/// O(n^2 + n p e) for n ready tasks, p PEs and e inputs a task, where placements spread over PEs.
class Etf final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;

 private:
  FinishEstimate estimate_;
  GreedyPairs pairs_;
};

}  // namespace weft
