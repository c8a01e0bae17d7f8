// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/time.h"

namespace weft {

/// How the hardware scheduler is clocked.
struct HardwareOptions {
  Time cycle{0};             ///< of its clock
  bool zero_time = false;    ///< cycles take no time: an infinitely fast clock
  bool clock_gating = true;  ///< the clock stands while the block is idle; changes no result
  Time tick{0};              ///< its unit of time; 0: the finest that holds all times
};

}  // namespace weft
