// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// What a file of the format `sched-oracle-1` says of one algorithm.
struct OracleReference {
  std::string algorithm;
  Ticks makespan = 0;
  bool order_invariant = false;  ///< no tie decided the result
  std::vector<ScheduledTask> schedule;
};

/// The best schedule that a file knows.
struct OracleOptimum {
  bool proved = false;
  Ticks makespan = 0;
  std::vector<ScheduledTask> schedule;
};

/// A makespan that the paper prints which the graph is from.
struct OraclePublished {
  std::string algorithm;
  Ticks makespan = 0;
};

/// A file of the format `sched-oracle-1`.
struct OracleCase {
  std::string id;
  Problem problem;
  std::vector<OracleReference> references;
  std::vector<OraclePublished> published;
  std::optional<OracleOptimum> optimum;
};

/// Reads a JSON file of the format `sched-oracle-1`: `exec` (task x PE, whole ticks or null),
/// `edges` (`src`, `dst`, `data`) and `bandwidth` (PE x PE, diagonal free); `ref`, `published` and
/// `optimum` where they are there. A number with decimals stands for the simplest fraction that
/// reads as it (0.8 is 4/5), so that data / bandwidth is exact. InputError names the file, the
/// place in it and what was expected.
OracleCase read_sched_oracle(const std::string& path);

/// The same from a text; `source` is what errors call it.
OracleCase parse_sched_oracle(const std::string& text, const std::string& source);

}  // namespace weft
