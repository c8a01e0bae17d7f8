// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"

namespace weft {

/// One inference that a model of an XR scenario was asked for.
struct XrInference {
  bool executed = true;     ///< false: the frame was dropped
  Time finish{0};           ///< counted from anything, as the deadline is
  Time deadline{0};         ///< the arrival of the model's next frame
  double energy_joule = 0;  ///< that the inference took
};

/// A model's quality as a metric of its field gives it, and what is asked of it.
struct XrQuality {
  double measured = 1;
  double target = 1;
  bool higher_is_better = true;
};

/// A model of a scenario, with all inferences that it was asked for.
struct XrModelRun {
  std::string model;
  std::vector<XrInference> inferences;
  XrQuality quality;
};

/// The constants of XRBench's scores, at its defaults.
struct XrScoreOptions {
  double sharpness_per_ms = 15;       ///< k: how sharply the real-time score falls at the deadline
  double largest_energy_joule = 1.5;  ///< an inference that takes this scores 0
};

/// The scores of a model, or of a scenario; each from 0 to 1.
struct XrScores {
  double real_time = 0;
  double energy = 0;
  double accuracy = 0;
  double qoe = 0;
  double overall = 0;
};

// XRBench's scores: Kwon et al., "XRBench: an extended reality (XR) machine learning benchmark
// suite for the metaverse", MLSys 2023, section 3.7, and the scoring module of its artifact
// (XRBench-MLSys2023).

/// 1 / (1 + e^(k (finish - deadline))): 1/2 at the deadline.
double xr_real_time_score(const XrInference& inference, double sharpness_per_ms);

/// (E_max - E) / E_max, but not below 0.
double xr_energy_score(const XrInference& inference, double largest_energy_joule);

/// min(1, measured / target), or min(1, target / measured) where less is better.
double xr_accuracy_score(const XrQuality& quality);

/// The scores of a model. Real-time and energy are means over its executed inferences; QoE is
/// executed over requested inferences. Overall is the sum of real-time x energy x accuracy over the
/// executed inferences, over the number of requested ones, times QoE, as the artifact has it. A
/// model that was asked for nothing scores 0, as there.
XrScores xr_model_scores(const XrModelRun& run, const XrScoreOptions& options = {});

/// The scores of a scenario: the means over its models. 0 for none.
XrScores xr_scenario_scores(const std::vector<XrModelRun>& runs,
                            const XrScoreOptions& options = {});

}  // namespace weft
