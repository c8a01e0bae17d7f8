// SPDX-License-Identifier: Apache-2.0
#include "workload/xrbench.h"

#include <gtest/gtest.h>

#include <cmath>

namespace weft {
namespace {

XrInference finished(Time late, double energy_joule = 0) {
  XrInference inference;
  inference.deadline = microseconds(16'667);
  inference.finish = inference.deadline + late;
  inference.energy_joule = energy_joule;
  return inference;
}

TEST(XrRealTimeScore, IsHalfAtTheDeadlineAndFallsSharply) {
  EXPECT_EQ(xr_real_time_score(finished(Time(0)), 15), 0.5);
  EXPECT_NEAR(xr_real_time_score(finished(microseconds(-1000)), 15), 1, 1e-6);
  EXPECT_NEAR(xr_real_time_score(finished(microseconds(1000)), 15), 0, 1e-6);
  EXPECT_NEAR(xr_real_time_score(finished(microseconds(100)), 15), 1 / (1 + std::exp(1.5)), 1e-12);
  EXPECT_EQ(xr_real_time_score(finished(microseconds(-1000)), 0), 0.5) << "k = 0 knows no time";
  EXPECT_EQ(xr_real_time_score(finished(kNever / 4), 15), 0);
}

TEST(XrEnergyScore, FallsInALineToNothing) {
  EXPECT_EQ(xr_energy_score(finished(Time(0), 0), 1.5), 1);
  EXPECT_DOUBLE_EQ(xr_energy_score(finished(Time(0), 0.3), 1.5), 0.8);
  EXPECT_EQ(xr_energy_score(finished(Time(0), 1.5), 1.5), 0);
  EXPECT_EQ(xr_energy_score(finished(Time(0), 9), 1.5), 0);
}

TEST(XrAccuracyScore, IsTheShareOfTheTarget) {
  EXPECT_DOUBLE_EQ(xr_accuracy_score({0.9, 0.9, true}), 1);
  EXPECT_DOUBLE_EQ(xr_accuracy_score({0.99, 0.9, true}), 1);
  EXPECT_DOUBLE_EQ(xr_accuracy_score({0.45, 0.9, true}), 0.5);
  EXPECT_DOUBLE_EQ(xr_accuracy_score({8, 4, false}), 0.5) << "an error rate";
  EXPECT_DOUBLE_EQ(xr_accuracy_score({0, 4, false}), 1);
  EXPECT_DOUBLE_EQ(xr_accuracy_score({4, 0, false}), 0);
}

TEST(XrScores, OfAModel) {
  XrModelRun run;
  run.model = "hand_tracking";
  run.quality = {0.8, 1, true};
  run.inferences = {finished(microseconds(-5000), 0.75), finished(Time(0), 0), {}, {}};
  run.inferences[2].executed = run.inferences[3].executed = false;
  const XrScores scores = xr_model_scores(run);
  EXPECT_DOUBLE_EQ(scores.real_time, 0.75);
  EXPECT_DOUBLE_EQ(scores.energy, 0.75);
  EXPECT_DOUBLE_EQ(scores.accuracy, 0.8);
  EXPECT_DOUBLE_EQ(scores.qoe, 0.5);
  EXPECT_DOUBLE_EQ(scores.overall, (1 * 0.5 * 0.8 + 0.5 * 1 * 0.8) / 4 * 0.5);
}

TEST(XrScores, OfAScenarioAreMeans) {
  XrModelRun good, dropped;
  good.inferences = {finished(microseconds(-5000))};
  dropped.inferences = {XrInference{false, Time(0), Time(0), 0}};
  const XrScores scores = xr_scenario_scores({good, dropped});
  EXPECT_DOUBLE_EQ(scores.qoe, 0.5);
  EXPECT_DOUBLE_EQ(scores.overall, 0.5);
  EXPECT_EQ(xr_scenario_scores({}).overall, 0);
  EXPECT_EQ(xr_model_scores({}).qoe, 0) << "asked for nothing";
}

}  // namespace
}  // namespace weft
