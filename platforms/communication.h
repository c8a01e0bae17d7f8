// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platforms/description.h"
#include "scheduler/platform_view.h"

namespace weft {

/// What policies take the movement of data to cost. With an ideal interconnect it is what it will
/// cost. With contention it is the time with nothing else under way: set-up, the first burst there
/// and back, and each further one at the pace of the slowest link, of the memory, or of the
/// `outstanding` window. InputError where a transfer takes longer than an hour, or where an edge
/// does not fit the buffers in shared memory.
CommunicationTable make_communication(const PlatformDescription& platform,
                                      const Workload& workload);

}  // namespace weft
