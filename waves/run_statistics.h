// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "base/probe.h"
#include "scheduler/platform_view.h"
#include "waves/batch_means.h"
#include "waves/quantiles.h"
#include "workload/workload.h"

namespace weft {

/// What statistics leave out: whatever arrives before both limits are passed (rule R11).
struct WarmUp {
  std::int64_t jobs = 0;
  Time time{0};
};

/// The latencies of jobs, from arrival to finish, in microseconds.
struct LatencyStatistics {
  BatchMeans mean;
  Quantiles quantiles;
  double max = 0;

  void add(double latency_us) {
    mean.add(latency_us);
    quantiles.add(latency_us);
    max = std::max(max, latency_us);
  }
};

/// The figures of a run, gathered as it goes, in memory that does not grow with its length.
class RunStatistics : public Probe {
 public:
  RunStatistics(const PlatformView& platform, const Workload& workload, const WarmUp& warm_up);

  /// `action` is called when the warm-up is over, at the arrival of the first job that counts.
  /// Without a warm-up it is not called: everything counts.
  void after_warm_up(std::function<void()> action) { after_warm_up_ = std::move(action); }

  void job_arrived(JobId job, ApplicationId application, Time now) override;
  void job_finished(const JobRecord& job) override;
  void task_begin(JobId job, TaskId task, PeId pe, Time now) override;
  void task_end(const TaskRecord& task) override;
  void decision(const DecisionRecord& decision) override;
  void run_ended(Time now) override;

  const LatencyStatistics& latency() const { return latency_; }
  const LatencyStatistics& latency(ApplicationId application) const {
    return by_application_[application.index()];
  }
  /// Whether a job came that counts.
  bool window_begun() const { return window_begin_ != kNever; }
  /// Jobs that finished since the warm-up, those that arrived before its end with them.
  std::int64_t jobs_in_window() const { return finished_in_window_; }
  /// The mean dynamic energy of an application's jobs that count, in joules; 0 for none.
  double mean_energy_j(ApplicationId application) const;
  /// Jobs that finished since the warm-up, a second.
  double throughput_jobs_per_s() const;
  /// The share of the time since the warm-up for which a PE ran a task.
  double utilisation(PeId pe) const;
  double mean_utilisation() const;
  std::int64_t tasks_run(PeId pe) const { return tasks_[pe.index()]; }
  Time busy(PeId pe) const { return busy_[pe.index()]; }
  std::int64_t deadlines_missed() const { return deadlines_missed_; }
  std::int64_t deadlines_total() const { return deadlines_total_; }
  std::int64_t decisions() const { return decisions_; }
  std::int64_t placements() const { return placements_; }
  double mean_decision_latency_us() const;
  /// The mean time since the warm-up from a task's becoming ready to its placement, microseconds.
  double mean_placement_wait_us() const;
  /// The share of the time since the warm-up for which a decision was in work.
  double scheduler_utilisation() const;

 private:
  bool measured(JobId job, Time arrival) const {
    return job.value() >= warm_up_.jobs && arrival >= warm_up_.time;
  }
  Time window() const { return window_begin_ == kNever ? Time(0) : end_ - window_begin_; }

  WarmUp warm_up_;
  Time window_begin_ = kNever;  // the arrival of the first job that counts
  Time end_{0};
  LatencyStatistics latency_;
  std::vector<LatencyStatistics> by_application_;
  std::vector<double> energy_j_;  // by application, of the jobs that count
  std::function<void()> after_warm_up_;
  std::vector<Time> running_since_;  // by PE; kNever where it runs nothing
  std::vector<Time> busy_;           // by PE, since window_begin_
  std::vector<std::int64_t> tasks_;  // by PE, since window_begin_
  std::int64_t finished_in_window_ = 0;
  std::int64_t deadlines_missed_ = 0;
  std::int64_t deadlines_total_ = 0;
  std::int64_t decisions_ = 0;
  std::int64_t placements_ = 0;
  Time decision_time_{0};
  Time deciding_{0};        // since window_begin_
  Time placement_wait_{0};  // of the tasks counted in tasks_
};

}  // namespace weft
