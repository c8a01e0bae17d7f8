// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/met.h"

#include <algorithm>

namespace weft {

void Met::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                std::uint64_t /*seed*/) {
  fastest_.clear();
  first_ = {0};
  placed_.assign(platform.pes.size(), 0);
  for (std::int32_t kernel = 0; kernel < platform.cost.kernel_count(); ++kernel) {
    const Span<const Time> times = platform.cost.row(KernelId(kernel));
    const Time least = *std::min_element(times.begin(), times.end());
    for (std::int32_t pe = 0; pe < platform.pe_count(); ++pe) {
      if (times[static_cast<std::size_t>(pe)] == least) fastest_.emplace_back(pe);
    }
    first_.push_back(fastest_.size());
  }
}

PeId Met::choose(KernelId kernel, const Situation& now) const {
  const auto busy = [&](PeId pe) { return now.pes[pe.index()].outstanding > 0 ? 1 : 0; };
  PeId best = fastest_[first_[kernel.index()]];
  for (std::size_t i = first_[kernel.index()] + 1; i < first_[kernel.index() + 1]; ++i) {
    const PeId pe = fastest_[i];
    const auto rank = [&](PeId p) { return std::make_pair(busy(p), placed_[p.index()]); };
    if (rank(pe) < rank(best)) best = pe;
  }
  return best;
}

void Met::decide(const Situation& now, Decision& out) {
  std::fill(placed_.begin(), placed_.end(), 0);
  for (std::size_t i = 0; i < now.ready.size(); ++i) {
    const KernelId kernel = now.ready[i].kernel;
    const PeId pe = choose(kernel, now);
    out.count_operations(
        static_cast<std::int64_t>(first_[kernel.index() + 1] - first_[kernel.index()]));
    ++placed_[pe.index()];
    out.place(static_cast<std::int32_t>(i), pe);
  }
}

}  // namespace weft
