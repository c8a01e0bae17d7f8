// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/etf.h"

namespace weft {

void Etf::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                std::uint64_t /*seed*/) {
  estimate_.begin(platform);
}

void Etf::decide(const Situation& now, Decision& out) {
  estimate_.reset(now);
  pairs_.run(
      now.ready, out, [&](const ReadyTask& task) { return estimate_.earliest(task); },
      [&](const Finish& finish) {
        estimate_.place(finish);
        return true;
      });
  out.count_operations(estimate_.operations());
}

}  // namespace weft
