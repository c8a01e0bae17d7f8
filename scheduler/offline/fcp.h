// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// FCP, fast critical path (Radulescu, van Gemund 1999, "On the complexity of list scheduling
/// algorithms for distributed-memory systems", ICS; for unlike PEs 2000, "Fast and effective task
/// scheduling in heterogeneous systems", HCW): the ready tasks stand in a list of as many places as
/// there are PEs, sorted by falling rank_u, and in a first-in first-out queue for the rest. The
/// head of the list goes to the better of two PEs, by earliest finish: the one that is available
/// first, and the enabling one, from which its last message comes; behind all that is there.
/// O(tasks log PEs + edges x PEs).
Schedule fcp(const Problem& problem);

}  // namespace weft
