// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/power/leakage.h"
#include "models/power/opp.h"

namespace weft {

/// Measured power of a cluster at one frequency: of all its cores, their leakage and idle power
/// within.
struct PowerProfile {
  std::int64_t frequency_hz = 0;  ///< one of the cluster's OPPs
  std::vector<double> watts;      ///< [n - 1]: with n active cores; an entry for every core
};

/// What a cluster's power is made of. Of the two sources of dynamic power exactly one is given:
/// `profiles`, or the effective capacitance of a core.
struct ClusterPowerParameters {
  std::int32_t cores = 1;
  std::vector<Opp> opps;  ///< frequency rising
  std::vector<PowerProfile> profiles;
  /// The temperature that the profiles were measured at, whose leakage is within them. Where it is
  /// not given the profiles hold at every temperature, as in DS3: then an active cluster's power
  /// stays what was measured and only idle cores leak more when they are hot.
  std::optional<double> profile_celsius;
  double capacitance_farad = 0;  ///< effective capacitance (activity within) of one active core
  LeakageModel leakage;
  double idle_watts_per_core = 0;  ///< clock tree and the like, of a core that runs no task
  bool gate_idle_cores = false;  ///< idle cores are cut from the supply: no leakage, no idle power
};

/// The power of a cluster at one moment, by cause.
struct ClusterWatts {
  double dynamic = 0;  ///< of the active cores together
  double idle = 0;
  double leakage = 0;

  double total() const { return dynamic + idle + leakage; }
};

/// The power of a cluster as a function of OPP, active cores and temperature. It changes only when
/// one of these does, so its owner asks at the begin and end of tasks, OPP changes and temperature
/// steps, and holds the answer in between.
///
/// Dynamic power is C V^2 f. From profiles, the effective capacitance with n active cores at a
/// profiled OPP is C = (P - leakage - idle) / (V^2 f); between two profiled frequencies it is
/// interpolated linearly in frequency, beyond the outermost ones it stays as there. So a profiled
/// OPP gives what was measured, or the leakage where that alone is more.
class ClusterPower {
 public:
  /// InputError where the parameters do not fit together: no OPP, OPPs or profiles out of order, a
  /// profile at no OPP or not for every core, less power with more cores, both sources or none.
  explicit ClusterPower(const ClusterPowerParameters& parameters);

  /// The power at OPP `opp` with `active` cores running a task and the cluster at `celsius`.
  ClusterWatts at(std::size_t opp, std::int32_t active, double celsius) const;

  const std::vector<Opp>& opps() const { return parameters_.opps; }
  std::int32_t cores() const { return parameters_.cores; }

 private:
  struct Profiled {
    Opp opp;
    std::vector<double> watts;
  };

  double capacitance(std::int64_t frequency_hz, std::int32_t active, double celsius) const;
  double profiled_capacitance(const Profiled& profile, std::int32_t active, double celsius) const;
  double leakage(double volts, std::int32_t active, double celsius) const;

  ClusterPowerParameters parameters_;
  std::vector<Profiled> profiles_;  // frequency rising
};

/// What data costs when it moves: dynamic energy of memory and interconnect.
struct DataEnergy {
  double memory_joules_per_byte = 0;  ///< read or written
  double wire_joules_per_byte = 0;    ///< for each link that the byte crosses

  /// Joules of a memory access.
  double access(std::int64_t bytes) const {
    return memory_joules_per_byte * static_cast<double>(bytes);
  }
  /// Joules of a transfer over `links` links.
  double transfer(std::int64_t bytes, std::int32_t links) const {
    return wire_joules_per_byte * static_cast<double>(bytes) * links;
  }
};

}  // namespace weft
