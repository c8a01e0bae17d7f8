// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/heft.h"

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/ranks.h"

namespace weft {

Schedule heft(const Problem& problem) {
  return list_schedule(problem, upward_ranks(problem, Means(problem)), Insertion::gaps);
}

Schedule heft_no_insertion(const Problem& problem) {
  return list_schedule(problem, upward_ranks(problem, Means(problem)), Insertion::none);
}

Schedule heft_meancost(const Problem& problem) {
  return list_schedule(problem, upward_ranks(problem, Means::over_pairs(problem)), Insertion::gaps);
}

}  // namespace weft
