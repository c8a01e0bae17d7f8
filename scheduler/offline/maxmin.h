// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// MaxMin (Braun et al. 2001, JPDC 61(6); Maheswaran et al. 1999): as MinMin, but of a batch the
/// task goes first whose earliest finish is the latest. O(tasks x batch x PEs).
Schedule maxmin(const Problem& problem);

/// MaxMin that chooses from all ready tasks after each placement.
Schedule maxmin_stepwise(const Problem& problem);

}  // namespace weft
