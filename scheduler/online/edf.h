// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/online/priority_eft.h"
#include "scheduler/policy.h"

namespace weft {

/// Earliest deadline first (Liu and Layland 1973, here without preemption): ready tasks by the
/// deadline of their job, those without one last, each then to the PE of its earliest finish.
///
/// O(n log n + n p e) for n ready tasks, p PEs and e inputs a task.
class Edf final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& /*workload*/,
             std::uint64_t /*seed*/) override {
    list_.begin(platform);
  }
  void decide(const Situation& now, Decision& out) override {
    list_.decide(now, out, [](const ReadyTask& task) { return task.job_deadline; });
  }
  std::optional<ListRule> list_rule() const override {
    return ListRule{ListRule::Order::deadline, ListRule::Choice::earliest_finish};
  }

 private:
  PriorityEft list_;
};

}  // namespace weft
