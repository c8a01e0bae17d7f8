// SPDX-License-Identifier: Apache-2.0
#include "platforms/power_description.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/power/throttle.h"
#include "platforms/description.h"

namespace weft {
namespace {

constexpr double kMicro = 1e-6, kMilli = 1e-3, kFemto = 1e-15;
constexpr double kStandardCelsius = 25;

double watts_or_none(const Value& section, const std::string& key) {
  return static_cast<double>(section.quantity_or(key, Dimension::power, 0)) * kMicro;
}

double joules_or_none(const Value& section, const std::string& key) {
  return static_cast<double>(section.quantity_or(key, Dimension::energy, 0)) * kFemto;
}

LeakageModel read_leakage(const Value& section) {
  LeakageModel leakage;
  leakage.c1_ampere_per_kelvin2 = section.at("c1_ampere_per_kelvin2").as_number();
  leakage.c2_kelvin = section.at("c2_kelvin").as_number();
  leakage.i_gate_ampere = section.at("i_gate_ampere").as_number();
  leakage.scale = section.number_or("scale", leakage.scale);
  return leakage;
}

PowerProfile read_profile(const Value& entry) {
  PowerProfile profile;
  profile.frequency_hz = entry.at("frequency").as_quantity(Dimension::frequency);
  for (const Value& watts : entry.at("active").items) {
    profile.watts.push_back(static_cast<double>(watts.as_quantity(Dimension::power)) * kMicro);
  }
  return profile;
}

std::int64_t read_trip_frequency(const Value& entry) {
  return entry.scalar == "none" ? kNotThrottled : entry.as_quantity(Dimension::frequency);
}

// Runs `make`, and gives what it finds wrong the place of a section.
template <typename Make>
auto made_of(const Value& section, Make make) {
  try {
    return make();
  } catch (const InputError& error) {
    section.fail(error.what());
  }
}

void check_trips(const std::vector<Cluster>& clusters, const Value& document,
                 const PowerOptions& power) {
  const std::size_t trips = power.thermal ? power.thermal->trips_celsius.size() : 0;
  if (trips == 0) return;  // nothing is throttled
  for (const Cluster& cluster : clusters) {
    if (!cluster.type.power) continue;
    const std::size_t frequencies = cluster.type.power->trip_frequencies_hz.size();
    if (frequencies <= trips) continue;
    document.at("cluster")
        .at(cluster.name)
        .fail(fmt::format("PE type '{}' has {} trip frequencies; the platform has {} trip point{}",
                          cluster.type.name, frequencies, trips, trips == 1 ? "" : "s"));
  }
}

void check_no_inputs(const Value& clusters) {
  for (const auto& [name, entry] : clusters.members) {
    if (const Value* input = entry.find("thermal_input")) {
      input->fail("key 'thermal_input' has no use without a section 'thermal'");
    }
  }
}

// That every cluster that draws power can be told how much.
void check_clusters(const std::vector<Cluster>& clusters, const Value& document) {
  bool any = false;
  for (const Cluster& cluster : clusters) {
    if (!cluster.type.power) continue;
    any = true;
    const Value& entry = document.at("cluster").at(cluster.name);
    const std::int32_t cores = cluster.type.power->parameters.cores;
    if (cores != 0 && cluster.count > cores) {
      entry.fail(
          fmt::format("PE type '{}' has power profiles for up to {} cores; the cluster has {}",
                      cluster.type.name, cores, cluster.count));
    }
    const std::vector<Opp>& opps = cluster.type.operating_points;
    const bool known = std::any_of(opps.begin(), opps.end(), [&](const Opp& opp) {
      return opp.frequency_hz == cluster.frequency_hz;
    });
    if (!known) {
      entry.fail(fmt::format(
          "PE type '{}' has no operating point at {}, its reference frequency, "
          "so its power is not known; expected 'frequency' or 'governor'",
          cluster.type.name, format_quantity(cluster.frequency_hz, Dimension::frequency)));
    }
  }
  if (any) return;
  document.at("power").fail(
      "no PE type of this platform has a section 'power', so there is nothing to count");
}

}  // namespace

PeTypePower read_pe_type_power(const Value& section, const std::vector<Opp>& opps) {
  if (opps.empty()) section.fail("power: expected 'operating_points' in the PE type");
  PeTypePower power;
  ClusterPowerParameters& parameters = power.parameters;
  parameters.cores = 0;
  parameters.opps = opps;
  if (const Value* profiles = section.find("profiles")) {
    for (const Value& entry : profiles->items) {
      parameters.profiles.push_back(read_profile(entry));
      const auto cores = static_cast<std::int32_t>(parameters.profiles.back().watts.size());
      if (parameters.cores == 0) parameters.cores = cores;
      if (cores == parameters.cores) continue;
      entry.at("active").fail(
          fmt::format("expected {} values, as many as in the first profile; "
                      "found {}",
                      parameters.cores, cores));
    }
  }
  if (const Value* temperature = section.find("profile_temperature")) {
    if (parameters.profiles.empty())
      temperature->fail("power: 'profile_temperature' goes with 'profiles'");
    parameters.profile_celsius =
        static_cast<double>(temperature->as_quantity(Dimension::temperature)) * kMilli;
  }
  parameters.capacitance_farad =
      static_cast<double>(section.quantity_or("capacitance", Dimension::capacitance, 0)) * kFemto;
  if (const Value* leakage = section.find("leakage")) parameters.leakage = read_leakage(*leakage);
  parameters.idle_watts_per_core = watts_or_none(section, "idle_per_core");
  parameters.gate_idle_cores = section.bool_or("gate_idle_cores", false);
  if (const Value* trips = section.find("trip_frequencies")) {
    for (const Value& trip : trips->items) {
      power.trip_frequencies_hz.push_back(read_trip_frequency(trip));
    }
  }
  ClusterPowerParameters trial = parameters;
  trial.cores = std::max(trial.cores, 1);
  made_of(section, [&] { return ClusterPower(trial); });
  return power;
}

GovernorDescription read_governor(const Value& section, const std::vector<Opp>& opps) {
  GovernorDescription governor;
  governor.type = section.at("type").scalar;
  GovernorParameters& parameters = governor.parameters;
  parameters.frequency_hz =
      section.quantity_or("frequency", Dimension::frequency, parameters.frequency_hz);
  parameters.period = section.time_or("period", parameters.period);
  parameters.up_threshold = section.number_or("up_threshold", parameters.up_threshold);
  parameters.down_differential =
      section.number_or("down_differential", parameters.down_differential);
  made_of(section, [&] {
    const auto made = governors().find(governor.type).make(parameters);
    made->check(opps, {});
    return 0;
  });
  return governor;
}

PowerOptions read_power(const Value& document, const std::vector<Cluster>& clusters,
                        const std::string& directory) {
  PowerOptions power;
  const Value* section = document.find("power");
  const Value* thermal = document.find("thermal");
  if (thermal == nullptr) check_no_inputs(document.at("cluster"));
  if (section == nullptr) {
    if (thermal != nullptr) thermal->fail("section 'thermal' needs a section 'power'");
    return power;
  }
  power.modelled = true;
  check_clusters(clusters, document);
  power.memory_watts = watts_or_none(*section, "memory");
  power.other_watts = watts_or_none(*section, "other");
  power.data.memory_joules_per_byte = joules_or_none(*section, "memory_energy_per_byte");
  power.data.wire_joules_per_byte = joules_or_none(*section, "wire_energy_per_byte");
  power.sample = section->time_or("sample", std::chrono::milliseconds(1));
  power.celsius = kStandardCelsius;
  if (const Value* temperature = section->find("temperature")) {
    if (thermal != nullptr) {
      temperature->fail("power: key 'temperature' has no use beside a section 'thermal'");
    }
    power.celsius = static_cast<double>(temperature->as_quantity(Dimension::temperature)) * kMilli;
  }
  if (thermal != nullptr) {
    power.thermal = read_thermal(*thermal, document.at("cluster"), clusters, directory);
  }
  check_trips(clusters, document, power);
  return power;
}

}  // namespace weft
