// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace weft {

/// An operating performance point of a cluster.
struct Opp {
  std::int64_t frequency_hz = 0;
  std::int64_t voltage_uv = 0;

  /// In volts, for power formulas.
  double volts() const { return static_cast<double>(voltage_uv) * 1e-6; }
  /// In hertz as a floating-point number, for power formulas.
  double hertz() const { return static_cast<double>(frequency_hz); }
};

}  // namespace weft
