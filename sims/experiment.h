// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "sims/result_directory.h"

namespace weft {

/// A change of the inputs that an experiment compares with others.
struct Variant {
  std::string name;
  std::string workload;               ///< reference
  std::vector<std::string> settings;  ///< as given to --set
  Location where;                     ///< in the experiment's file
};

/// An experiment file: policies x seeds x variants under common random numbers
/// (sims/schema/experiment.schema.json).
struct Experiment {
  std::string name;
  std::string platform;  ///< reference
  std::vector<std::string> policies;
  std::uint64_t first_seed = 1;
  std::int64_t seeds = 1;
  std::int64_t jobs = 0;  ///< 0: the workload's own number
  Time until = kNever;
  std::int64_t warmup_jobs = -1;  ///< -1: the workload's own number
  std::vector<Variant> variants;
};

/// Loads an experiment by built-in name or file. InputError where anything is wrong.
Experiment load_experiment(const std::string& reference);

/// Loads the inputs of every variant. InputError where anything is wrong.
void check_inputs(const Experiment& experiment);

/// Runs all points, prints a table a variant (mean over seeds with its 95 % interval) and writes
/// `results.csv`, a row a point, and `summary.json` to `output`.
void run_experiment(const Experiment& experiment, const std::string& output, bool quiet);

/// Writes the summaries of several runs as one `summary.json`, by policy; partial where one of
/// them is, or where there are fewer than were `asked` for.
void write_summaries(const std::vector<nlohmann::ordered_json>& summaries, std::size_t asked,
                     const ResultDirectory& results);

}  // namespace weft
