// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// FLB, fast load balancing (Radulescu, van Gemund 1999, "FLB: fast load balancing for
/// distributed-memory machines", ICPP; for unlike PEs 2000, HCW): a ready task whose last message
/// arrives when its enabling PE, from which the message comes, is still busy or just free gains
/// nothing from staying there. Of the others the one that ends first on its enabling PE, and of
/// these the one whose last message arrives first, on the PE that is available first, compete by
/// earliest finish; the latter wins a tie. Ties within each kind go to the larger rank_u. Behind
/// all that is on the PE. O(tasks x ready + edges x PEs).
Schedule flb(const Problem& problem);

}  // namespace weft
