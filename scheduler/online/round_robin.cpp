// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/round_robin.h"

namespace weft {

void RoundRobin::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                       std::uint64_t /*seed*/) {
  cost_ = &platform.cost;
  next_ = 0;
}

void RoundRobin::decide(const Situation& now, Decision& out) {
  const std::int32_t pes = cost_->pe_count();
  for (std::size_t i = 0; i < now.ready.size(); ++i) {
    while (!cost_->supports(now.ready[i].kernel, PeId(next_))) {
      next_ = (next_ + 1) % pes;
      out.count_operations(1);
    }
    out.count_operations(1);
    out.place(static_cast<std::int32_t>(i), PeId(next_));
    next_ = (next_ + 1) % pes;
  }
}

}  // namespace weft
