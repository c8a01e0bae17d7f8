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

/// `jobs.csv`: a row a job that finished, in the order of finishing. Times in microseconds, exact;
/// with `energy` a last column with the dynamic energy of its tasks.
class JobsTable : public Probe {
 public:
  JobsTable(const std::string& path, const Workload& workload, bool energy = false);

  void job_finished(const JobRecord& job) override;
  void run_ended(Time now) override;

 private:
  const Workload& workload_;
  bool energy_;
  TextFile file_;
};

/// `tasks.csv`: a row a task that ran, in the order of finishing. Times in microseconds, exact;
/// with `energy` a last column with its dynamic energy.
class TasksTable : public Probe {
 public:
  TasksTable(const std::string& path, const PlatformView& platform, const Workload& workload,
             bool energy = false);

  void task_end(const TaskRecord& task) override;
  void run_ended(Time now) override;

 private:
  bool energy_;
  TextFile file_;
  std::vector<std::vector<std::string>> columns_;  // application, task: ",task,kernel,"
  std::vector<std::string> pe_names_;
};

/// `power.csv`: at each sample of power a row a cluster and one each for memory, wires and other,
/// with the mean power since the sample before.
class PowerTable : public Probe {
 public:
  PowerTable(const std::string& path, const PlatformView& platform);

  void power_sample(const PowerSample& sample) override;
  void run_ended(Time now) override;

 private:
  const PlatformView& platform_;
  TextFile file_;
};

/// Writes `pes.csv`: a row a PE, from the run's statistics.
void write_pes_table(const std::string& path, const PlatformView& platform,
                     const RunStatistics& statistics);

}  // namespace weft
