// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/estimate.h"
#include "scheduler/policy.h"

namespace weft {

/// Earliest finish time, also known as MCT, minimum completion time (Braun et al. 2001; DS3's
/// "EFT", Arda et al. 2020): tasks in the order in which they became ready, each to the PE on
/// which it finishes first, max(data there, PE free) + execution; the estimate of when the PE is
/// free advances by the placed task.
///
/// O(n p e) for n ready tasks, p PEs and e inputs a task.
class Eft final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;
  std::optional<ListRule> list_rule() const override {
    return ListRule{ListRule::Order::ready, ListRule::Choice::earliest_finish};
  }

 private:
  FinishEstimate estimate_;
};

}  // namespace weft
