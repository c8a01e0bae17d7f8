// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "scheduler/platform_view.h"
#include "waves/run_statistics.h"
#include "waves/usage.h"
#include "workload/workload.h"

namespace weft {

/// What a summary says besides what recorders saw.
struct RunFacts {
  std::string policy;
  std::string platform;
  std::string workload;
  std::string version;
  std::uint64_t seed = 0;
  bool partial = false;  ///< the run was interrupted
  Time end{0};
  std::int64_t jobs_injected = 0;
  std::int64_t jobs_completed = 0;
  std::int64_t jobs_dropped = 0;
  std::int64_t tasks_completed = 0;
  double wall_seconds = 0;
};

/// The content of `summary.json`. Keys are added over time, never renamed.
nlohmann::ordered_json make_summary(const RunFacts& facts, const RunStatistics& statistics,
                                    const Usage& usage, const PlatformView& platform,
                                    const Workload& workload);

/// The content of `stats.txt`, as gem5 writes it: name, value, `#` meaning, a line each.
std::string make_stats_text(const nlohmann::ordered_json& summary);

}  // namespace weft
