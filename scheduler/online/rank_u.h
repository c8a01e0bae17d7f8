// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/online/priority_eft.h"
#include "scheduler/policy.h"
#include "scheduler/upward_rank.h"

namespace weft {

/// HEFT's order over the stream of jobs: ready tasks by falling upward rank (Topcuoglu et al.
/// 2002), each then to the PE of its earliest finish. HEFT_RT with rank_u in the place of the
/// mean execution time.
///
/// O(n log n + n p e) for n ready tasks, p PEs and e inputs a task.
class RankU final : public Policy {
 public:
  void begin(const PlatformView& platform, const WorkloadView& workload,
             std::uint64_t /*seed*/) override {
    list_.begin(platform);
    ranks_ = upward_ranks(platform, workload);
  }
  void decide(const Situation& now, Decision& out) override {
    list_.decide(now, out, [&](const ReadyTask& task) {
      return -ranks_[task.application.index()][task.task.index()];
    });
  }
  std::optional<ListRule> list_rule() const override {
    return ListRule{ListRule::Order::upward_rank, ListRule::Choice::earliest_finish};
  }

 private:
  PriorityEft list_;
  std::vector<std::vector<Time>> ranks_;  // by application and task
};

}  // namespace weft
