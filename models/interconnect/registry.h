// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/registry.h"
#include "models/interconnect/options.h"

namespace weft {

/// The interconnects with contention, by the `type:` of a platform file: each lays out links and
/// routes for what is attached.
const Registry<Topologies(const InterconnectOptions&, const Ports&)>& interconnects();

}  // namespace weft
