// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/lexical_cast/try_lexical_convert.hpp>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
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
  std::string seed = "1";
  std::optional<std::string> jobs;
  std::optional<std::string> until;
  std::optional<std::string> warmup;
  std::string output;
  bool trace = false;
  bool no_tables = false;
  bool check_protocol = false;
  bool quiet = false;
};

// Options are read here and not by CLI11, which takes -1 for an unsigned number and the largest
// number for one that is too large.
Value option_value(const char* option, const std::string& text) {
  Value value(text);
  value.where.source = fmt::format("{} {}", option, text);
  return value;
}

std::int64_t parse_count(const char* option, const std::string& text, std::int64_t least) {
  const Value value = option_value(option, text);
  const std::int64_t count = value.as_integer();
  if (count < least) value.fail(fmt::format("expected at least {}", least));
  return count;
}

bool is_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

std::uint64_t parse_seed(const std::string& text) {
  std::uint64_t seed = 0;
  if (!is_digits(text) || !boost::conversion::try_lexical_convert(text, seed)) {
    option_value("--seed", text)
        .fail(fmt::format("expected a whole number from 0 to {}",
                          std::numeric_limits<std::uint64_t>::max()));
  }
  return seed;
}

RunLimits read_limits(const Arguments& arguments, const Workload& workload) {
  Time until = kNever;
  if (arguments.until) {
    const Value value = option_value("--until", *arguments.until);
    until = value.as_time();
    if (until == Time(0)) value.fail("expected more than zero");
  }
  const std::int64_t jobs = arguments.jobs ? parse_count("--jobs", *arguments.jobs, 1) : 0;
  return resolve_limits(jobs, until, workload);
}

WarmUp read_warm_up(const std::optional<std::string>& text, const Workload& workload,
                    const RunLimits& limits) {
  if (!text) return resolve_warm_up(workload, limits);
  if (is_digits(*text)) return {parse_count("--warmup", *text, 0), Time(0)};
  return {0, option_value("--warmup", *text).as_time()};
}

// Each policy once, however often and in whatever case it was named.
void drop_repeated(std::vector<std::string>& names) {
  std::vector<std::string> kept;
  for (const std::string& name : names) {
    const std::string known = policies().find(name, Location{"--policy " + name}).name;
    if (std::find(kept.begin(), kept.end(), known) == kept.end()) kept.push_back(known);
  }
  names = kept;
}

void run_policies(const Arguments& arguments) {
  const Inputs inputs = load_inputs(arguments.platform, arguments.workload, arguments.settings);
  RunOptions options;
  options.seed = parse_seed(arguments.seed);
  options.limits = read_limits(arguments, inputs.workload);
  options.warm_up = read_warm_up(arguments.warmup, inputs.workload, options.limits);
  options.tables = !arguments.no_tables;
  options.trace = arguments.trace;
  options.quiet = arguments.quiet;

  for (const std::string& policy : arguments.policies) check_policy(inputs.platform, policy);
  Simulation simulation(inputs.platform, inputs.workload, stop_requested(),
                        arguments.check_protocol);
  const std::string standard =
      fmt::format("results/{}-{}", inputs.platform.name, inputs.workload.name);
  ResultDirectory results(arguments.output.empty() ? standard : arguments.output, result_names());
  const bool several = arguments.policies.size() > 1;
  std::vector<nlohmann::ordered_json> summaries;
  for (const std::string& policy : arguments.policies) {
    options.policy = policy;
    const std::string folder = several ? options.policy + "/" : "";
    summaries.push_back(run_recorded(simulation, inputs, options, &results, folder));
    if (stop_requested()) break;
  }
  if (several) write_summaries(summaries, arguments.policies.size(), results);
  if (summaries.back().at("latency_us").at("jobs") == 0) {
    spdlog::warn("no job that counts has finished; is the run shorter than its warm-up?");
  }
  results.commit();
  if (stop_requested()) spdlog::warn("interrupted; the results so far are marked as partial");
  if (arguments.quiet) return;
  const auto injected = summaries.front().at("jobs").at("injected").get<std::int64_t>();
  fmt::print("{} job{} of {} on {}, seed {}\n\n{}\nresults in {}/\n", injected,
             injected == 1 ? "" : "s", inputs.workload.name, inputs.platform.name, options.seed,
             make_result_table(summaries), results.path());
}

bool is_builtin_platform(const std::string& name) {
  const auto& files = builtin_platforms();
  return std::any_of(files.begin(), files.end(),
                     [&](const EmbeddedFile& file) { return file.name == name; });
}

void run(const Arguments& arguments) {
  if (!arguments.workload.empty()) {
    run_policies(arguments);
  } else if (is_builtin_platform(arguments.platform)) {
    throw InputError(fmt::format("WORKLOAD is missing: weft run {} WORKLOAD", arguments.platform));
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
          ->allow_extra_args(false)
          ->default_str("ETF");
  CLI::Option* seed = command->add_option("--seed", arguments->seed, "seed of all random streams")
                          ->type_name("INT")
                          ->capture_default_str();
  CLI::Option* jobs =
      command->add_option("--jobs", arguments->jobs, "jobs that arrive; the workload's if left out")
          ->type_name("INT");
  CLI::Option* until =
      command->add_option("--until", arguments->until, "simulated time to stop at, such as 50ms");
  CLI::Option* warmup = command->add_option(
      "--warmup", arguments->warmup, "what statistics leave out: a number of jobs, or a time");
  CLI::Option* set = command
                         ->add_option("--set", arguments->settings,
                                      "override any key of the inputs: cluster.big.count=2")
                         ->allow_extra_args(false);
  command
      ->add_option(
          "-o,--output", arguments->output,
          "directory for the results; results/PLATFORM-WORKLOAD or results/EXPERIMENT if left out")
      ->check([](const std::string& name) { return std::string(name.empty() ? "no name" : ""); });
  CLI::Option* trace =
      command->add_flag("--trace", arguments->trace, "write trace.json, which Perfetto opens");
  CLI::Option* no_tables = command->add_flag(
      "--no-tables", arguments->no_tables, "leave out jobs.csv, tasks.csv, pes.csv and links.csv");
  command
      ->add_flag("--check-protocol", arguments->check_protocol,
                 "check every transaction on the interconnect by the rules of TLM-2.0")
      ->envname("WEFT_CHECK_PROTOCOL");
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
    drop_repeated(arguments->policies);
    run(*arguments);
  });
}

}  // namespace weft
