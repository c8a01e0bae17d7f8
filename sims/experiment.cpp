// SPDX-License-Identifier: Apache-2.0
#include "sims/experiment.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/algorithm/string/replace.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>

#include "base/schema.h"
#include "scheduler/registry.h"
#include "sims/inputs.h"
#include "sims/progress.h"
#include "sims/recorded_run.h"
#include "sims/result_table.h"
#include "sims/stop_signal.h"
#include "waves/batch_means.h"
#include "waves/text_file.h"

namespace weft {
namespace {

using Json = nlohmann::ordered_json;

// A built-in name stays; a file is looked for beside the experiment's own.
std::string resolve(const std::string& reference, const std::string& directory) {
  const bool absolute = !reference.empty() && reference[0] == '/';
  return is_file_reference(reference) && !absolute ? directory + reference : reference;
}

std::vector<Variant> read_variants(const Value& document, const std::string& workload,
                                   const std::string& directory) {
  const Value* list = document.find("variants");
  if (list == nullptr) return {{"", workload, {}, document.at("workload").where}};
  std::vector<Variant> variants;
  std::set<std::string> names;
  for (const Value& entry : list->items) {
    Variant variant;
    variant.name = entry.at("name").scalar;
    if (!names.insert(variant.name).second) {
      entry.fail(fmt::format("variant '{}' stands here for the second time", variant.name));
    }
    variant.where = entry.where;
    variant.workload = workload;
    if (const Value* own = entry.find("workload")) {
      variant.workload = resolve(own->scalar, directory);
    }
    if (const Value* settings = entry.find("set")) {
      for (const auto& [key, value] : settings->members) {
        variant.settings.push_back(key + "=" + value.scalar);
      }
    }
    variants.push_back(variant);
  }
  return variants;
}

std::vector<std::string> read_policies(const Value& list) {
  std::vector<std::string> names;
  for (const Value& entry : list.items) {
    const std::string& name = policies().find(entry.scalar, entry.where).name;
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      entry.fail(fmt::format("policy '{}' stands here for the second time", name));
    }
    names.push_back(name);
  }
  return names;
}

Inputs load_inputs_of(const Experiment& experiment, const Variant& variant) {
  return load_inputs(experiment.platform, variant.workload, variant.settings, variant.where);
}

RunOptions make_options(const Experiment& experiment, const Workload& workload) {
  RunOptions options;
  options.limits = resolve_limits(experiment.jobs, experiment.until, workload);
  options.warm_up = experiment.warmup_jobs >= 0 ? WarmUp{experiment.warmup_jobs, Time(0)}
                                                : resolve_warm_up(workload, options.limits);
  options.tables = false;
  options.quiet = true;
  return options;
}

// RFC 4180.
std::string quoted_for_csv(const std::string& text) {
  return '"' + boost::algorithm::replace_all_copy(text, "\"", "\"\"") + '"';
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// What the seeds of one policy under one variant came to.
struct Series {
  std::vector<double> latency_us, p95_us, jobs, throughput, wait_us, scheduler;

  void add(const Json& summary) {
    if (summary.at("latency_us").at("jobs") == 0) return;  // nothing left after the warm-up
    latency_us.push_back(summary.at("latency_us").at("mean").get<double>());
    p95_us.push_back(summary.at("latency_us").at("p95").get<double>());
    jobs.push_back(summary.at("latency_us").at("jobs").get<double>());
    throughput.push_back(summary.at("throughput_jobs_per_s").get<double>());
    wait_us.push_back(summary.at("decisions").at("mean_wait_us").get<double>());
    scheduler.push_back(summary.at("decisions").at("utilisation").get<double>());
  }
  Json interval() const {
    const auto half_width = half_width_95(latency_us);
    return half_width ? Json(*half_width) : Json(nullptr);
  }
};

class ExperimentRun {
 public:
  ExperimentRun(const Experiment& experiment, const ResultDirectory& results, bool quiet)
      : experiment_(experiment), results_csv_(results.file("results.csv")), quiet_(quiet) {
    results_csv_ << "variant,policy,seed,jobs,mean_latency_us,p95_latency_us,throughput_jobs_per_s,"
                    "mean_decision_wait_us,scheduler_utilisation";
    results_csv_.end_line();
  }

  void run(const Variant& variant) {
    const Inputs inputs = load_inputs_of(experiment_, variant);
    Simulation simulation(inputs.platform, inputs.workload, stop_requested());
    RunOptions options = make_options(experiment_, inputs.workload);
    std::vector<std::vector<std::string>> rows = {{"policy", "mean latency us", "p95 us",
                                                   "jobs a seed", "jobs/s", "to place us",
                                                   "scheduler"}};
    for (const std::string& policy : experiment_.policies) {
      options.policy = policies().find(policy).name;
      Series series;
      for (std::int64_t i = 0; i < experiment_.seeds && !stop_requested(); ++i) {
        options.seed = experiment_.first_seed + static_cast<std::uint64_t>(i);
        show_progress();
        const Json summary = run_recorded(simulation, inputs, options, nullptr, "");
        if (stop_requested()) break;
        write_point(variant, summary);
        series.add(summary);
      }
      if (series.jobs.empty()) continue;
      summarise(variant, options.policy, series, rows);
    }
    if (quiet_) return;
    if (Progress::wanted(quiet_)) fmt::print(stderr, "\r\033[K");
    if (!variant.name.empty()) fmt::print("{}\n", variant.name);
    fmt::print("{}\n", align_table(rows));
  }

  void finish(const ResultDirectory& results) {
    if (Progress::wanted(quiet_)) fmt::print(stderr, "\r\033[K");
    results_csv_.close();
    summary_["partial"] = stop_requested().load();
    TextFile file(results.file("summary.json"));
    file << summary_.dump(2) << '\n';
    file.close();
  }

 private:
  // A line on the terminal: points done, their rate, the time left.
  void show_progress() {
    const auto all =
        static_cast<double>(experiment_.variants.size() * experiment_.policies.size()) *
        static_cast<double>(experiment_.seeds);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    const double rate = static_cast<double>(points_) / elapsed.count();
    if (Progress::wanted(quiet_) && points_ > 0) {
      fmt::print(stderr, "\r\033[K{}: {} of {:.0f} points  {:.1f} points/s  {:.0f} s left",
                 experiment_.name, points_, all, rate, (all - static_cast<double>(points_)) / rate);
    }
    ++points_;
  }

  void write_point(const Variant& variant, const Json& summary) {
    const Json& latency = summary.at("latency_us");
    results_csv_.print("{},{},{},{},{},{},{},{},{}\n", quoted_for_csv(variant.name),
                       summary.at("policy").get<std::string>(), summary.at("seed").dump(),
                       latency.at("jobs").dump(), latency.at("mean").dump(),
                       latency.at("p95").dump(), summary.at("throughput_jobs_per_s").dump(),
                       summary.at("decisions").at("mean_wait_us").dump(),
                       summary.at("decisions").at("utilisation").dump());
  }

  void summarise(const Variant& variant, const std::string& policy, const Series& series,
                 std::vector<std::vector<std::string>>& rows) {
    const double mean = mean_of(series.latency_us);
    summary_["variants"][variant.name][policy] = {{"seeds", series.jobs.size()},
                                                  {"mean_latency_us", mean},
                                                  {"ci95", series.interval()},
                                                  {"p95_latency_us", mean_of(series.p95_us)},
                                                  {"jobs", mean_of(series.jobs)},
                                                  {"mean_wait_us", mean_of(series.wait_us)},
                                                  {"scheduler", mean_of(series.scheduler)}};
    rows.push_back({policy, with_interval(mean, series.interval()),
                    fmt::format("{:.1f}", mean_of(series.p95_us)),
                    fmt::format("{:.1f}", mean_of(series.jobs)),
                    fmt::format("{:.0f}", mean_of(series.throughput)),
                    fmt::format("{:.2f}", mean_of(series.wait_us)),
                    fmt::format("{:.1f} %", 100 * mean_of(series.scheduler))});
  }

  const Experiment& experiment_;
  TextFile results_csv_;
  bool quiet_;
  std::int64_t points_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  Json summary_ = {{"experiment", experiment_.name}, {"version", WEFT_VERSION}};
};

}  // namespace

Experiment load_experiment(const std::string& reference) {
  const InputDocument input = load_document(reference, "experiment", builtin_experiments());
  const Value& document = input.document;
  if (document.find("cluster") != nullptr) {
    document.fail("this is a platform, and WORKLOAD is missing; an experiment has 'policies'");
  }
  validate(document, find_embedded(experiment_schemas(), "schema", "experiment").text);
  Experiment experiment;
  experiment.name = document.at("name").scalar;
  experiment.platform = resolve(document.at("platform").scalar, input.directory);
  experiment.policies = read_policies(document.at("policies"));
  experiment.seeds = document.integer_or("seeds", 1);
  experiment.first_seed = static_cast<std::uint64_t>(document.integer_or("first_seed", 1));
  experiment.jobs = document.integer_or("jobs", 0);
  experiment.until = document.time_or("until", kNever);
  experiment.warmup_jobs = document.integer_or("warmup_jobs", -1);
  experiment.variants = read_variants(
      document, resolve(document.at("workload").scalar, input.directory), input.directory);
  return experiment;
}

void check_inputs(const Experiment& experiment) {
  for (const Variant& variant : experiment.variants) {
    const Inputs inputs = load_inputs_of(experiment, variant);
    make_view(inputs.platform, inputs.workload);
    for (const std::string& policy : experiment.policies) check_policy(inputs.platform, policy);
  }
}

void run_experiment(const Experiment& experiment, const std::string& output, bool quiet) {
  check_inputs(experiment);  // before anything is written
  ResultDirectory results(output.empty() ? "results/" + experiment.name : output, result_names());
  ExperimentRun run(experiment, results, quiet);
  for (const Variant& variant : experiment.variants) {
    if (!stop_requested()) run.run(variant);
  }
  run.finish(results);
  results.commit();
  if (stop_requested()) spdlog::warn("interrupted; the results so far are marked as partial");
  if (!quiet) fmt::print("results in {}/\n", results.path());
}

void write_summaries(const std::vector<Json>& summaries, std::size_t asked,
                     const ResultDirectory& results) {
  Json all = {{"partial", summaries.size() < asked}, {"policies", Json::object()}};
  for (const Json& summary : summaries) {
    if (summary.at("partial").get<bool>()) all["partial"] = true;
    all["policies"][summary.at("policy").get<std::string>()] = summary;
  }
  TextFile file(results.file("summary.json"));
  file << all.dump(2) << '\n';
  file.close();
}

}  // namespace weft
