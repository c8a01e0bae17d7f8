// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"

namespace weft {

/// One line of an arrival trace.
struct TraceEntry {
  Time arrival{0};
  ApplicationId application;
};

/// One of the sources of `periodic_mix`: a sensor that asks for a job in each of its periods.
struct PeriodicSource {
  Time period{0};
  Time offset{0};                           ///< of its first arrival
  std::vector<ApplicationId> applications;  ///< drawn from by their shares
};

/// How jobs arrive (rule R2); the `arrivals:` section of a workload.
struct ArrivalOptions {
  enum class Process { periodic, poisson, trace, closed_loop, periodic_mix };
  enum class CapRule { wait, drop };

  Process process = Process::poisson;
  Time mean_gap{0};
  Time resolution{0};           ///< gaps are cut down to a multiple of this; 0: as drawn
  std::int32_t population = 0;  ///< closed_loop: jobs always in the system
  std::int32_t initial_jobs = 0;
  std::int32_t cap = 0;  ///< most jobs in the system; 0: no cap
  CapRule cap_rule = CapRule::wait;
  std::vector<TraceEntry> trace;
  std::vector<PeriodicSource> sources;  ///< periodic_mix
};

/// Reads a trace: CSV with the header `arrival,application` and rows like `12 us,wifi_tx`.
/// InputError, with file and line, where it is malformed, names an application that is not in
/// `applications`, or steps back in time. `where` is what named the file.
std::vector<TraceEntry> read_trace(const std::string& path,
                                   const std::vector<std::string>& applications,
                                   const Location& where = {});

/// When the next job comes and which application it is an instance of. Knows no kernel: whoever
/// simulates asks `next_time`, and at every instant at which that time has come or a job has left
/// calls `take` until it returns false.
class ArrivalProcess {
 public:
  /// `shares`: relative frequency of each application; `limit`: jobs to emit in all.
  ArrivalProcess(const ArrivalOptions& options, const std::vector<double>& shares,
                 std::uint64_t seed, std::int64_t limit);

  /// The instant at which the next arrival is due; kNever while it waits for a completion, and
  /// when there is none.
  Time next_time() const { return blocked_ || exhausted() ? kNever : due_; }

  /// Takes one arrival that is due at `now`, with `in_system` jobs there at the moment. Returns
  /// false where none is due (any more).
  bool take(Time now, std::int32_t in_system, ApplicationId& application);

  /// Whether every job has been emitted.
  bool exhausted() const { return emitted_ >= limit_; }
  std::int64_t emitted() const { return emitted_; }
  /// Arrivals lost to `cap_rule: drop`.
  std::int64_t dropped() const { return dropped_; }

 private:
  void schedule_after(Time instant);
  void choose_source(Time instant);
  Time draw_gap();
  ApplicationId choose_application() const;
  std::size_t draw_by_share(const std::vector<double>& cumulative_shares) const;

  const ArrivalOptions& options_;
  std::vector<double> cumulative_shares_;
  std::uint64_t seed_;
  std::int64_t limit_;
  std::int64_t emitted_ = 0;
  std::int64_t dropped_ = 0;
  std::int64_t gaps_drawn_ = 0;
  Time due_{0};
  bool blocked_ = false;
  std::size_t source_ = 0;                          // periodic_mix: whose arrival is due
  std::vector<std::int64_t> taken_;                 // by source
  std::vector<std::vector<double>> source_shares_;  // by source, added up
};

}  // namespace weft
