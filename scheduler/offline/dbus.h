// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// DBUS, duplication-based bottom-up scheduling (after Bozdag, Catalyurek, Ozguner 2006, "A task
/// duplication based bottom-up scheduling algorithm for heterogeneous environments", IPDPS). The
/// graph is scheduled from its exits up, in time counted back from the end: a task comes when all
/// executions of its successors are placed, by falling longest mean path from an entry. It goes to
/// the PE of its earliest finish in reversed time, into a gap where it fits. Then, as long as that
/// makes its last execution end earlier, the successors on the PE whose need holds this execution
/// up are served by another execution of the task, on whichever PE is best. At last executions
/// whose data nobody takes are dropped, and all start as early as the order on their PE allows.
///
/// The paper's rules for listing and for grouping successors are not given in full in its abstract;
/// those here are this implementation's. O(copies of edges x PEs^2).
Schedule dbus(const Problem& problem);

}  // namespace weft
