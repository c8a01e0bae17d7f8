// SPDX-License-Identifier: Apache-2.0
#include "models/power/power_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/quantity.h"

namespace weft {
namespace {

std::string frequency(std::int64_t frequency_hz) {
  return format_quantity(frequency_hz, Dimension::frequency);
}

void check_opps(const std::vector<Opp>& opps) {
  if (opps.empty()) throw InputError("a cluster's power needs at least one operating point");
  for (std::size_t i = 0; i < opps.size(); ++i) {
    if (opps[i].frequency_hz <= 0 || opps[i].voltage_uv <= 0) {
      throw InputError("frequency and voltage of an operating point must be above 0");
    }
    if (i > 0 && opps[i].frequency_hz <= opps[i - 1].frequency_hz) {
      throw InputError(
          fmt::format("operating points stand in the order of rising frequency; {} follows {}",
                      frequency(opps[i].frequency_hz), frequency(opps[i - 1].frequency_hz)));
    }
  }
}

void check_watts(const PowerProfile& profile, std::int32_t cores) {
  if (profile.watts.size() != static_cast<std::size_t>(cores)) {
    throw InputError(
        fmt::format("the power profile at {} has {} values; expected {}, one for each "
                    "number of active cores",
                    frequency(profile.frequency_hz), profile.watts.size(), cores));
  }
  if (profile.watts.front() < 0 || !std::is_sorted(profile.watts.begin(), profile.watts.end())) {
    throw InputError(fmt::format("the power profile at {} must rise with the active cores",
                                 frequency(profile.frequency_hz)));
  }
}

const Opp& opp_of(const PowerProfile& profile, const std::vector<Opp>& opps) {
  const auto found = std::find_if(opps.begin(), opps.end(), [&](const Opp& opp) {
    return opp.frequency_hz == profile.frequency_hz;
  });
  if (found != opps.end()) return *found;
  std::vector<std::string> names;
  names.reserve(opps.size());
  for (const Opp& opp : opps) names.push_back(frequency(opp.frequency_hz));
  throw InputError(fmt::format("the power profile at {} is at no operating point; there are {}",
                               frequency(profile.frequency_hz), quoted_list(names)));
}

void check_parameters(const ClusterPowerParameters& parameters) {
  if (parameters.cores < 1) throw InputError("a cluster has at least one core");
  check_opps(parameters.opps);
  if (parameters.profiles.empty() == (parameters.capacitance_farad <= 0)) {
    throw InputError(
        "dynamic power comes either from power profiles or from an effective capacitance above 0");
  }
  if (parameters.idle_watts_per_core < 0 || parameters.leakage.scale < 0) {
    throw InputError("idle power and leakage must not be negative");
  }
}

}  // namespace

ClusterPower::ClusterPower(const ClusterPowerParameters& parameters) : parameters_(parameters) {
  check_parameters(parameters);
  for (const PowerProfile& profile : parameters.profiles) {
    check_watts(profile, parameters.cores);
    profiles_.push_back({opp_of(profile, parameters.opps), profile.watts});
    if (profiles_.size() < 2) continue;
    if (profile.frequency_hz <= profiles_[profiles_.size() - 2].opp.frequency_hz) {
      throw InputError(fmt::format(
          "power profiles stand in the order of rising frequency; found {} out of order",
          frequency(profile.frequency_hz)));
    }
  }
}

ClusterWatts ClusterPower::at(std::size_t opp, std::int32_t active, double celsius) const {
  const Opp& point = parameters_.opps[opp];
  const double volts = point.volts();
  ClusterWatts watts;
  if (active > 0) {
    watts.dynamic =
        capacitance(point.frequency_hz, active, celsius) * volts * volts * point.hertz();
  }
  if (!parameters_.gate_idle_cores) {
    watts.idle = parameters_.idle_watts_per_core * (parameters_.cores - active);
  }
  watts.leakage = leakage(volts, active, celsius);
  return watts;
}

double ClusterPower::capacitance(std::int64_t frequency_hz, std::int32_t active,
                                 double celsius) const {
  if (profiles_.empty()) return parameters_.capacitance_farad * active;
  const auto above = std::find_if(profiles_.begin(), profiles_.end(), [&](const Profiled& profile) {
    return profile.opp.frequency_hz >= frequency_hz;
  });
  if (above == profiles_.end()) return profiled_capacitance(profiles_.back(), active, celsius);
  const double upper = profiled_capacitance(*above, active, celsius);
  if (above == profiles_.begin() || above->opp.frequency_hz == frequency_hz) return upper;
  const Profiled& below = *(above - 1);
  const double lower = profiled_capacitance(below, active, celsius);
  const double share = (static_cast<double>(frequency_hz) - below.opp.hertz()) /
                       (above->opp.hertz() - below.opp.hertz());
  return lower + (upper - lower) * share;
}

double ClusterPower::profiled_capacitance(const Profiled& profile, std::int32_t active,
                                          double celsius) const {
  const double volts = profile.opp.volts();
  const double within = leakage(volts, active, parameters_.profile_celsius.value_or(celsius)) +
                        (parameters_.gate_idle_cores
                             ? 0
                             : parameters_.idle_watts_per_core * (parameters_.cores - active));
  const double dynamic = profile.watts[static_cast<std::size_t>(active - 1)] - within;
  return std::max(dynamic, 0.0) / (volts * volts * profile.opp.hertz());
}

double ClusterPower::leakage(double volts, std::int32_t active, double celsius) const {
  const double cluster = parameters_.leakage.watts(volts, celsius);
  return parameters_.gate_idle_cores ? cluster * active / parameters_.cores : cluster;
}

}  // namespace weft
