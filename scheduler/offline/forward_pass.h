// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// Makes the best of a valid schedule, with duplicates or without, on the PEs and in the order that
/// it has: executions whose data nobody takes are dropped as long as one of the task is left, and
/// every execution starts as early as its data and its PE allow. Never longer than before.
Schedule forward_pass(const Problem& problem, std::vector<ScheduledTask> entries);

}  // namespace weft
