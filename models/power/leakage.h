// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace weft {

/// From degrees Celsius to kelvin.
constexpr double to_kelvin(double celsius) { return celsius + 273.15; }

/// Leakage of a cluster: P = scale x V x (c1 T^2 exp(-c2 / T) + i_gate), T in kelvin: subthreshold
/// current by temperature and gate current, as DS3 has it (Arda 2020; the figures of its board
/// are for four Cortex-A15). All zero: no leakage.
struct LeakageModel {
  double c1_ampere_per_kelvin2 = 0;
  double c2_kelvin = 0;
  double i_gate_ampere = 0;
  double scale = 1;  ///< this cluster's leakage as a part of the one the figures were taken from

  /// Watts of the whole cluster.
  double watts(double volts, double celsius) const {
    const double kelvin = to_kelvin(celsius);
    const double subthreshold =
        c1_ampere_per_kelvin2 * kelvin * kelvin * std::exp(-c2_kelvin / kelvin);
    return scale * volts * (subthreshold + i_gate_ampere);
  }
};

}  // namespace weft
