// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "scheduler/offline/plan.h"

namespace weft {

/// Says which PE a ready task goes to.
using PeChoice = std::function<PeId(const Plan& plan, TaskId task)>;

/// To the PE of the earliest finish; the lowest of equals.
PeId earliest_finish(const Plan& plan, TaskId task);

/// Static list scheduling: again and again the ready task of the highest priority (by task; the
/// lowest of equals) is placed at its earliest start on the PE that `choose` names.
Schedule list_schedule(const Problem& problem, const std::vector<Wide>& priority,
                       Insertion insertion, const PeChoice& choose = earliest_finish);

}  // namespace weft
