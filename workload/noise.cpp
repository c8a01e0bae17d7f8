// SPDX-License-Identifier: Apache-2.0
#include "workload/noise.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace weft {

Time Noise::draw(Time nominal, std::uint64_t seed, JobId job, TaskId task) const {
  RandomEngine engine(seed, RandomStream::execution_noise, job.value(), task.value());
  double factor = 0;
  if (distribution == Distribution::exponential) {
    factor = draw_exponential(engine);
  } else {
    do {
      factor = 1 + sigma * draw_normal(engine);
    } while (factor <= 0);
  }
  const double noisy_ps = static_cast<double>(nominal.count()) * factor;
  return std::max(Time(1), Time(std::llround(noisy_ps)));
}

}  // namespace weft
