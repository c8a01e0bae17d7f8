// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/time.h"
#include "models/power/governor.h"
#include "models/power/opp.h"
#include "models/power/power_model.h"
#include "models/power/thermal.h"

namespace weft {

/// How a platform's temperature is found, and what comes of it.
struct ThermalOptions {
  StateSpace model;
  std::vector<std::optional<std::size_t>> cluster_inputs;  ///< by cluster: which it heats
  std::optional<std::size_t> memory_input;                 ///< which memories and wires heat
  std::optional<std::size_t> other_input;
  std::vector<double> trips_celsius;
  double hysteresis_kelvin = 3;
};

/// What a platform draws besides its clusters, and how power is followed.
struct PowerOptions {
  bool modelled = false;  ///< false: nothing draws power, all energies are zero
  double memory_watts = 0;
  double other_watts = 0;
  DataEnergy data;
  double celsius = 0;  ///< of the clusters, where there is no thermal model
  Time sample{0};      ///< from one sample of power to the next; above 0 where it is modelled
  std::optional<ThermalOptions> thermal;
};

/// A cluster as the power manager drives it.
struct PowerDomain {
  std::int32_t pes = 1;
  std::vector<Opp> opps;  ///< frequency rising; empty: the clock never changes
  std::size_t first_opp = 0;
  std::vector<std::vector<Time>> execution_time;  ///< by OPP and kernel; kUnsupported: it cannot
  std::unique_ptr<Governor> governor;             ///< null: the OPP stays the first one
  std::optional<ClusterPower> power;              ///< none: it draws nothing
  std::vector<std::int64_t> trip_frequencies_hz;  ///< by trip point; kNotThrottled: none
};

}  // namespace weft
