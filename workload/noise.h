// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/ids.h"
#include "base/time.h"

namespace weft {

/// The noise on execution times (rule R8): a factor 1 + sigma z with z standard normal, drawn
/// again while it is not positive. Keyed by (seed, job, task), so that the same job meets the
/// same noise under every policy (rule R9).
struct Noise {
  double sigma = 0;  ///< relative standard deviation, at most 1

  /// `nominal` with the noise of that job's task, to the picosecond, at least 1 ps unless
  /// `nominal` is zero.
  Time apply(Time nominal, std::uint64_t seed, JobId job, TaskId task) const {
    return sigma == 0 || nominal == Time(0) ? nominal : draw(nominal, seed, job, task);
  }

 private:
  Time draw(Time nominal, std::uint64_t seed, JobId job, TaskId task) const;
};

}  // namespace weft
