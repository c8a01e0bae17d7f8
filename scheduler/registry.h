// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "base/registry.h"
#include "scheduler/policy.h"

namespace weft {

/// All policies, by name.
const Registry<std::unique_ptr<Policy>()>& policies();

}  // namespace weft
