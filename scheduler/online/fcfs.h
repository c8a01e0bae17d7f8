// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/policy.h"

namespace weft {

/// First come, first served: tasks in the order in which they became ready, each to the lowest
/// idle PE that supports it; a task that finds none waits, and so do all behind it (Silberschatz,
/// Galvin, Gagne, "Operating System Concepts", ch. 5, for several unlike processors).
///
/// O(n p) for n ready tasks and p PEs.
class Fcfs final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;

 private:
  const CostTable* cost_ = nullptr;
  std::vector<char> taken_;  // by PE, in this request
};

}  // namespace weft
