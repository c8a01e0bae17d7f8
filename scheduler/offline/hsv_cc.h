// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// HSV_CC, heterogeneous selection value (Xie, Li, Li 2015, "Heterogeneity-driven end-to-end
/// synchronized scheduling for precedence constrained tasks and messages on networked embedded
/// systems", JPDC 83), in the contention-free model, in which its part for messages falls away:
/// ready tasks by falling out-degree x mean heterogeneous rank, each to the PE of the least
/// finish x longest distance to an exit, where this is 0 of the least finish; into a gap where it
/// fits. The heterogeneous rank of a task on a PE p is
///     rank(t, p) = execution(t, p) + max over successors k of min over PEs q of
///                  (communication from p to q + rank(k, q)),
/// and the distance to an exit is rank(t, p) - execution(t, p). O(edges x PEs^2).
Schedule hsv_cc(const Problem& problem);

}  // namespace weft
