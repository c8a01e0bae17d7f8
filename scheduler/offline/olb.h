// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// OLB, opportunistic load balancing (Braun et al. 2001, JPDC 61(6)): tasks in order of their
/// index, each to the PE that is available first among those that can run it, whatever its
/// execution time there. O(edges x PEs).
Schedule opportunistic_load_balancing(const Problem& problem);

}  // namespace weft
