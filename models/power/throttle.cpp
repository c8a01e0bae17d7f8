// SPDX-License-Identifier: Apache-2.0
#include "models/power/throttle.h"

#include <utility>

#include "base/error.h"

namespace weft {

Throttle::Throttle(std::vector<double> trip_celsius, double hysteresis_kelvin)
    : trip_celsius_(std::move(trip_celsius)), hysteresis_kelvin_(hysteresis_kelvin) {
  if (!(hysteresis_kelvin >= 0)) throw InputError("the hysteresis of trip points is negative");
  for (std::size_t i = 1; i < trip_celsius_.size(); ++i) {
    if (!(trip_celsius_[i] > trip_celsius_[i - 1])) {
      throw InputError("trip points stand in the order of rising temperature");
    }
  }
}

bool Throttle::update(double celsius) {
  const std::size_t before = level_;
  while (level_ < trip_celsius_.size() && celsius > trip_celsius_[level_]) ++level_;
  while (level_ > 0 && celsius < trip_celsius_[level_ - 1] - hysteresis_kelvin_) --level_;
  return level_ != before;
}

std::size_t throttled_opp(std::size_t wanted, Span<const Opp> opps,
                          Span<const std::int64_t> trip_frequencies_hz, std::size_t level) {
  if (level == 0 || level > trip_frequencies_hz.size()) return wanted;
  const std::int64_t cap_hz = trip_frequencies_hz[level - 1];
  if (cap_hz == kNotThrottled) return wanted;
  std::size_t opp = wanted;
  while (opp > 0 && opps[opp].frequency_hz > cap_hz) --opp;
  return opp;
}

}  // namespace weft
