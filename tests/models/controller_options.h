// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "models/memory/fr_fcfs.h"
#include "tests/models/dram_support.h"

namespace weft {

/// A preset behind a deep queue.
inline FrFcfsOptions controller_options(const std::string& preset, std::int32_t channels = 0) {
  FrFcfsOptions options{dram_options(preset, channels)};
  options.depth = 64;
  return options;
}

}  // namespace weft
