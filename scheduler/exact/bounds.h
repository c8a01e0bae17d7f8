// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/problem.h"

namespace weft {

/// Ticks by task and PE; kNoTicks where the PE cannot run the task.
using TicksTable = std::vector<std::vector<Ticks>>;

/// The earliest that each task can end on each PE: its predecessors run on the same PE, one after
/// the other, or on their best other PE, and then there is communication (`least_meeting`).
TicksTable earliest_ends(const Problem& problem);

/// The least time between the end of each task on each PE and the end of the schedule: the same,
/// from the exits up.
TicksTable tails(const Problem& problem);

/// Lower bounds of the makespan, each on its own. Those marked * hold with duplicates, too.

/// * The longest path, with the best PEs, the communication between them, and the predecessors of a
/// task one after the other where they share its PE.
Ticks critical_path_bound(const Problem& problem);

/// * The load: no distribution of the work over the PEs that can do it, even one that splits tasks,
/// ends earlier. For weights u of the PEs that add up to 1, the makespan is at least the sum over
/// tasks of min over PEs of u(p) x execution(t, p) (the dual of the linear program of the
/// distribution); good weights are found by a fixed number of subgradient steps.
Ticks load_bound(const Problem& problem);

/// After Fernandez, Bussell 1973, "Bounds on the number of processors and time for multiprocessor
/// optimal schedules" (IEEE Trans. Computers C-22): for intervals of time, the work that cannot lie
/// outside them if the critical path bound is met, and by how much it exceeds what all PEs can do
/// in the interval. At most 64 beginnings and 64 ends of intervals are tried.
Ticks fernandez_bound(const Problem& problem);

/// The largest of the three.
Ticks lower_bound(const Problem& problem);

/// Whole, positive weights of the PEs that give a good load bound.
std::vector<Ticks> load_weights(const Problem& problem);

}  // namespace weft
