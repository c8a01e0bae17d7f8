// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// PEFT, predict earliest finish time (Arabnejad, Barbosa 2014, "List scheduling algorithm for
/// heterogeneous systems by an optimistic cost table", IEEE TPDS 25(3)): ready tasks by falling
/// mean of their row of the optimistic cost table, each to the PE of the least finish + OCT; into
/// a gap where it fits. O(edges x PEs^2).
Schedule peft(const Problem& problem);

}  // namespace weft
