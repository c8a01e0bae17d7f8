// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/interconnect/options.h"

namespace weft {

/// A bus: one link for requests and write data, one for responses and read data, as the address
/// and data channels of AMBA AXI are apart. A packet without payload takes one beat.
Topologies make_bus(const InterconnectOptions& options, const Ports& ports);

}  // namespace weft
