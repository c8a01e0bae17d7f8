// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/policy.h"

namespace weft {

/// Random: each task to one of the PEs that support it, all equally likely, at once. The draw is
/// keyed by (seed, job, task) as rule R9 asks. The floor of every comparison.
///
/// O(n p) for n ready tasks and p PEs.
class Random final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;

 private:
  const CostTable* cost_ = nullptr;
  std::uint64_t seed_ = 0;
  std::vector<PeId> supporting_;  // the PEs that can run the task at hand
};

}  // namespace weft
