// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/probe.h"
#include "scheduler/platform_view.h"
#include "waves/run_statistics.h"
#include "waves/text_file.h"
#include "workload/workload.h"

namespace weft {

/// `jobs.csv`: a row a job that finished, in the order of finishing. Times in microseconds, exact.
class JobsTable : public Probe {
 public:
  JobsTable(const std::string& path, const Workload& workload);

  void job_finished(const JobRecord& job) override;
  void run_ended(Time now) override;

 private:
  const Workload& workload_;
  TextFile file_;
};

/// `tasks.csv`: a row a task that ran, in the order of finishing. Times in microseconds, exact.
class TasksTable : public Probe {
 public:
  TasksTable(const std::string& path, const PlatformView& platform, const Workload& workload);

  void task_end(const TaskRecord& task) override;
  void run_ended(Time now) override;

 private:
  TextFile file_;
  std::vector<std::vector<std::string>> columns_;  // application, task: ",task,kernel,"
  std::vector<std::string> pe_names_;
};

/// Writes `pes.csv`: a row a PE, from the run's statistics.
void write_pes_table(const std::string& path, const PlatformView& platform,
                     const RunStatistics& statistics);

}  // namespace weft
