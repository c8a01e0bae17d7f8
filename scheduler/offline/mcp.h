// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// MCP, modified critical path (Wu, Gajski 1990, "Hypertool: a programming aid for message-passing
/// systems", IEEE TPDS 1(3)): each task has the list of the latest start times (ALAP, in means) of
/// itself and all that depend on it, in rising order; tasks go by the lists' lexicographic order,
/// each to the PE of its earliest finish, into a gap where it fits. On like PEs, as in the paper,
/// that is the PE of the earliest start. O(tasks^2 log tasks).
Schedule mcp(const Problem& problem);

}  // namespace weft
