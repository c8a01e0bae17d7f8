// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/probe.h"
#include "base/time.h"
#include "models/power/energy_account.h"
#include "models/power/power_options.h"
#include "models/power/thermal.h"

namespace weft {

/// Data that has moved since the begin of a run, in bytes.
struct DataMoved {
  std::int64_t memory_bytes = 0;  ///< read or written
  std::int64_t link_bytes = 0;    ///< sum over the links that each byte crossed
};

/// Energy and temperature of a platform as its tasks, operating points and data go. Plain C++; its
/// owner tells it what happens, in the order of time, and when to look at the temperature.
///
/// Data is counted when `advance` is told of it, so its energy belongs to the span that ends there.
class PowerMeter {
 public:
  /// `domains` and `options` outlive the meter.
  PowerMeter(const std::vector<PowerDomain>& domains, const PowerOptions& options);

  /// Opens a run: nothing runs, all nodes are at ambient temperature, clusters at their first OPP.
  void reset();

  void begin_task(PeId pe, Time now);
  /// Returns the task's dynamic energy.
  Energy end_task(PeId pe, Time now);
  void set_opp(ClusterId cluster, std::size_t opp, Time now);

  /// Counts everything up to now.
  void advance(const DataMoved& moved, Time now);
  /// Moves temperatures one step on, by the mean power since the last call. To be called after
  /// `advance`, once a step of the thermal model, which there must be.
  void step_temperature(Time now);
  /// Of the hottest node; without a thermal model the platform's constant temperature.
  double celsius() const;
  /// What was drawn since the last call. To be called after `advance`; `sample` is overwritten.
  void take_sample(PowerSample& sample, Time now);

  /// Forgets the energy up to now, the end of the warm-up (rule R11). To be called after `advance`.
  void begin_window(Time now) { account_.begin_window(now); }
  EnergyRecord energy() const;

 private:
  struct ClusterState {
    std::size_t opp = 0;
    std::int32_t active = 0;
  };
  // Joules of the clusters, then of memory, wires and other.
  using Joules = std::vector<double>;

  std::size_t part(PowerSink sink) const {
    return clusters_.size() + static_cast<std::size_t>(sink);
  }
  ClusterWatts watts(std::size_t cluster) const;
  void add(std::size_t part, double watts, double seconds);

  const std::vector<PowerDomain>& domains_;
  const PowerOptions& options_;
  std::vector<std::size_t> cluster_of_;  // by PE
  EnergyAccount account_;
  std::optional<StateSpaceThermal> thermal_;
  std::vector<ClusterState> clusters_;
  DataMoved moved_;
  Time advanced_to_{0};
  Joules step_;    // since the last step of temperature
  Joules sample_;  // since the last sample
  Time sample_begin_{0};
  std::vector<double> input_watts_;  // of a step
};

}  // namespace weft
