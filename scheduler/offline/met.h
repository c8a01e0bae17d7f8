// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// MET, minimum execution time (Braun et al. 2001, JPDC 61(6)): tasks in order of their index, each
/// to the PE of its least execution time, however busy. O(edges x PEs).
Schedule minimum_execution_time(const Problem& problem);

}  // namespace weft
