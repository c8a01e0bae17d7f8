// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// HEFT with look-ahead (Bittencourt, Sakellariou, Madeira 2010, "DAG scheduling using a lookahead
/// variant of the heterogeneous earliest finish time algorithm", PDP): tasks by falling rank_u.
/// For each PE the task is placed there on trial, and then its children, by falling rank_u, each
/// at its earliest finish, as far as their predecessors are placed; the PE is taken on which the
/// last child ends first (for an exit task, the task itself). O(PEs^2 x children) a task.
Schedule lookahead_heft(const Problem& problem);

}  // namespace weft
