// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span.h"
#include "models/power/opp.h"

namespace weft {

/// Which trip point the platform's hottest node has passed, with hysteresis: trip i is passed when
/// temperature rises above it, and left when it falls below it by more than the hysteresis.
class Throttle {
 public:
  /// `trip_celsius` rises strictly; InputError where it does not or the hysteresis is negative.
  Throttle(std::vector<double> trip_celsius, double hysteresis_kelvin);

  /// Takes a new temperature; true where the level has changed.
  bool update(double celsius);
  /// How many trip points are passed; 0: nothing is throttled.
  std::size_t level() const { return level_; }
  void reset() { level_ = 0; }

 private:
  std::vector<double> trip_celsius_;
  double hysteresis_kelvin_;
  std::size_t level_ = 0;
};

/// Stands for a trip frequency where a trip point does not touch a cluster, as -1 does in DS3.
inline constexpr std::int64_t kNotThrottled = -1;

/// What a throttled cluster may run at: the OPP that its governor wants, or the highest one within
/// `trip_frequencies_hz[level - 1]` if that is lower; the lowest OPP where none is within. Only the
/// last trip point that was passed counts, as in DS3. A level beyond the list does not throttle.
std::size_t throttled_opp(std::size_t wanted, Span<const Opp> opps,
                          Span<const std::int64_t> trip_frequencies_hz, std::size_t level);

}  // namespace weft
