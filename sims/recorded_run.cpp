// SPDX-License-Identifier: Apache-2.0
#include "sims/recorded_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/schema.h"
#include "scheduler/registry.h"
#include "sims/progress.h"
#include "sims/stop_signal.h"
#include "waves/chrome_trace.h"
#include "waves/summary.h"
#include "waves/tables.h"
#include "waves/text_file.h"
#include "workload/schemas.h"

namespace weft {
namespace {

// Every resolved value of a run: what it was told, and both documents with `--set` applied and
// defaults filled in.
Value resolved_config(const Inputs& inputs, const RunOptions& options) {
  Value run;
  run.add("version", WEFT_VERSION);
  run.add("policy", options.policy);
  run.add("seed", std::to_string(options.seed));
  if (options.limits.jobs < std::numeric_limits<std::int64_t>::max()) {
    run.add("jobs", std::to_string(options.limits.jobs));
  }
  if (options.limits.until != kNever) {
    run.add("until", format_quantity(options.limits.until.count(), Dimension::time));
  }
  run.add("warmup_jobs", std::to_string(options.warm_up.jobs));
  run.add("warmup_time", format_quantity(options.warm_up.time.count(), Dimension::time));
  Value config;
  config.add("run", run);
  Value platform = with_defaults(inputs.platform_document.document,
                                 find_embedded(platform_schemas(), "schema", "platform").text);
  for (const Cluster& cluster : inputs.platform.clusters) {
    Value& section = *platform.find("cluster")->find(cluster.name);
    if (section.find("frequency") == nullptr && section.find("governor") == nullptr) {
      section.add("frequency", format_quantity(cluster.frequency_hz, Dimension::frequency));
    }
  }
  config.add("platform", platform);
  config.add("workload", with_defaults(inputs.workload_document.document, workload_schema()));
  return config;
}

void write_text(const std::string& path, const std::string& text) {
  TextFile file(path);
  file << text;
  file.close();
}

}  // namespace

WarmUp resolve_warm_up(const Workload& workload, const RunLimits& limits) {
  if (workload.arrivals.process == ArrivalOptions::Process::trace) return {};
  return {std::min(workload.warmup_jobs, limits.jobs / 10), Time(0)};
}

std::vector<std::string> result_names() {
  std::vector<std::string> names = {"config.yaml", "jobs.csv",    "links.csv", "pes.csv",
                                    "power.csv",   "results.csv", "stats.txt", "summary.json",
                                    "tasks.csv",   "trace.json"};
  for (const auto& entry : policies().entries()) names.push_back(entry.name);
  return names;
}

nlohmann::ordered_json run_recorded(Simulation& simulation, const Inputs& inputs,
                                    const RunOptions& options, const ResultDirectory* results,
                                    const std::string& folder) {
  const PlatformView& platform = simulation.platform();
  const Workload& workload = inputs.workload;
  const auto& entry = policies().find(options.policy, Location{"--policy " + options.policy});
  const std::unique_ptr<Policy> policy = entry.make();
  const auto path = [&](const char* name) { return results->file(folder + name); };

  const bool energy = inputs.platform.power.modelled;
  RunStatistics statistics(platform, workload, options.warm_up);
  statistics.after_warm_up([&] { simulation.begin_energy_window(); });
  std::vector<std::unique_ptr<Probe>> recorders;
  if (results != nullptr && options.tables) {
    recorders.push_back(std::make_unique<JobsTable>(path("jobs.csv"), workload, energy));
    recorders.push_back(
        std::make_unique<TasksTable>(path("tasks.csv"), platform, workload, energy));
    if (energy) recorders.push_back(std::make_unique<PowerTable>(path("power.csv"), platform));
  }
  if (results != nullptr && options.trace) {
    recorders.push_back(std::make_unique<ChromeTrace>(path("trace.json"), platform, workload));
  }
  if (Progress::wanted(options.quiet)) {
    recorders.push_back(
        std::make_unique<Progress>(entry.name, options.limits.jobs, options.limits.until));
  }
  Usage usage;
  std::vector<Probe*> probes = {&statistics, &usage};
  for (const auto& recorder : recorders) probes.push_back(recorder.get());

  const RunResult result = simulation.run(*policy, options.seed, options.limits, probes);

  const RunFacts facts{entry.name,          platform.name,          workload.name,
                       WEFT_VERSION,        options.seed,           result.interrupted,
                       result.end,          result.jobs_injected,   result.jobs_completed,
                       result.jobs_dropped, result.tasks_completed, result.wall_seconds};
  nlohmann::ordered_json summary = make_summary(facts, statistics, usage, platform, workload);
  if (results != nullptr) {
    if (options.tables) write_pes_table(path("pes.csv"), platform, statistics);
    if (options.tables && !usage.links().empty()) write_links_table(path("links.csv"), usage);
    write_text(path("stats.txt"), make_stats_text(summary));
    write_text(path("config.yaml"), write_yaml(resolved_config(inputs, options)));
    write_text(path("summary.json"), summary.dump(2) + "\n");
  }
  return summary;
}

}  // namespace weft
