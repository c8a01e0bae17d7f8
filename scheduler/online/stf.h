// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/greedy_pairs.h"

namespace weft {

/// Shortest task first as DS3 runs it (Arda et al. 2020): again and again, over all ready tasks
/// the (task, PE) pair of the shortest execution is placed, however busy the PE. Ties go to the
/// lowest PE, so on a cluster all goes to its first PE, as in DS3.
///
/// O(n^2) for n ready tasks.
class Stf final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;

 private:
  std::vector<Finish> shortest_;  // by kernel: the least execution time, and where
  GreedyPairs pairs_;
};

}  // namespace weft
