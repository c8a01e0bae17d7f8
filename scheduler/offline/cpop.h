// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// CPOP, critical path on a processor (Topcuoglu, Hariri, Wu 2002, IEEE TPDS 13(3)): ready tasks
/// by falling rank_u + rank_d. Those of the critical path all go to the PE that runs them in the
/// least time, the others to the PE of their earliest finish; into a gap where they fit. The path
/// is followed from the entry task of the highest priority through successors of equal priority.
/// Where no PE can run the whole path, its tasks go by earliest finish, too. O(edges x PEs) and the
/// search for gaps.
Schedule cpop(const Problem& problem);

}  // namespace weft
