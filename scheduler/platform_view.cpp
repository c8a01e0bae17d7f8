// SPDX-License-Identifier: Apache-2.0
#include "scheduler/platform_view.h"

namespace weft {

Time CostTable::mean(KernelId kernel) const {
  Time sum(0);
  std::int64_t supporting = 0;
  for (const Time time : row(kernel)) {
    if (time == kUnsupported) continue;
    sum += time;
    ++supporting;
  }
  return supporting == 0 ? kUnsupported : sum / supporting;
}

}  // namespace weft
