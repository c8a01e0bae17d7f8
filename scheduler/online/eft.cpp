// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/eft.h"

namespace weft {

void Eft::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                std::uint64_t /*seed*/) {
  estimate_.begin(platform);
}

void Eft::decide(const Situation& now, Decision& out) {
  estimate_.reset(now);
  for (std::size_t i = 0; i < now.ready.size(); ++i) {
    const Finish finish = estimate_.earliest(now.ready[i]);
    estimate_.place(finish);
    out.place(static_cast<std::int32_t>(i), finish.pe);
  }
  out.count_operations(estimate_.operations());
}

}  // namespace weft
