// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// When the search gives up.
struct ExactLimits {
  double seconds = std::numeric_limits<double>::infinity();
  std::int64_t nodes = std::numeric_limits<std::int64_t>::max();
  std::size_t state_bytes = std::size_t{256} << 20;  ///< of states kept for dominance
};

/// How a search ended.
enum class ExactStatus {
  proved,      ///< the schedule is optimal
  time_limit,  ///< gave up by ExactLimits::seconds
  node_limit,  ///< gave up by ExactLimits::nodes
  too_large,   ///< more than 64 tasks, or 2^57 ticks in all: policies and bounds only
};

/// "proved", "time_limit", ...
const char* name_of(ExactStatus status);

/// What a search found.
struct ExactResult {
  Schedule schedule;  ///< the best known
  Ticks bound = 0;    ///< no schedule is shorter than this
  ExactStatus status = ExactStatus::proved;
  std::int64_t nodes = 0;
  double seconds = 0;

  /// How much longer the schedule may be than an optimal one: makespan / bound - 1.
  double gap() const;
};

/// An optimal schedule without duplicates, with proof, by branch and bound (Search); the best one
/// and a bound where it gives up before. It starts from the shortest schedule of the offline
/// policies. Without a time limit the result is the same on every machine.
ExactResult solve_exactly(const Problem& problem, const ExactLimits& limits = {});

}  // namespace weft
