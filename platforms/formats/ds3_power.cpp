// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_power.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/lexical_cast/try_lexical_convert.hpp>
#include <optional>

namespace weft {
namespace {

std::string frequency_text(std::int64_t frequency_hz) {
  return format_quantity(frequency_hz, Dimension::frequency);
}

std::string leakage_scale(const Ds3Resource& resource) {
  return resource.type == "LTL" ? "0.0625" : "0.25";
}

bool same_profiles(const std::vector<Ds3PowerProfile>& a, const std::vector<Ds3PowerProfile>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Ds3PowerProfile& x, const Ds3PowerProfile& y) {
                      return x.frequency_hz == y.frequency_hz && x.power_uw == y.power_uw;
                    });
}

// The frequency of "constant-1400", where the resource has it.
std::optional<std::int64_t> constant_frequency(const Ds3Resource& resource) {
  constexpr const char* kConstant = "constant-";
  constexpr std::int64_t kMegahertz = 1'000'000;
  const std::string& mode = resource.dvfs_mode;
  std::int64_t mhz = 0;
  if (mode.rfind(kConstant, 0) != 0 ||
      !boost::conversion::try_lexical_convert(mode.substr(std::string(kConstant).size()), mhz)) {
    return std::nullopt;
  }
  const auto& points = resource.operating_points;
  const bool known = std::any_of(points.begin(), points.end(), [&](const OperatingPoint& point) {
    return point.frequency_hz / kMegahertz == mhz && point.frequency_hz % kMegahertz == 0;
  });
  if (!known) return std::nullopt;
  return mhz * kMegahertz;
}

}  // namespace

bool same_ds3_power(const Ds3Resource& a, const Ds3Resource& b) {
  return same_profiles(a.power_profiles, b.power_profiles) &&
         a.trip_frequency_hz == b.trip_frequency_hz && leakage_scale(a) == leakage_scale(b);
}

bool has_ds3_power(const Ds3Resource& resource) {
  return resource.is_pe() && !resource.power_profiles.empty();
}

Value make_ds3_pe_power(const Ds3Resource& resource) {
  Value power;
  Value& profiles = power.add("profiles", Value());
  profiles.kind = Value::Kind::list;
  for (const Ds3PowerProfile& profile : resource.power_profiles) {
    Value& entry = profiles.items.emplace_back();
    entry.add("frequency", frequency_text(profile.frequency_hz));
    Value& active = entry.add("active", Value());
    active.kind = Value::Kind::list;
    for (const std::int64_t power_uw : profile.power_uw) {
      active.items.emplace_back(format_quantity(power_uw, Dimension::power));
    }
  }
  Value& leakage = power.add("leakage", Value());
  leakage.add("c1_ampere_per_kelvin2", "0.002488");
  leakage.add("c2_kelvin", "2660");
  leakage.add("i_gate_ampere", "0.000519");
  leakage.add("scale", leakage_scale(resource));
  const auto& trips = resource.trip_frequency_hz;
  if (std::any_of(trips.begin(), trips.end(), [](const auto& trip) { return trip.has_value(); })) {
    Value& list = power.add("trip_frequencies", Value());
    list.kind = Value::Kind::list;
    for (const auto& trip : trips) {
      list.items.emplace_back(trip ? frequency_text(*trip) : std::string("none"));
    }
  }
  return power;
}

Value make_ds3_governor(const Ds3Resource& resource, std::vector<std::string>& notes) {
  const std::string& mode = resource.dvfs_mode;
  Value governor;
  if (mode.empty() || mode == "none") return governor;
  const bool plain = mode == "performance" || mode == "powersave" || mode == "ondemand";
  const std::optional<std::int64_t> constant_hz = constant_frequency(resource);
  if (resource.operating_points.empty() || (!plain && !constant_hz)) {
    if (mode != "performance") {
      notes.push_back(
          fmt::format("DVFS mode '{}' is not imported; resource '{}' runs at its "
                      "highest operating point",
                      mode, resource.name));
    }
    return governor;
  }
  governor.add("type", constant_hz ? "constant" : mode);
  if (constant_hz) governor.add("frequency", frequency_text(*constant_hz));
  if (mode == "ondemand") {
    notes.push_back(
        fmt::format("resource '{}': the period and thresholds of governor 'ondemand' "
                    "stand in DS3's own configuration; Weft's defaults are taken",
                    resource.name));
  }
  return governor;
}

std::string ds3_thermal_input(const Ds3Resource& resource) {
  if (resource.type == "BIG") return "big";
  return resource.type == "LTL" ? "little" : "accelerator";
}

void add_ds3_board(Value& platform) {
  Value power;  // DS3's constants of the Odroid XU3's memory and GPU
  power.add("memory", "47.3 mW");
  power.add("other", "120.1 mW");
  platform.add("power", power);
  Value thermal;
  thermal.add("model", "odroid_xu3");
  thermal.add("memory_input", "memory");
  thermal.add("other_input", "gpu");
  Value none;
  none.kind = Value::Kind::list;
  thermal.add("trips", none);
  platform.add("thermal", thermal);
}

}  // namespace weft
