// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/fcfs.h"

namespace weft {

void Fcfs::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                 std::uint64_t /*seed*/) {
  cost_ = &platform.cost;
  taken_.assign(platform.pes.size(), 0);
}

void Fcfs::decide(const Situation& now, Decision& out) {
  for (std::size_t pe = 0; pe < taken_.size(); ++pe)
    taken_[pe] = now.pes[pe].outstanding > 0 ? 1 : 0;
  for (std::size_t i = 0; i < now.ready.size(); ++i) {
    const Span<const Time> times = cost_->row(now.ready[i].kernel);
    std::size_t pe = 0;
    while (pe < taken_.size() && (taken_[pe] != 0 || times[pe] == kUnsupported)) ++pe;
    out.count_operations(static_cast<std::int64_t>(pe) + 1);
    if (pe == taken_.size()) return;
    taken_[pe] = 1;
    out.place(static_cast<std::int32_t>(i), PeId(static_cast<std::int32_t>(pe)));
  }
}

}  // namespace weft
