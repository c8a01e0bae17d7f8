// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/document.h"
#include "base/time.h"
#include "models/power/governors.h"
#include "models/power/power_model.h"
#include "models/power/power_options.h"
#include "models/power/thermal.h"
#include "workload/workload.h"

namespace weft {

struct Cluster;
struct PlatformDescription;

/// The `power:` section of a PE type.
struct PeTypePower {
  /// `cores` is how many the profiles are for (0: any number), and the leakage that of one core.
  ClusterPowerParameters parameters;
  std::vector<std::int64_t> trip_frequencies_hz;  ///< by trip point; kNotThrottled: none
};

/// The `governor:` section of a cluster.
struct GovernorDescription {
  std::string type;
  GovernorParameters parameters;
};

/// Reads the `power:` section of a PE type with those operating points. InputError where it has
/// none, or a profile does not fit them.
PeTypePower read_pe_type_power(const Value& section, const std::vector<Opp>& opps);

/// Reads the `governor:` section of a cluster whose PE type has those operating points.
/// InputError where it cannot govern them.
GovernorDescription read_governor(const Value& section, const std::vector<Opp>& opps);

/// Whether the platform needs a power manager: power is modelled, or a governor changes clocks.
bool needs_power_manager(const PlatformDescription& platform);

/// The clusters as the power manager drives them when the platform runs `workload`.
std::vector<PowerDomain> make_power_domains(const PlatformDescription& platform,
                                            const Workload& workload);

/// Reads the sections `power` and `thermal` of a platform; a file that they name is relative to
/// `directory`. InputError where they do not fit the clusters.
PowerOptions read_power(const Value& document, const std::vector<Cluster>& clusters,
                        const std::string& directory);

/// Reads the `thermal:` section for those clusters, which stand in `section_of_clusters`.
ThermalOptions read_thermal(const Value& section, const Value& section_of_clusters,
                            const std::vector<Cluster>& clusters, const std::string& directory);

/// A thermal model's file, read and checked (platforms/schema/thermal.schema.json).
struct ThermalModelFile {
  StateSpace model;
  std::vector<double> trips_celsius;
  double hysteresis_kelvin = 3;
};

/// Makes the thermal model of a document. InputError where anything is wrong.
ThermalModelFile read_thermal_model(const Value& document);

}  // namespace weft
