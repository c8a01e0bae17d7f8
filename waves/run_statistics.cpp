// SPDX-License-Identifier: Apache-2.0
#include "waves/run_statistics.h"

#include <numeric>

namespace weft {

RunStatistics::RunStatistics(const PlatformView& platform, const Workload& workload,
                             const WarmUp& warm_up)
    : warm_up_(warm_up),
      by_application_(workload.applications.size()),
      energy_j_(workload.applications.size()),
      running_since_(platform.pes.size(), kNever),
      busy_(platform.pes.size()),
      tasks_(platform.pes.size()) {}

void RunStatistics::job_arrived(JobId job, ApplicationId /*application*/, Time now) {
  if (window_begin_ != kNever || !measured(job, now)) return;
  window_begin_ = now;
  const bool warm_up = warm_up_.jobs > 0 || warm_up_.time > Time(0);
  if (warm_up && after_warm_up_) after_warm_up_();
}

void RunStatistics::job_finished(const JobRecord& job) {
  if (window_begin_ != kNever) ++finished_in_window_;
  if (!measured(job.job, job.arrival)) return;
  const double latency_us = to_us(job.finish - job.arrival);
  latency_.add(latency_us);
  by_application_[job.application.index()].add(latency_us);
  energy_j_[job.application.index()] += job.energy_j;
  if (job.deadline == kNever) return;
  ++deadlines_total_;
  if (job.finish > job.deadline) ++deadlines_missed_;
}

void RunStatistics::task_begin(JobId /*job*/, TaskId /*task*/, PeId pe, Time now) {
  running_since_[pe.index()] = now;
}

// What still runs when the run is cut off counts up to there.
void RunStatistics::run_ended(Time now) {
  end_ = now;
  if (window_begin_ == kNever) return;
  for (std::size_t pe = 0; pe < busy_.size(); ++pe) {
    if (running_since_[pe] != kNever)
      busy_[pe] += now - std::max(running_since_[pe], window_begin_);
  }
}

void RunStatistics::task_end(const TaskRecord& task) {
  running_since_[task.pe.index()] = kNever;
  if (task.finish < window_begin_) return;
  busy_[task.pe.index()] += task.finish - std::max(task.start, window_begin_);
  ++tasks_[task.pe.index()];
  placement_wait_ += task.placed - task.ready;
}

void RunStatistics::decision(const DecisionRecord& decision) {
  ++decisions_;
  placements_ += decision.placements;
  decision_time_ += decision.end - decision.begin;
  if (decision.end > window_begin_) {
    deciding_ += decision.end - std::max(decision.begin, window_begin_);
  }
}

double RunStatistics::mean_energy_j(ApplicationId application) const {
  const std::int64_t jobs = latency(application).mean.count();
  return jobs == 0 ? 0 : energy_j_[application.index()] / static_cast<double>(jobs);
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

double RunStatistics::mean_placement_wait_us() const {
  const std::int64_t tasks = std::accumulate(tasks_.begin(), tasks_.end(), std::int64_t{0});
  return tasks == 0 ? 0 : to_us(placement_wait_) / static_cast<double>(tasks);
}

double RunStatistics::scheduler_utilisation() const {
  const double seconds = to_seconds(window());
  return seconds == 0 ? 0 : to_seconds(deciding_) / seconds;
}

}  // namespace weft
