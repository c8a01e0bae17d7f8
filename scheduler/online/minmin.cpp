// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/minmin.h"

namespace weft {

void MinMin::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                   std::uint64_t /*seed*/) {
  estimate_.begin(platform);
  taken_.assign(platform.pes.size(), 0);
}

void MinMin::decide(const Situation& now, Decision& out) {
  estimate_.reset(now);
  mapping_.clear();
  pairs_.run(
      now.ready, mapping_, [&](const ReadyTask& task) { return estimate_.earliest(task); },
      [&](const Finish& finish) {
        estimate_.place(finish);
        return true;
      });
  out.count_operations(mapping_.operations() + estimate_.operations());
  for (std::size_t pe = 0; pe < taken_.size(); ++pe)
    taken_[pe] = now.pes[pe].outstanding > 0 ? 1 : 0;
  for (const Decision::Placement& placement : mapping_.placements()) {
    if (taken_[placement.pe.index()] != 0) continue;
    taken_[placement.pe.index()] = 1;
    out.place(placement.ready_index, placement.pe);
  }
}

}  // namespace weft
