// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "base/registry.h"
#include "base/time.h"
#include "models/power/governor.h"

namespace weft {

/// What a governor can be told; each takes what it needs.
struct GovernorParameters {
  std::int64_t frequency_hz = 0;                ///< constant: the frequency to hold
  Time period = std::chrono::milliseconds(10);  ///< ondemand, schedutil: between decisions
  double up_threshold = 0.8;                    ///< ondemand: above it, the highest OPP
  double down_differential = 0.1;               ///< ondemand: how far below it a descent begins
};

/// All governors, by name.
const Registry<std::unique_ptr<Governor>(const GovernorParameters&)>& governors();

}  // namespace weft
