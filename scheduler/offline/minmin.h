// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// MinMin (Braun et al. 2001, "A comparison of eleven static heuristics for mapping a class of
/// independent tasks onto heterogeneous distributed computing systems", JPDC 61(6); Maheswaran et
/// al. 1999): of a batch, the task that can end first, to the PE where it does, until the batch is
/// used up; then the tasks that are ready by now are the next batch. Behind all that is on the PE.
/// O(tasks x batch x PEs).
Schedule minmin(const Problem& problem);

/// MinMin that chooses from all ready tasks after each placement.
Schedule minmin_stepwise(const Problem& problem);

}  // namespace weft
