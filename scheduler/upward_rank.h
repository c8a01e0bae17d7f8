// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/platform_view.h"
#include "workload/workload.h"

namespace weft {

/// rank_u of every task, by application and task (Topcuoglu et al. 2002, eq. 8): its mean
/// execution time over the PEs that support it, plus the largest, over its successors, of the mean
/// communication time plus the successor's rank. Communication is the mean over all ordered pairs
/// of different PEs, as the platform estimates it; means are rounded down to a picosecond.
std::vector<std::vector<Time>> upward_ranks(const PlatformView& platform, const Workload& workload);

}  // namespace weft
