// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/policy.h"

namespace weft {

/// Round robin: tasks in the order in which they became ready, each to the next PE, counted from
/// the one after the last, that supports it; whether the PE is busy does not matter.
///
/// O(n p) for n ready tasks and p PEs.
class RoundRobin final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t seed) override;
  void decide(const Situation& now, Decision& out) override;

 private:
  const CostTable* cost_ = nullptr;
  std::int32_t next_ = 0;
};

}  // namespace weft
