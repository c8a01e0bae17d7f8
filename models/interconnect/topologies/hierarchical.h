// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/interconnect/options.h"

namespace weft {

/// Clusters on buses of their own, each behind a bridge on the bus at the top, where the memories
/// sit. Traffic within a cluster stays on its bus; the way to another leads over five links: bus,
/// bridge up, top, bridge down, bus.
Topologies make_hierarchical(const InterconnectOptions& options, const Ports& ports);

}  // namespace weft
