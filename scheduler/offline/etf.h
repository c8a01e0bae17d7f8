// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// ETF, earliest task first (Hwang, Chow, Anger, Lee 1989, "Scheduling precedence graphs in systems
/// with interprocessor communication times", SIAM J. Computing 18(2)): again and again, of all
/// pairs of a ready task and a PE the one of the earliest start is placed, behind all that is on
/// the PE. Equal starts go to the larger static level (mean execution, no communication).
/// O(tasks x ready x PEs).
Schedule earliest_task_first(const Problem& problem);

}  // namespace weft
