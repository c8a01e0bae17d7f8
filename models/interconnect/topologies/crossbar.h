// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/interconnect/options.h"

namespace weft {

/// A crossbar: each port has a link into the switch (one cycle, a register slice) and a link out of
/// it (`latency_cycles`), which is arbitrated. Pairs of different ports do not meet.
Topologies make_crossbar(const InterconnectOptions& options, const Ports& ports);

}  // namespace weft
