// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/registry.h"
#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// All offline policies by name: from a problem to a schedule that breaks no rule
/// (scheduler/offline/validity.h).
const Registry<Schedule(const Problem&)>& offline_policies();

}  // namespace weft
