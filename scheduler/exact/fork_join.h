// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/ticks.h"

namespace weft {

/// One predecessor of a task on a given PE, as a bound sees it: it runs on the same PE, one after
/// the other with the rest, or elsewhere, and then its data has a way to go.
struct Branch {
  Ticks elsewhere;  ///< when its data is there at the earliest if it runs on another PE
  Ticks release;    ///< when it can start at the earliest on the same PE
  Ticks work;       ///< its execution time there; kNoTicks where it cannot run there
};

/// A lower bound of the time at which all branches have met, `from` or later: for some of them, of
/// the latest data from elsewhere, all run on the same PE, the others elsewhere. Read backwards in
/// time it bounds what follows a task with several successors. Sorts the branches. O(b^2 log b).
Ticks least_meeting(std::vector<Branch>& branches, Ticks from);

}  // namespace weft
