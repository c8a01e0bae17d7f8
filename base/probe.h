// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "base/usage.h"

namespace weft {

/// A job that has left the system.
struct JobRecord {
  JobId job;
  ApplicationId application;
  Time arrival{0};
  Time finish{0};
  Time deadline = kNever;  ///< an instant; kNever where the application has none
  double energy_j = 0;     ///< sum over its tasks
};

/// A task that has run.
struct TaskRecord {
  JobId job;
  ApplicationId application;
  TaskId task;
  PeId pe;
  Time ready{0};   ///< all predecessors complete
  Time placed{0};  ///< the dispatcher wrote its descriptor to the PE
  Time start{0};
  Time finish{0};
  double energy_j = 0;  ///< dynamic energy; 0 where power is not modelled
};

/// Data that crosses from one PE to another, or stays where it is (`from` == `to`).
struct TransferRecord {
  JobId job;
  ApplicationId application;
  TaskId producer;
  TaskId consumer;
  PeId from;
  PeId to;
  std::int64_t bytes = 0;
  Time begin{0};  ///< the data leaves
  Time end{0};    ///< the data is there; may lie ahead of the present
};

/// A request to the policy.
struct DecisionRecord {
  Time begin{0};
  Time end{0};
  std::int32_t ready = 0;       ///< tasks that could be placed
  std::int32_t placements = 0;  ///< tasks that were
};

/// What a link of the interconnect did over a whole run.
struct LinkRecord {
  std::string name;
  LinkStatistics used;
};

/// What a memory did over a whole run.
struct MemoryRecord {
  std::string name;
  MemoryStatistics used;
};

/// A cluster's operating point, from some instant on.
struct OppRecord {
  ClusterId cluster;
  std::int64_t frequency_hz = 0;
  std::int64_t voltage_uv = 0;
};

/// What a cluster drew over a span.
struct ClusterPowerSample {
  OppRecord opp;     ///< at the end of the span
  double watts = 0;  ///< mean over the span
};

/// What a platform drew over a span. The spans of a run follow each other from 0 to its end, so
/// that power times span adds up to the energy of the run.
struct PowerSample {
  Time begin{0};
  Time end{0};
  std::vector<ClusterPowerSample> clusters;
  double memory_watts = 0;
  double wires_watts = 0;
  double other_watts = 0;
  double celsius = 0;  ///< of the hottest node, at the end of the span
};

/// The energy of a run by cause, in joules; after the warm-up, where there is one (rule R11).
struct EnergyRecord {
  double tasks_j = 0;    ///< dynamic, of running tasks
  double idle_j = 0;     ///< of cores without a task
  double leakage_j = 0;  ///< of the clusters
  double memory_j = 0;
  double wires_j = 0;
  double other_j = 0;
  double total_j = 0;
};

/// What happens in a simulation, for whoever records it. Every event has an empty default, so a
/// recorder overrides what it writes. Times are instants of the run. Events come in the order of
/// simulated time but for records whose span ends later than they are reported (transfers).
class Probe {
 public:
  virtual ~Probe() = default;

  virtual void job_arrived(JobId /*job*/, ApplicationId /*application*/, Time /*now*/) {}
  virtual void job_finished(const JobRecord& /*job*/) {}
  virtual void task_ready(JobId /*job*/, TaskId /*task*/, Time /*now*/) {}
  virtual void task_placed(JobId /*job*/, TaskId /*task*/, PeId /*pe*/, Time /*now*/) {}
  virtual void task_begin(JobId /*job*/, TaskId /*task*/, PeId /*pe*/, Time /*now*/) {}
  virtual void task_end(const TaskRecord& /*task*/) {}
  virtual void transfer(const TransferRecord& /*transfer*/) {}
  virtual void decision(const DecisionRecord& /*decision*/) {}
  /// Before the end: once for each link that was used, and each memory.
  virtual void link_used(const LinkRecord& /*link*/) {}
  virtual void memory_used(const MemoryRecord& /*memory*/) {}
  /// At the begin of a run and whenever it changes, where a governor or throttling is at work or
  /// power is modelled.
  virtual void opp_changed(const OppRecord& /*opp*/, Time /*now*/) {}
  /// Where power is modelled: at each sample, and before the end.
  virtual void power_sample(const PowerSample& /*sample*/) {}
  /// Where power is modelled: before the end.
  virtual void energy_used(const EnergyRecord& /*energy*/) {}
  /// The run is over, at this instant.
  virtual void run_ended(Time /*now*/) {}
};

/// The subscribers of a simulation. With none, a probe point costs one predictable branch.
class ProbeList {
 public:
  void add(Probe& probe) { probes_.push_back(&probe); }
  void clear() { probes_.clear(); }
  bool empty() const { return probes_.empty(); }

  /// Calls `event` of every subscriber: `probes.emit(&Probe::task_end, record)`.
  template <typename Event, typename... Arguments>
  void emit(Event event, const Arguments&... arguments) const {
    for (Probe* probe : probes_) (probe->*event)(arguments...);
  }

 private:
  std::vector<Probe*> probes_;
};

}  // namespace weft
