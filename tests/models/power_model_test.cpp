// SPDX-License-Identifier: Apache-2.0
#include "models/power/power_model.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstdio>
#include <string>

#include "base/error.h"

namespace weft {
namespace {

// The Cortex-A15 cluster of DS3's SoC.MULTIPLE_BAL.txt and the board's leakage.
const LeakageModel kBoardLeakage = {0.002488, 2660, 0.000519, 1};

ClusterPowerParameters a15() {
  ClusterPowerParameters parameters;
  parameters.cores = 4;
  parameters.opps = {{600'000'000, 900'000},
                     {1'000'000'000, 1'000'000},
                     {1'400'000'000, 1'100'000},
                     {2'000'000'000, 1'362'000}};
  parameters.profiles = {{1'000'000'000, {0.85, 1.30, 1.58, 1.78}},
                         {2'000'000'000, {3.32, 5.05, 6.15, 6.91}}};
  return parameters;
}

ClusterPowerParameters capacitance(double farad) {
  ClusterPowerParameters parameters = a15();
  parameters.profiles.clear();
  parameters.capacitance_farad = farad;
  return parameters;
}

void expect_row(const char* what, double expected, double measured) {
  const double error = 100 * (measured / expected - 1);
  std::printf("ROW|Power|%s|%.9g|%.9g|%.3g\n", what, expected, measured, error);
  EXPECT_NEAR(measured, expected, 1e-12 * expected) << what;
}

TEST(ClusterPower, ProfiledPointGivesWhatWasMeasured) {
  ClusterPowerParameters parameters = a15();
  parameters.leakage = kBoardLeakage;
  parameters.profile_celsius = 42;
  parameters.idle_watts_per_core = 0.01;
  const ClusterPower power(parameters);
  expect_row("A15, 2 GHz, 1 core, profile (W)", 3.32, power.at(3, 1, 42).total());
  expect_row("A15, 2 GHz, 4 cores, profile (W)", 6.91, power.at(3, 4, 42).total());
  expect_row("A15, 1 GHz, 2 cores, profile (W)", 1.30, power.at(1, 2, 42).total());
}

TEST(ClusterPower, CapacitanceIsInterpolatedBetweenProfiledFrequencies) {
  // By hand: C = P / (V^2 f), and 1.4 GHz is 0.4 of the way from 1 to 2 GHz.
  const double low = 0.85 / (1.0 * 1e9);
  const double high = 3.32 / (1.362 * 1.362 * 2e9);
  const double expected = (low + 0.4 * (high - low)) * 1.1 * 1.1 * 1.4e9;
  expect_row("A15, 1.4 GHz, 1 core, C V^2 f (W)", expected,
             ClusterPower(a15()).at(2, 1, 42).dynamic);
}

TEST(ClusterPower, BelowTheLowestProfileItsCapacitanceHolds) {
  const double expected = 1.78 * 0.9 * 0.9 * 0.6;  // from 1 GHz and 1 V
  expect_row("A15, 600 MHz, 4 cores, C V^2 f (W)", expected,
             ClusterPower(a15()).at(0, 4, 42).dynamic);
}

TEST(ClusterPower, EffectiveCapacitanceCountsForEachCore) {
  const ClusterPower power(capacitance(0.5e-9));
  const double core = 0.5e-9 * 1.1 * 1.1 * 1.4e9;
  expect_row("0.5 nF, 1.1 V, 1.4 GHz, 1 core (W)", core, power.at(2, 1, 42).dynamic);
  expect_row("0.5 nF, 1.1 V, 1.4 GHz, 3 cores (W)", 3 * core, power.at(2, 3, 42).dynamic);
  EXPECT_EQ(power.at(2, 0, 42).dynamic, 0);
}

TEST(ClusterPower, LeakageFollowsVoltageAndTemperature) {
  ClusterPowerParameters parameters = capacitance(1e-9);
  parameters.leakage = kBoardLeakage;
  parameters.leakage.scale = 0.25;
  const ClusterPower power(parameters);
  for (const double celsius : {25.0, 42.0, 85.0}) {
    const double kelvin = celsius + 273.15;
    const double current = 0.002488 * kelvin * kelvin * std::exp(-2660 / kelvin) + 0.000519;
    const std::string what = "leakage, 1.362 V, " + std::to_string(std::lround(celsius)) + " C (W)";
    expect_row(what.c_str(), 0.25 * 1.362 * current, power.at(3, 0, celsius).leakage);
  }
}

TEST(ClusterPower, HotterClusterDrawsOnlyMoreLeakageAboveTheProfile) {
  ClusterPowerParameters parameters = a15();
  parameters.leakage = kBoardLeakage;
  parameters.profile_celsius = 42;
  const ClusterPower power(parameters);
  const double more = kBoardLeakage.watts(1.362, 85) - kBoardLeakage.watts(1.362, 42);
  EXPECT_NEAR(power.at(3, 2, 85).total() - power.at(3, 2, 42).total(), more, 1e-12);
}

TEST(ClusterPower, ProfileWithoutTemperatureHoldsAtEveryOne) {
  ClusterPowerParameters parameters = a15();
  parameters.leakage = kBoardLeakage;
  const ClusterPower power(parameters);
  for (const double celsius : {42.0, 70.0, 110.0}) {
    EXPECT_NEAR(power.at(3, 1, celsius).total(), 3.32, 1e-12);
    EXPECT_GT(power.at(3, 1, celsius).leakage, 0);
  }
}

TEST(ClusterPower, DynamicPowerIsNeverNegative) {
  ClusterPowerParameters parameters = a15();
  parameters.cores = 1;
  parameters.profiles = {{1'000'000'000, {0.01}}};
  parameters.leakage = kBoardLeakage;
  EXPECT_EQ(ClusterPower(parameters).at(1, 1, 110).dynamic, 0);
}

TEST(ClusterPower, IdleCoresDrawTheirPowerUnlessGated) {
  ClusterPowerParameters parameters = capacitance(1e-9);
  parameters.idle_watts_per_core = 0.02;
  parameters.leakage = kBoardLeakage;
  const ClusterWatts open = ClusterPower(parameters).at(3, 1, 42);
  EXPECT_DOUBLE_EQ(open.idle, 3 * 0.02);
  parameters.gate_idle_cores = true;
  const ClusterPower gated(parameters);
  EXPECT_EQ(gated.at(3, 1, 42).idle, 0);
  EXPECT_DOUBLE_EQ(gated.at(3, 1, 42).leakage, open.leakage / 4);
  EXPECT_EQ(gated.at(3, 0, 42).total(), 0);
}

TEST(DataEnergy, CountsBytesAndLinks) {
  const DataEnergy energy = {20e-12, 0.5e-12};
  EXPECT_DOUBLE_EQ(energy.access(64), 1.28e-9);
  EXPECT_DOUBLE_EQ(energy.transfer(64, 6), 0.192e-9);
}

struct Bad {
  const char* name;
  const char* message;
  void (*spoil)(ClusterPowerParameters&);
};

class BadClusterPowerTest : public ::testing::TestWithParam<Bad> {};

TEST_P(BadClusterPowerTest, IsRefused) {
  ClusterPowerParameters parameters = a15();
  GetParam().spoil(parameters);
  EXPECT_THAT([&] { ClusterPower power(parameters); },
              ::testing::ThrowsMessage<InputError>(::testing::HasSubstr(GetParam().message)));
}

using Parameters = ClusterPowerParameters;
const Bad kBad[] = {
    {"NoCores", "at least one core", [](Parameters& p) { p.cores = 0; }},
    {"NoOpps", "at least one operating point", [](Parameters& p) { p.opps.clear(); }},
    {"OppsOutOfOrder", "rising frequency; 600 MHz follows 1 GHz",
     [](Parameters& p) { std::swap(p.opps[0], p.opps[1]); }},
    {"NoVoltage", "above 0", [](Parameters& p) { p.opps[0].voltage_uv = 0; }},
    {"NoSource", "either from power profiles", [](Parameters& p) { p.profiles.clear(); }},
    {"BothSources", "either from power profiles",
     [](Parameters& p) { p.capacitance_farad = 1e-9; }},
    {"ShortProfile", "at 1 GHz has 3 values; expected 4",
     [](Parameters& p) { p.profiles[0].watts.pop_back(); }},
    {"FallingProfile", "must rise", [](Parameters& p) { p.profiles[0].watts[2] = 0.1; }},
    {"ProfileAtNoPoint", "at 1.2 GHz is at no operating point; there are '600 MHz', '1 GHz'",
     [](Parameters& p) { p.profiles[0].frequency_hz = 1'200'000'000; }},
    {"ProfileTwice", "found 1 GHz out of order",
     [](Parameters& p) { p.profiles[1].frequency_hz = 1'000'000'000; }},
    {"NegativeIdle", "must not be negative", [](Parameters& p) { p.idle_watts_per_core = -1; }},
};

INSTANTIATE_TEST_SUITE_P(All, BadClusterPowerTest, ::testing::ValuesIn(kBad),
                         [](const auto& bad) { return std::string(bad.param.name); });

}  // namespace
}  // namespace weft
