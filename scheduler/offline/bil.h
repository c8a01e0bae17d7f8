// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// BIL, best imaginary level (Oh, Ha 1996, "A static scheduling heuristic for heterogeneous
/// processors", Euro-Par). With k ready tasks and P PEs,
///     BIL(t, p)  = execution(t, p) + max over successors j of min over PEs q of
///                  (BIL(j, q) + mean communication, or 0 where q = p),
///     BIM*(t, p) = earliest start + BIL(t, p) + execution(t, p) x max(k / P - 1, 0).
/// Again and again the ready task whose k-th smallest BIM* (the largest where there are fewer) is
/// the largest goes to the PE of its least BIM*, behind all that is there.
/// O(edges x PEs^2 + tasks x ready x PEs).
Schedule bil(const Problem& problem);

}  // namespace weft
