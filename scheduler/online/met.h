// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/policy.h"

namespace weft {

/// Minimum execution time (Braun et al. 2001): tasks in the order in which they became ready, each
/// to a PE of the least execution time, however busy. Among PEs of equal time it prefers an idle
/// one, then the one with the fewest tasks placed in this request, then the lowest (rule R10).
///
/// O(n q) for n ready tasks and q PEs of equal time.
class Met final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;
  std::optional<ListRule> list_rule() const override {
    return ListRule{ListRule::Order::ready, ListRule::Choice::least_execution};
  }

 private:
  PeId choose(KernelId kernel, const Situation& now) const;

  // The PEs of least time of kernel k are fastest_[first_[k]] to fastest_[first_[k + 1] - 1].
  std::vector<PeId> fastest_;
  std::vector<std::size_t> first_;
  std::vector<std::int32_t> placed_;  // by PE, in this request
};

}  // namespace weft
