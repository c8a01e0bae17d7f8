// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/hlfet.h"

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/ranks.h"

namespace weft {

Schedule hlfet(const Problem& problem) {
  return list_schedule(problem, static_levels(problem, Means(problem)), Insertion::none);
}

}  // namespace weft
