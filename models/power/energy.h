// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

#include "base/time.h"

namespace weft {

/// Power in integer femtowatts, so that energies add up exactly: up to 9 kW.
using Femtowatts = std::int64_t;

/// Rounds to the nearest femtowatt; a cluster's milliwatts keep twelve digits.
inline Femtowatts to_femtowatts(double watts) { return std::llround(watts * 1e15); }

/// An amount of energy, in integer units of 1e-27 J (a femtowatt for a picosecond) of 128 bits:
/// sums are exact and of any order, however long a run is (1 kW for 100 days is a twentieth of the
/// range). Totals of parts are equal to the total, bit for bit, on every machine (rule R9).
class Energy {
 public:
  constexpr Energy() = default;
  /// What a constant power gives over a span.
  constexpr Energy(Femtowatts power, Time span) : units_(Units{power} * span.count()) {}
  /// An amount that comes at once, such as that of a memory access; not negative.
  static Energy from_joules(double joules) {
    Energy energy;
    energy.units_ = static_cast<Units>(std::round(joules * 1e27));
    return energy;
  }

  /// For reports and for thermal models.
  double joules() const { return static_cast<double>(units_) * 1e-27; }

  constexpr Energy& operator+=(Energy other) {
    units_ += other.units_;
    return *this;
  }
  constexpr Energy& operator-=(Energy other) {
    units_ -= other.units_;
    return *this;
  }
  friend constexpr Energy operator+(Energy a, Energy b) { return a += b; }
  friend constexpr Energy operator-(Energy a, Energy b) { return a -= b; }
  friend constexpr Energy operator*(Energy a, std::int64_t count) {
    a.units_ *= count;
    return a;
  }
  friend constexpr bool operator==(Energy a, Energy b) { return a.units_ == b.units_; }
  friend constexpr bool operator!=(Energy a, Energy b) { return a.units_ != b.units_; }

 private:
  __extension__ using Units = __int128;

  Units units_ = 0;
};

}  // namespace weft
