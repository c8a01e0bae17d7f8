// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/estimate.h"
#include "scheduler/policy.h"

namespace weft {

/// HEFT_RT (Mack et al. 2022, "Performant, multi-objective scheduling of highly interleaved task
/// graphs on heterogeneous system on chip devices"): ready tasks by falling mean execution time
/// over the PEs that support them, each then to the PE of its earliest finish.
///
/// O(n log n + n p e) for n ready tasks, p PEs and e inputs a task.
class HeftRt final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;

 private:
  FinishEstimate estimate_;
  std::vector<Time> mean_;           // by kernel
  std::vector<std::int32_t> order_;  // of the ready tasks, by priority
};

}  // namespace weft
