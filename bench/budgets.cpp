// SPDX-License-Identifier: Apache-2.0
//
// Measures the budgets of docs/performance.md: tasks simulated a second against timed events a
// second of the bare SystemC kernel in the same process, activations, allocations and memory.
// Usage: budgets [RUNS]   (default 5; each figure is the median of that many interleaved runs)
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "bench/allocation_count.h"
#include "bench/bare_kernel.h"
#include "bench/median.h"
#include "scheduler/registry.h"
#include "sims/inputs.h"
#include "sims/simulation.h"
#include "sims/stop_signal.h"
#include "waves/run_statistics.h"
#include "waves/tables.h"

namespace weft {
namespace {

constexpr int kPending = 16;
constexpr std::int64_t kBareEvents = 3'000'000;
constexpr std::int64_t kJobs = 60'000;  // about a million tasks

enum class Recorders { none, statistics, tables };

RunResult run_policy(const Inputs& inputs, const std::string& name, Recorders recorders,
                     std::int64_t jobs) {
  Simulation simulation(inputs.platform, inputs.workload, stop_requested());
  const std::unique_ptr<Policy> policy = policies().find(name).make();
  RunLimits limits;
  limits.jobs = jobs;
  RunStatistics statistics(simulation.platform(), inputs.workload, {});
  std::vector<Probe*> probes;
  if (recorders != Recorders::none) probes.push_back(&statistics);
  const std::string directory = std::string(P_tmpdir) + "/weft-budgets-" + std::to_string(getpid());
  const std::string jobs_csv = directory + "-jobs.csv", tasks_csv = directory + "-tasks.csv";
  std::unique_ptr<JobsTable> jobs_table;
  std::unique_ptr<TasksTable> tasks_table;
  if (recorders == Recorders::tables) {
    jobs_table = std::make_unique<JobsTable>(jobs_csv, inputs.workload);
    tasks_table = std::make_unique<TasksTable>(tasks_csv, simulation.platform(), inputs.workload);
    probes.push_back(jobs_table.get());
    probes.push_back(tasks_table.get());
  }
  const RunResult result = simulation.run(*policy, 1, limits, probes);
  std::remove(jobs_csv.c_str());
  std::remove(tasks_csv.c_str());
  return result;
}

struct Row {
  std::string name;
  std::string policy;
  Recorders recorders;
  double budget;  // the bare kernel may be this many times faster; 0: no budget
  std::vector<double> tasks_per_s, ratios;
  double activations_per_task = 0;
};

void measure(const Inputs& inputs, Row& row) {
  const double bare = bare_kernel_events_per_s(kPending, kBareEvents);
  const RunResult result = run_policy(inputs, row.policy, row.recorders, kJobs);
  const auto tasks = static_cast<double>(result.tasks_completed);
  row.tasks_per_s.push_back(tasks / result.wall_seconds);
  row.ratios.push_back(bare * result.wall_seconds / tasks);
  row.activations_per_task = static_cast<double>(result.kernel_activations) / tasks;
}

std::int64_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::int64_t size = 0, resident = 0;
  statm >> size >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

void print_memory(const Inputs& inputs) {
  std::int64_t resident[2] = {}, allocations[2] = {}, tasks[2] = {};
  for (const int i : {0, 1}) {
    const std::int64_t before = allocation_count();
    tasks[i] = run_policy(inputs, "MET", Recorders::statistics, i == 0 ? kJobs : 11 * kJobs)
                   .tasks_completed;
    allocations[i] = allocation_count() - before;
    resident[i] = resident_bytes();
  }
  fmt::print(
      "\nmemory: {:.2f} M tasks leave {:.1f} MB resident, {:.2f} M tasks {:.1f} MB: "
      "{:+.1f} MB (budget +10 MB)\n",
      static_cast<double>(tasks[0]) / 1e6, static_cast<double>(resident[0]) / 1e6,
      static_cast<double>(tasks[1]) / 1e6, static_cast<double>(resident[1]) / 1e6,
      static_cast<double>(resident[1] - resident[0]) / 1e6);
  fmt::print(
      "heap: {} allocations in {:.2f} M tasks, {} in {:.2f} M: {:.6f} a further task "
      "(budget 0)\n",
      allocations[0], static_cast<double>(tasks[0]) / 1e6, allocations[1],
      static_cast<double>(tasks[1]) / 1e6,
      static_cast<double>(allocations[1] - allocations[0]) /
          static_cast<double>(tasks[1] - tasks[0]));
}

int run(int runs) {
  const Inputs inputs = load_inputs("dssoc16", "six_mix", {});
  std::vector<Row> rows = {{"MET, recorders off", "MET", Recorders::none, 4, {}, {}},
                           {"MET, statistics on", "MET", Recorders::statistics, 0, {}, {}},
                           {"MET, tables on", "MET", Recorders::tables, 10, {}, {}},
                           {"ETF, recorders off", "ETF", Recorders::none, 8, {}, {}}};
  for (const auto& entry : policies().entries()) {
    if (entry.name == "MET" || entry.name == "ETF" || entry.name == "MCT") continue;
    rows.push_back({entry.name + ", recorders off", entry.name, Recorders::none, 0, {}, {}});
  }
  for (int i = 0; i < runs; ++i) {
    for (Row& row : rows) measure(inputs, row);
  }
  fmt::print(
      "dssoc16, six_mix, {} jobs; bare kernel with {} events pending; medians of {} runs\n\n",
      kJobs, kPending, runs);
  fmt::print("{:<28} {:>12} {:>18} {:>14} {:>8}\n", "", "M tasks/s", "kernel / weft", "activations",
             "budget");
  for (const Row& row : rows) {
    const double ratio = median(row.ratios);
    const std::string budget =
        row.budget == 0 ? ""
                        : fmt::format("{} {}", row.budget, ratio <= row.budget ? "ok" : "MISSED");
    fmt::print("{:<28} {:>12.2f} {:>18.2f} {:>14.2f} {:>8}\n", row.name,
               median(row.tasks_per_s) / 1e6, ratio, row.activations_per_task, budget);
  }
  print_memory(inputs);
  return 0;
}

}  // namespace
}  // namespace weft

extern "C" int sc_main(int /*argc*/, char** /*argv*/) { return 0; }

int main(int argc, char** argv) { return weft::run(argc > 1 ? std::atoi(argv[1]) : 5); }
