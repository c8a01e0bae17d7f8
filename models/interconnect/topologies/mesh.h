// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/interconnect/options.h"

namespace weft {

/// A mesh of routers with dimension-ordered routing (Dally & Towles, Principles and Practices of
/// Interconnection Networks, 2004), which is free of deadlock. Node n sits in column n mod columns,
/// row n / columns. A packet is its payload and one head flit; it takes a link into its router, one
/// link a hop, and one out. Over h hops the head takes (h + 1) x (router + link cycles).
Topologies make_mesh(const InterconnectOptions& options, const Ports& ports);

}  // namespace weft
