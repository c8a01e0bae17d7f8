// SPDX-License-Identifier: Apache-2.0
#include "waves/tables.h"

namespace weft {
namespace {

constexpr const char* kEnergyColumn = ",energy_uj";

void print_energy(TextFile& file, double energy_j) {
  constexpr double kMicrojoules = 1e6;
  file.print(",{:.12g}", energy_j * kMicrojoules);
}

}  // namespace

JobsTable::JobsTable(const std::string& path, const Workload& workload, bool energy)
    : workload_(workload), energy_(energy), file_(path) {
  file_ << "job,application,arrival_us,finish_us,latency_us,deadline_us,missed";
  if (energy_) file_ << kEnergyColumn;
  file_.end_line();
}

void JobsTable::job_finished(const JobRecord& job) {
  file_ << job.job.value() << ',' << workload_.application(job.application).name << ','
        << job.arrival << ',' << job.finish << ',' << job.finish - job.arrival << ',';
  if (job.deadline != kNever) {
    file_ << job.deadline << ',' << (job.finish > job.deadline ? '1' : '0');
  } else {
    file_ << ',';
  }
  if (energy_) print_energy(file_, job.energy_j);
  file_.end_line();
}

void JobsTable::run_ended(Time /*now*/) { file_.close(); }

TasksTable::TasksTable(const std::string& path, const PlatformView& platform,
                       const Workload& workload, bool energy)
    : energy_(energy), file_(path) {
  for (const PeInfo& pe : platform.pes) pe_names_.push_back(pe.name + ",");
  for (const Application& application : workload.applications) {
    std::vector<std::string>& names = columns_.emplace_back();
    for (std::int32_t i = 0; i < application.graph.size(); ++i) {
      const std::string& kernel = workload.kernels[application.graph.kernel(TaskId(i))];
      names.push_back("," + application.graph.name(TaskId(i)) + "," + kernel + ",");
    }
  }
  file_ << "job,task,kernel,pe,ready_us,placed_us,start_us,finish_us";
  if (energy_) file_ << kEnergyColumn;
  file_.end_line();
}

void TasksTable::task_end(const TaskRecord& task) {
  file_ << task.job.value() << columns_[task.application.index()][task.task.index()]
        << pe_names_[task.pe.index()] << task.ready << ',' << task.placed << ',' << task.start
        << ',' << task.finish;
  if (energy_) print_energy(file_, task.energy_j);
  file_.end_line();
}

void TasksTable::run_ended(Time /*now*/) { file_.close(); }

PowerTable::PowerTable(const std::string& path, const PlatformView& platform)
    : platform_(platform), file_(path) {
  file_ << "time_us,cluster,frequency_mhz,voltage_mv,watts,celsius";
  file_.end_line();
}

void PowerTable::power_sample(const PowerSample& sample) {
  constexpr double kMega = 1e6, kMilli = 1e3;
  for (const ClusterPowerSample& cluster : sample.clusters) {
    file_ << sample.end << ',' << platform_.clusters[cluster.opp.cluster.index()];
    if (cluster.opp.frequency_hz > 0) {
      file_.print(",{},{}", static_cast<double>(cluster.opp.frequency_hz) / kMega,
                  static_cast<double>(cluster.opp.voltage_uv) / kMilli);
    } else {
      file_ << ",,";
    }
    file_.print(",{},{:.3f}\n", cluster.watts, sample.celsius);
  }
  file_ << sample.end;
  file_.print(",memory,,,{},\n", sample.memory_watts);
  file_ << sample.end;
  file_.print(",wires,,,{},\n", sample.wires_watts);
  file_ << sample.end;
  file_.print(",other,,,{},\n", sample.other_watts);
}

void PowerTable::run_ended(Time /*now*/) { file_.close(); }

void write_pes_table(const std::string& path, const PlatformView& platform,
                     const RunStatistics& statistics) {
  TextFile file(path);
  file << "pe,cluster,type,tasks,busy_us,utilisation";
  file.end_line();
  for (std::int32_t i = 0; i < platform.pe_count(); ++i) {
    const PeInfo& info = platform.pes[static_cast<std::size_t>(i)];
    file << info.name << ',' << info.cluster << ',' << info.type << ','
         << statistics.tasks_run(PeId(i)) << ',' << statistics.busy(PeId(i));
    file.print(",{:.6f}\n", statistics.utilisation(PeId(i)));
  }
  file.close();
}

}  // namespace weft
