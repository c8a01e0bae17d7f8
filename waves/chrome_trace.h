// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/probe.h"
#include "scheduler/platform_view.h"
#include "waves/text_file.h"
#include "workload/workload.h"

namespace weft {

/// `trace.json` in the Chrome trace event format, which Perfetto (ui.perfetto.dev) opens: a track
/// a PE with a slice a task, arrows from producer to consumer for data that changes PEs, and
/// counters of ready tasks and of jobs in flight.
class ChromeTrace : public Probe {
 public:
  ChromeTrace(const std::string& path, const PlatformView& platform, const Workload& workload);

  void job_arrived(JobId job, ApplicationId application, Time now) override;
  void job_finished(const JobRecord& job) override;
  void task_ready(JobId job, TaskId task, Time now) override;
  void task_placed(JobId job, TaskId task, PeId pe, Time now) override;
  void task_end(const TaskRecord& task) override;
  void run_ended(Time now) override;

 private:
  void write_track_names(const PlatformView& platform);
  void write_slice(const TaskRecord& task);
  void write_arrows(const TaskRecord& consumer);
  void write_counters_before(Time now);
  void begin_event();

  const Workload& workload_;
  TextFile file_;
  bool first_event_ = true;
  std::int64_t arrows_ = 0;
  std::vector<std::vector<std::string>> slice_names_;  // application, task, quoted for JSON
  std::unordered_map<std::int64_t, std::vector<TaskRecord>> jobs_;  // tasks run, by job in flight
  std::int64_t ready_ = 0;
  Time counters_at_{0};
  bool counters_changed_ = false;
};

}  // namespace weft
