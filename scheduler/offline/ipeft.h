// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// IPEFT, improved PEFT (Zhou, Qi, Wang, Zheng, Lin 2017, "A list scheduling algorithm for
/// heterogeneous systems based on a critical node cost table and pessimistic cost table",
/// Concurrency and Computation 29(5)): ready tasks by falling mean of the pessimistic cost table +
/// mean execution, each to the PE of the least finish + CNCT, or of the least finish alone where
/// the task is no critical node but a parent of one; into a gap where it fits.
///
/// The pessimistic table is PEFT's with the worst PE of each successor in place of the best. The
/// critical node cost table is PEFT's over the critical successors alone, where there are any. A
/// node is critical when rank_u + rank_d is the length of the critical path. O(edges x PEs^2).
Schedule ipeft(const Problem& problem);

}  // namespace weft
