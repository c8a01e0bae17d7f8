// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// DLS, dynamic level scheduling (Sih, Lee 1993, "A compile-time scheduling heuristic for
/// interconnection-constrained heterogeneous processor architectures", IEEE TPDS 4(2)): again and
/// again the ready task and PE of the highest dynamic level are taken,
///     DL(t, p) = SL(t) - max(data there, PE available) + (E*(t) - execution(t, p)).
/// E*(t) is the median execution time over all PEs, or the longest there is where the median is
/// that of a PE that cannot run the task; SL is the longest path to an exit in these medians,
/// without communication. Behind all that is on the PE. O(tasks x ready x PEs).
Schedule dls(const Problem& problem);

}  // namespace weft
