// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "models/power/energy.h"
#include "models/power/power_model.h"

namespace weft {

/// What draws power besides the clusters.
enum class PowerSink {
  memory,
  wires,
  other,  ///< what the board has and no model stands for, such as a GPU
};

/// Energy by cause.
struct EnergyTotals {
  Energy tasks;    ///< dynamic, of running tasks
  Energy idle;     ///< of cores without a task
  Energy leakage;  ///< of the clusters
  Energy memory;
  Energy wires;
  Energy other;

  Energy total() const { return tasks + idle + leakage + memory + wires + other; }
};

/// Books the energy of a platform. Power is piecewise constant: every call says what holds from
/// `now` on, and books what the last one left to do for its cluster alone, so an event costs a few
/// multiplications at any number of PEs. A cluster's dynamic power is divided evenly among its
/// active cores, and so among the tasks that run there. Calls must not go back in time.
class EnergyAccount {
 public:
  /// `cluster_of[pe]` is the cluster of each PE, counted from 0 without a gap. All power is zero.
  explicit EnergyAccount(const std::vector<std::size_t>& cluster_of);

  /// A task begins on a PE that has none; the cluster draws `watts` from now on.
  void begin_task(PeId pe, const ClusterWatts& watts, Time now);
  /// The task on a PE ends; the cluster draws `watts` from now on. Returns the task's share of the
  /// dynamic energy, also that from before the warm-up's end.
  Energy end_task(PeId pe, const ClusterWatts& watts, Time now);
  /// A cluster's power changes although its tasks do not: a new OPP or temperature.
  void set_power(std::size_t cluster, const ClusterWatts& watts, Time now);
  /// The constant power of a sink changes.
  void set_power(PowerSink sink, double watts, Time now);
  /// An amount that comes at once, such as that of a memory access.
  void add(PowerSink sink, double joules);

  /// Books everything up to now; what the getters below tell is as of the last call that booked.
  void advance(Time now);
  /// Forgets what was booked up to now, the end of the warm-up (rule R11).
  void begin_window(Time now);
  /// Back to the start: nothing runs, all power is zero.
  void reset();

  EnergyTotals totals() const;
  /// Of one cluster; memory, wires and other are zero.
  EnergyTotals totals(std::size_t cluster) const;
  /// The dynamic energy of a PE's tasks.
  Energy pe_energy(PeId pe) const;

  /// The power drawn at the moment, without amounts that come at once.
  double present_watts() const;
  double present_watts(std::size_t cluster) const;
  /// The mean power of a cluster or sink since the last call, for a thermal step and the trace of
  /// power. What it tells is not touched by `begin_window`. Zero where no time has passed.
  double take_mean_watts(std::size_t cluster, Time now);
  double take_mean_watts(PowerSink sink, Time now);

 private:
  /// What a mean since some instant needs.
  struct Mean {
    Energy energy;
    Time since{0};

    double take(Time now);
  };
  struct ClusterState {
    Femtowatts dynamic_per_core = 0;
    Femtowatts idle = 0;
    Femtowatts leakage = 0;
    std::int32_t active = 0;
    Time booked_to{0};
    Energy share;  // dynamic energy of a core that was active all the time
    EnergyTotals totals;
    Mean mean;
  };
  struct PeState {
    std::size_t cluster = 0;
    bool active = false;
    Energy booked;     // of tasks that have ended, in the window
    Energy task_mark;  // the cluster's share when the task began
    Energy pe_mark;    // the same, or at the window's begin where that was later
  };
  struct SinkState {
    Femtowatts power = 0;
    Time booked_to{0};
    Energy energy;
    Mean mean;
  };

  void book(ClusterState& cluster, Time now);
  void book(SinkState& sink, Time now);
  static void draw(ClusterState& cluster, const ClusterWatts& watts);
  SinkState& state(PowerSink sink) { return sinks_[static_cast<std::size_t>(sink)]; }

  std::vector<ClusterState> clusters_;
  std::vector<PeState> pes_;
  std::array<SinkState, 3> sinks_;
};

}  // namespace weft
