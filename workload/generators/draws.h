// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.h"

namespace weft {

/// A draw from [0, 1) in steps of 2^-32, of whose bits no library has a say.
inline double draw_unit(RandomEngine& engine) {
  constexpr double kTwoTo32 = 4294967296.0;
  return engine() / kTwoTo32;
}

}  // namespace weft
