// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/stf.h"

#include <algorithm>

namespace weft {

void Stf::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                std::uint64_t /*seed*/) {
  shortest_.clear();
  for (std::int32_t kernel = 0; kernel < platform.cost.kernel_count(); ++kernel) {
    const Span<const Time> times = platform.cost.row(KernelId(kernel));
    const Time* least = std::min_element(times.begin(), times.end());
    shortest_.push_back({*least, PeId(static_cast<std::int32_t>(least - times.begin()))});
  }
}

void Stf::decide(const Situation& now, Decision& out) {
  pairs_.run(
      now.ready, out, [&](const ReadyTask& task) { return shortest_[task.kernel.index()]; },
      [](const Finish&) { return false; });
  out.count_operations(count_of(now.ready));  // a look-up each
}

}  // namespace weft
