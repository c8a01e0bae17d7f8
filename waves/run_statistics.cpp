// SPDX-License-Identifier: Apache-2.0
#include "waves/run_statistics.h"

namespace weft {

RunStatistics::RunStatistics(const PlatformView& platform, const Workload& workload,
                             const WarmUp& warm_up)
    : warm_up_(warm_up),
      by_application_(workload.applications.size()),
      busy_(platform.pes.size()),
      tasks_(platform.pes.size()) {}

void RunStatistics::job_arrived(JobId job, ApplicationId /*application*/, Time now) {
  if (window_begin_ == kNever && measured(job, now)) window_begin_ = now;
}

void RunStatistics::job_finished(const JobRecord& job) {
  if (window_begin_ != kNever) ++finished_in_window_;
  if (!measured(job.job, job.arrival)) return;
  const double latency_us = to_us(job.finish - job.arrival);
  latency_.add(latency_us);
  by_application_[job.application.index()].add(latency_us);
  if (job.deadline == kNever) return;
  ++deadlines_total_;
  if (job.finish > job.deadline) ++deadlines_missed_;
}

void RunStatistics::task_end(const TaskRecord& task) {
  if (task.finish < window_begin_) return;
  busy_[task.pe.index()] += task.finish - std::max(task.start, window_begin_);
  ++tasks_[task.pe.index()];
}

void RunStatistics::decision(const DecisionRecord& decision) {
  ++decisions_;
  placements_ += decision.placements;
  decision_time_ += decision.end - decision.begin;
}

double RunStatistics::throughput_jobs_per_s() const {
  const double seconds = to_seconds(window());
  return seconds == 0 ? 0 : static_cast<double>(finished_in_window_) / seconds;
}

double RunStatistics::utilisation(PeId pe) const {
  const double seconds = to_seconds(window());
  return seconds == 0 ? 0 : to_seconds(busy_[pe.index()]) / seconds;
}

double RunStatistics::mean_utilisation() const {
  double sum = 0;
  for (std::int32_t pe = 0; pe < count_of(busy_); ++pe) sum += utilisation(PeId(pe));
  return sum / static_cast<double>(busy_.size());
}

double RunStatistics::mean_decision_latency_us() const {
  return decisions_ == 0 ? 0 : to_us(decision_time_) / static_cast<double>(decisions_);
}

}  // namespace weft
