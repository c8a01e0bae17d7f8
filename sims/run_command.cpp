// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "scheduler/registry.h"
#include "sims/commands.h"
#include "sims/experiment.h"
#include "sims/recorded_run.h"
#include "sims/result_table.h"
#include "sims/stop_signal.h"

namespace weft {
namespace {

struct Arguments {
  std::string platform;
  std::string workload;
  std::vector<std::string> policies;
  std::vector<std::string> settings;
  std::uint64_t seed = 1;
  std::int64_t jobs = 0;
  std::string until;
  std::string warmup;
  std::string output = "results";
  bool trace = false;
  bool no_tables = false;
  bool quiet = false;
};

Time parse_time_option(const char* option, const std::string& text) {
  Value value(text);
  value.where.source = fmt::format("{} {}", option, text);
  return value.as_time();
}

RunLimits read_limits(const Arguments& arguments, const Workload& workload) {
  Time until = kNever;
  if (!arguments.until.empty()) {
    until = parse_time_option("--until", arguments.until);
    if (until == Time(0)) throw InputError("--until 0: expected more than zero");
  }
  return resolve_limits(arguments.jobs, until, workload);
}

WarmUp read_warm_up(const std::string& text, const Workload& workload) {
  if (text.empty()) return {workload.warmup_jobs, Time(0)};
  if (text.find_first_not_of("0123456789") != std::string::npos) {
    return {0, parse_time_option("--warmup", text)};
  }
  Value value(text);
  value.where.source = "--warmup " + text;
  return {value.as_integer(), Time(0)};
}

void run_policies(const Arguments& arguments) {
  const Inputs inputs = load_inputs(arguments.platform, arguments.workload, arguments.settings);
  for (const std::string& policy : arguments.policies) {
    policies().find(policy, Location{"--policy " + policy});  // before anything is written
  }
  RunOptions options;
  options.seed = arguments.seed;
  options.limits = read_limits(arguments, inputs.workload);
  options.warm_up = read_warm_up(arguments.warmup, inputs.workload);
  options.tables = !arguments.no_tables;
  options.trace = arguments.trace;
  options.quiet = arguments.quiet;

  Simulation simulation(inputs.platform, inputs.workload, stop_requested());
  ResultDirectory results(arguments.output);
  const bool several = arguments.policies.size() > 1;
  std::vector<nlohmann::ordered_json> summaries;
  for (const std::string& policy : arguments.policies) {
    options.policy = policies().find(policy).name;
    const std::string folder = several ? options.policy + "/" : "";
    summaries.push_back(run_recorded(simulation, inputs, options, &results, folder));
    if (stop_requested()) break;
  }
  if (several) write_summaries(summaries, results);
  results.commit();
  if (stop_requested()) spdlog::warn("interrupted; the results so far are marked as partial");
  if (arguments.quiet) return;
  fmt::print("{} jobs of {} on {}, seed {}\n\n{}\nresults in {}/\n",
             summaries.front().at("jobs").at("injected").get<std::int64_t>(), inputs.workload.name,
             inputs.platform.name, options.seed, make_result_table(summaries), results.path());
}

void run(const Arguments& arguments) {
  if (!arguments.workload.empty()) {
    run_policies(arguments);
  } else {
    run_experiment(load_experiment(arguments.platform), arguments.output, arguments.quiet);
  }
}

}  // namespace

void add_run_command(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("run", "simulate a workload on a platform");
  command
      ->add_option("PLATFORM", arguments->platform,
                   "platform: a built-in name or a file; or an experiment, if it stands alone")
      ->required();
  command->add_option("WORKLOAD", arguments->workload, "workload: a built-in name or a file");
  CLI::Option* policy =
      command->add_option("-p,--policy", arguments->policies, "scheduling policies, by comma")
          ->delimiter(',')
          ->default_str("ETF");
  CLI::Option* seed = command->add_option("--seed", arguments->seed, "seed of all random streams")
                          ->capture_default_str();
  CLI::Option* jobs =
      command->add_option("--jobs", arguments->jobs, "jobs that arrive; the workload's if left out")
          ->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
  CLI::Option* until =
      command->add_option("--until", arguments->until, "simulated time to stop at, such as 50ms");
  CLI::Option* warmup = command->add_option(
      "--warmup", arguments->warmup, "what statistics leave out: a number of jobs, or a time");
  CLI::Option* set = command
                         ->add_option("--set", arguments->settings,
                                      "override any key of the inputs: cluster.big.count=2")
                         ->allow_extra_args(false);
  command->add_option("-o,--output", arguments->output, "directory for the results")
      ->capture_default_str();
  CLI::Option* trace =
      command->add_flag("--trace", arguments->trace, "write trace.json, which Perfetto opens");
  CLI::Option* no_tables =
      command->add_flag("--no-tables", arguments->no_tables, "leave out jobs.csv and tasks.csv");
  command->add_flag("-q,--quiet", arguments->quiet, "print nothing");
  command->footer(
      "Examples:\n"
      "  weft run dssoc16 six_mix --policy MET,EFT,ETF --jobs 1000 -o results/demo\n"
      "  weft run topcuoglu3 topcuoglu_single --policy ETF --trace\n"
      "  weft run dssoc16 six_mix --set cluster.big.count=2 --set noise.sigma=0.1 --until 50ms\n"
      "  weft run gym_ds3\n"
      "Ctrl-C ends a run early; what it has so far is written, with \"partial\": true.");
  command->callback([=] {
    if (arguments->workload.empty()) {
      for (const CLI::Option* option : {policy, seed, jobs, until, warmup, set, trace, no_tables}) {
        if (option->count() > 0) {
          throw InputError(
              fmt::format("WORKLOAD is missing, or, if '{}' is an experiment: its "
                          "file says what {} would",
                          arguments->platform, option->get_name()));
        }
      }
    }
    if (arguments->policies.empty()) arguments->policies = {"ETF"};
    run(*arguments);
  });
}

}  // namespace weft
