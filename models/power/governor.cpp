// SPDX-License-Identifier: Apache-2.0
#include "models/power/governor.h"

namespace weft {

void Governor::check(Span<const Opp> opps, const Location& where) const {
  if (opps.empty()) {
    throw InputError(where, "a governor needs operating points, and the PE type has none");
  }
}

std::size_t lowest_opp_of_at_least(double frequency_hz, Span<const Opp> opps) {
  for (std::size_t i = 0; i + 1 < opps.size(); ++i) {
    if (opps[i].hertz() >= frequency_hz) return i;
  }
  return opps.size() - 1;
}

}  // namespace weft
