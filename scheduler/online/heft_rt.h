// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/online/priority_eft.h"
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
  std::optional<ListRule> list_rule() const override {
    return ListRule{ListRule::Order::mean_execution, ListRule::Choice::earliest_finish};
  }

 private:
  PriorityEft list_;
  std::vector<Time> mean_;  // by kernel
};

}  // namespace weft
