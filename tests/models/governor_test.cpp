// SPDX-License-Identifier: Apache-2.0
#include "models/power/governors.h"

#include <gmock/gmock.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

// DS3's Cortex-A15 cluster.
const std::vector<Opp> kOpps = {{600'000'000, 900'000},     {800'000'000, 950'000},
                                {1'000'000'000, 1'000'000}, {1'200'000'000, 1'037'000},
                                {1'400'000'000, 1'100'000}, {1'600'000'000, 1'175'000},
                                {1'800'000'000, 1'300'000}, {2'000'000'000, 1'362'000}};

std::unique_ptr<Governor> governor(const std::string& name, const GovernorParameters& how = {}) {
  return governors().find(name).make(how);
}

std::int64_t chosen_mhz(const Governor& governor, double utilisation, std::size_t opp) {
  return kOpps[governor.choose({utilisation, opp, kOpps})].frequency_hz / 1'000'000;
}

TEST(Governors, PerformanceAndPowersaveTakeTheEnds) {
  for (const double utilisation : {0.0, 0.5, 1.0}) {
    EXPECT_EQ(chosen_mhz(*governor("performance"), utilisation, 3), 2000);
    EXPECT_EQ(chosen_mhz(*governor("powersave"), utilisation, 3), 600);
  }
}

TEST(Governors, ConstantHoldsItsFrequency) {
  GovernorParameters how;
  how.frequency_hz = 1'400'000'000;
  EXPECT_EQ(chosen_mhz(*governor("constant", how), 1, 7), 1400);
  EXPECT_EQ(chosen_mhz(*governor("constant", how), 0, 0), 1400);
}

TEST(Governors, StaticOnesAreNeverAskedAgain) {
  GovernorParameters how;
  how.period = microseconds(10);
  for (const char* name : {"performance", "powersave", "constant"}) {
    EXPECT_EQ(governor(name, how)->period(), kNever) << name;
  }
  for (const char* name : {"ondemand", "schedutil"}) {
    EXPECT_EQ(governor(name, how)->period(), microseconds(10)) << name;
  }
}

// Linux: above 80 % the highest; below 70 % the lowest at which the load would stay below 70 %.
TEST(Ondemand, JumpsToTheHighestWhenBusy) {
  EXPECT_EQ(chosen_mhz(*governor("ondemand"), 0.81, 0), 2000);
  EXPECT_EQ(chosen_mhz(*governor("ondemand"), 1.0, 3), 2000);
}

TEST(Ondemand, StaysBetweenTheThresholds) {
  for (const double utilisation : {0.701, 0.75, 0.8}) {
    EXPECT_EQ(chosen_mhz(*governor("ondemand"), utilisation, 3), 1200) << utilisation;
  }
}

TEST(Ondemand, GoesDownToWhereTheLoadStillFits) {
  EXPECT_EQ(chosen_mhz(*governor("ondemand"), 0.48, 7), 1400);  // 960 / 0.7 = 1371 MHz
  EXPECT_EQ(chosen_mhz(*governor("ondemand"), 0.50, 7), 1600);  // 1000 / 0.7 = 1429 MHz
  EXPECT_EQ(chosen_mhz(*governor("ondemand"), 0.69, 7), 2000);  // 1971 MHz
  EXPECT_EQ(chosen_mhz(*governor("ondemand"), 0.0, 7), 600);
}

TEST(Ondemand, TakesItsThresholdsFromTheParameters) {
  GovernorParameters how;
  how.up_threshold = 0.5;
  how.down_differential = 0.25;
  EXPECT_EQ(chosen_mhz(*governor("ondemand", how), 0.51, 2), 2000);
  EXPECT_EQ(chosen_mhz(*governor("ondemand", how), 0.25, 2), 1000);
  EXPECT_EQ(chosen_mhz(*governor("ondemand", how), 0.24, 7), 2000);  // 480 / 0.25 = 1920 MHz
}

TEST(Ondemand, NeverGoesUpOnALightLoadAndSettles) {
  const auto ondemand = governor("ondemand");
  for (std::size_t opp = 0; opp < kOpps.size(); ++opp) {
    for (int percent = 0; percent < 70; ++percent) {
      const std::size_t next = ondemand->choose({percent / 100.0, opp, kOpps});
      ASSERT_LE(next, opp);
      // The same work at the new frequency does not send it up again.
      const double load = percent / 100.0 * kOpps[opp].hertz() / kOpps[next].hertz();
      ASSERT_LE(ondemand->choose({load, next, kOpps}), next) << percent << " % at OPP " << opp;
    }
  }
}

TEST(Schedutil, TakesTheLowestWithAQuarterOfHeadroom) {
  const auto schedutil = governor("schedutil");
  EXPECT_EQ(chosen_mhz(*schedutil, 0.5, 7), 1400);   // 1.25 x 2000 x 0.5 = 1250 MHz
  EXPECT_EQ(chosen_mhz(*schedutil, 0.8, 7), 2000);   // the tipping point
  EXPECT_EQ(chosen_mhz(*schedutil, 0.64, 7), 1600);  // 1600 MHz
  EXPECT_EQ(chosen_mhz(*schedutil, 0.0, 7), 600);
}

TEST(Schedutil, ClimbsUnderFullLoad) {
  const auto schedutil = governor("schedutil");
  std::size_t opp = 0;
  for (int period = 0; period < 6; ++period) opp = schedutil->choose({1.0, opp, kOpps});
  EXPECT_EQ(opp, kOpps.size() - 1);
}

TEST(Governors, OneOperatingPointIsAlwaysTheAnswer) {
  const std::vector<Opp> one = {{1'000'000'000, 900'000}};
  GovernorParameters how;
  how.frequency_hz = 1'000'000'000;
  for (const auto& entry : governors().entries()) {
    const auto governor = entry.make(how);
    EXPECT_NO_THROW(governor->check(one, {}));
    for (const double utilisation : {0.0, 0.75, 1.0}) {
      EXPECT_EQ(governor->choose({utilisation, 0, one}), 0U) << entry.name;
    }
  }
}

TEST(Governors, NeedOperatingPoints) {
  for (const auto& entry : governors().entries()) {
    EXPECT_THAT(
        [&] {
          entry.make({})->check({}, {"platform.yaml", 7, 3});
        },
        ThrowsMessage<InputError>(
            HasSubstr("platform.yaml:7:3: a governor needs operating points")))
        << entry.name;
  }
}

TEST(Governors, ConstantNamesAnOperatingPoint) {
  GovernorParameters how;
  how.frequency_hz = 1'500'000'000;
  const std::vector<Opp> two = {kOpps[0], kOpps[2]};
  EXPECT_THAT([&] { governor("constant", how)->check(two, {}); },
              ThrowsMessage<InputError>(
                  HasSubstr("no operating point at 1.5 GHz; expected one of '600 MHz', '1 GHz'")));
}

TEST(Governors, OndemandRefusesThresholdsThatCrossOver) {
  GovernorParameters how;
  how.up_threshold = 0.1;
  how.down_differential = 0.2;
  EXPECT_THAT([&] { governor("ondemand", how); },
              ThrowsMessage<InputError>(HasSubstr("found 0.1 and 0.2")));
}

TEST(Governors, UnknownNameNamesTheNearest) {
  EXPECT_THAT([] { governor("on_demand"); },
              ThrowsMessage<InputError>(HasSubstr("did you mean 'ondemand'?")));
}

}  // namespace
}  // namespace weft
