// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "scheduler/offline/plan.h"

namespace weft {

/// Which tasks a dynamic list scheduler chooses from.
enum class Candidates {
  ready,  ///< all that are ready
  batch,  ///< those that were ready when the batch before was used up
};

/// What is placed next.
struct Choice {
  TaskId task;
  PeId pe;
};

/// Chooses one of the candidates (in order of their index, at least one) and its PE.
using TaskChoice = std::function<Choice(const Plan& plan, const std::vector<TaskId>& candidates)>;

/// Dynamic list scheduling: again and again the task that `choose` names is placed on the PE that
/// it names, behind all that is there; the choice may depend on all that is placed so far.
Schedule dynamic_schedule(const Problem& problem, Candidates candidates, const TaskChoice& choose);

}  // namespace weft
