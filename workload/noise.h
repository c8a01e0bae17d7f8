// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/ids.h"
#include "base/time.h"

namespace weft {

/// The noise on execution times (rule R8), keyed by (seed, job, task), so that the same job meets
/// the same noise under every policy (rule R9).
struct Noise {
  enum class Distribution {
    gaussian,     ///< a factor 1 + sigma z with z standard normal, drawn again while not positive
    exponential,  ///< a factor of mean 1, exponentially distributed, as queueing theory has it
  };

  double sigma = 0;  ///< gaussian: relative standard deviation, at most 1
  Distribution distribution = Distribution::gaussian;

  bool none() const { return sigma == 0 && distribution == Distribution::gaussian; }

  /// `nominal` with the noise of that job's task, to the picosecond, at least 1 ps unless
  /// `nominal` is zero.
  Time apply(Time nominal, std::uint64_t seed, JobId job, TaskId task) const {
    return none() || nominal == Time(0) ? nominal : draw(nominal, seed, job, task);
  }

 private:
  Time draw(Time nominal, std::uint64_t seed, JobId job, TaskId task) const;
};

}  // namespace weft
