// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// HLFET, highest level first with estimated times (Adam, Chandy, Dickson 1974, "A comparison of
/// list schedules for parallel processing systems", CACM 17(12)): ready tasks by falling static
/// level (mean execution, no communication), each to the PE of its earliest finish, behind all
/// that is there. On like PEs, as in the paper, that is the PE of the earliest start.
/// O(edges x PEs).
Schedule hlfet(const Problem& problem);

}  // namespace weft
