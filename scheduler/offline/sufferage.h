// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// Sufferage (Maheswaran, Ali, Siegel, Hensgen, Freund 1999, "Dynamic mapping of a class of
/// independent tasks onto heterogeneous computing systems", JPDC 59(2)): again and again, of all
/// ready tasks the one that would suffer most from not getting its best PE, by the difference of
/// its second earliest and its earliest finish, goes to that PE, behind all that is there. A task
/// that only one PE can run suffers beyond all measure. O(tasks x ready x PEs).
Schedule sufferage(const Problem& problem);

}  // namespace weft
