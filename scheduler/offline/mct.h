// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// MCT, minimum completion time (Braun et al. 2001, JPDC 61(6)): tasks in order of their index,
/// each to the PE of its earliest finish, behind all that is there. O(edges x PEs).
Schedule minimum_completion_time(const Problem& problem);

}  // namespace weft
