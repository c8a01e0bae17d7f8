// SPDX-License-Identifier: Apache-2.0
#include "workload/xrbench.h"

#include <algorithm>
#include <cmath>

namespace weft {

double xr_real_time_score(const XrInference& inference, double sharpness_per_ms) {
  const double late_ms = to_us(inference.finish - inference.deadline) / 1000;
  return 1 / (1 + std::exp(sharpness_per_ms * late_ms));
}

double xr_energy_score(const XrInference& inference, double largest_energy_joule) {
  return std::max(0.0, (largest_energy_joule - inference.energy_joule) / largest_energy_joule);
}

double xr_accuracy_score(const XrQuality& quality) {
  const double better = quality.higher_is_better ? quality.measured : quality.target;
  const double worse = quality.higher_is_better ? quality.target : quality.measured;
  return better >= worse ? 1 : better / worse;  // asks for no division where the worse one is 0
}

XrScores xr_model_scores(const XrModelRun& run, const XrScoreOptions& options) {
  XrScores scores;
  scores.accuracy = xr_accuracy_score(run.quality);
  double executed = 0, products = 0;
  for (const XrInference& inference : run.inferences) {
    if (!inference.executed) continue;
    const double real_time = xr_real_time_score(inference, options.sharpness_per_ms);
    const double energy = xr_energy_score(inference, options.largest_energy_joule);
    executed += 1;
    scores.real_time += real_time;
    scores.energy += energy;
    products += real_time * energy * scores.accuracy;
  }
  if (executed == 0) return scores;
  const auto requested = static_cast<double>(run.inferences.size());
  scores.real_time /= executed;
  scores.energy /= executed;
  scores.qoe = executed / requested;
  scores.overall = products / requested * scores.qoe;
  return scores;
}

XrScores xr_scenario_scores(const std::vector<XrModelRun>& runs, const XrScoreOptions& options) {
  XrScores mean;
  const auto count = static_cast<double>(std::max<std::size_t>(1, runs.size()));
  for (const XrModelRun& run : runs) {
    const XrScores scores = xr_model_scores(run, options);
    mean.real_time += scores.real_time / count;
    mean.energy += scores.energy / count;
    mean.accuracy += scores.accuracy / count;
    mean.qoe += scores.qoe / count;
    mean.overall += scores.overall / count;
  }
  return mean;
}

}  // namespace weft
