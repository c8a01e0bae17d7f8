// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// Clustering by graph partitioning where each task has several implementations: a part is a PE,
/// and the time that a task takes of it depends on the part, as a node's resources depend on its
/// personality in Gregerson, Chadha, Morrow 2013, "Multi-personality partitioning for heterogeneous
/// systems" (FPT).
///
/// First each task, by falling mean execution, goes to the PE whose load it raises to the least.
/// Then the partition is improved by passes of Kernighan-Lin and Fiduccia-Mattheyses, moves to any
/// PE that has room (see Partition), with room for 1, 5/4, 3/2, 2 and 4 times the highest load of
/// the start. Each partition is scheduled by falling rank_u, into gaps; the shortest schedule
/// counts, the first of equals. O(moves x tasks x PEs).
Schedule clustered(const Problem& problem);

}  // namespace weft
