// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "sims/inputs.h"
#include "sims/result_directory.h"
#include "sims/simulation.h"
#include "waves/run_statistics.h"

namespace weft {

/// What one run records, and how far it goes.
struct RunOptions {
  std::string policy;
  std::uint64_t seed = 1;
  RunLimits limits;
  WarmUp warm_up;
  bool tables = true;  ///< jobs.csv, tasks.csv, pes.csv
  bool trace = false;  ///< trace.json
  bool quiet = false;
};

/// The warm-up of a run that is not told one: the workload's own, but at most a tenth of the jobs,
/// so that a short run has something to measure; none for a trace, which is replayed as it is.
WarmUp resolve_warm_up(const Workload& workload, const RunLimits& limits);

/// The names of everything that a run or an experiment may write to its directory.
std::vector<std::string> result_names();

/// Runs a policy once and returns its summary. With `results`, the files of the run are written
/// there, under `folder` ("" or "MET/"). The caller commits.
nlohmann::ordered_json run_recorded(Simulation& simulation, const Inputs& inputs,
                                    const RunOptions& options, const ResultDirectory* results,
                                    const std::string& folder);

}  // namespace weft
