// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platforms/description.h"

namespace weft {

/// InputError where a cluster or memory has a name that cannot stand for a SystemC module, a
/// table's column or a part of a `--set` path, or where two modules of the SoC would have one name.
void check_module_names(const PlatformDescription& platform, const Value& document);

}  // namespace weft
