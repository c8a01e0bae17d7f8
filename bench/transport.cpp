// SPDX-License-Identifier: Apache-2.0
//
// Measures the budgets of data movement (docs/performance.md): bursts and tasks simulated a second
// on interconnects with contention against timed events a second of the bare SystemC kernel in the
// same process.
// Usage: transport [RUNS]   (default 3; each figure is the median of that many interleaved runs)
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "bench/bare_kernel.h"
#include "bench/median.h"
#include "scheduler/registry.h"
#include "sims/inputs.h"
#include "sims/simulation.h"
#include "sims/stop_signal.h"
#include "waves/usage.h"

namespace weft {
namespace {

constexpr int kPending = 16;
constexpr std::int64_t kBareEvents = 3'000'000;
constexpr double kBudget = 25;  // the bare kernel may make so many events in the time of a burst

struct Row {
  std::string platform;
  std::string workload;
  std::string fidelity;
  std::int64_t jobs;
  std::vector<double> bursts_per_s, tasks_per_s, ratios;
};

// Bursts that memories served: each crosses the interconnect there and back.
std::int64_t bursts(const Usage& usage) {
  std::int64_t count = 0;
  for (const MemoryRecord& memory : usage.memories()) {
    count += memory.used.reads + memory.used.writes;
  }
  return count;
}

void measure(Row& row) {
  const Inputs inputs =
      load_inputs(row.platform, row.workload, {"interconnect.fidelity=" + row.fidelity});
  const double bare = bare_kernel_events_per_s(kPending, kBareEvents);
  Simulation simulation(inputs.platform, inputs.workload, stop_requested());
  const std::unique_ptr<Policy> policy = policies().find("MET").make();
  Usage usage;
  const RunResult result = simulation.run(*policy, 1, {row.jobs, kNever}, {&usage});
  const double bursts_per_s = static_cast<double>(bursts(usage)) / result.wall_seconds;
  row.bursts_per_s.push_back(bursts_per_s);
  row.tasks_per_s.push_back(static_cast<double>(result.tasks_completed) / result.wall_seconds);
  row.ratios.push_back(bare / bursts_per_s);
}

int run(int runs) {
  std::vector<Row> rows = {{"dssoc16_noc", "six_mix", "lt", 20'000, {}, {}, {}},
                           {"mobile_vision", "vision_30fps", "lt", 500, {}, {}, {}},
                           {"many128", "gp_cholesky_stream", "lt", 200, {}, {}, {}},
                           {"dssoc16_noc", "six_mix", "at", 2'000, {}, {}, {}},
                           {"mobile_vision", "vision_30fps", "at", 20, {}, {}, {}}};
  for (int i = 0; i < runs; ++i) {
    for (Row& row : rows) measure(row);
  }
  fmt::print("MET, recorders off; bare kernel with {} events pending; medians of {} runs\n\n",
             kPending, runs);
  fmt::print("{:<36} {:>12} {:>12} {:>16} {:>10}\n", "", "k bursts/s", "k tasks/s",
             "kernel / bursts", "budget");
  for (const Row& row : rows) {
    const double ratio = median(row.ratios);
    const bool held = ratio <= kBudget;
    const std::string budget =
        row.fidelity == "at" ? "" : fmt::format("{} {}", kBudget, held ? "ok" : "MISSED");
    fmt::print("{:<36} {:>12.0f} {:>12.0f} {:>16.1f} {:>10}\n",
               fmt::format("{}, {}, {}", row.platform, row.workload, row.fidelity),
               median(row.bursts_per_s) / 1e3, median(row.tasks_per_s) / 1e3, ratio, budget);
  }
  return 0;
}

}  // namespace
}  // namespace weft

extern "C" int sc_main(int /*argc*/, char** /*argv*/) { return 0; }

int main(int argc, char** argv) { return weft::run(argc > 1 ? std::atoi(argv[1]) : 3); }
