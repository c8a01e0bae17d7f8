// SPDX-License-Identifier: Apache-2.0
#include "models/power/throttle.h"

#include <gmock/gmock.h>

#include <vector>

#include "base/error.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

// The levels after each temperature in turn, with DS3's trip points.
std::vector<std::size_t> levels(const std::vector<double>& celsius) {
  Throttle throttle({85, 90, 95}, 3);
  std::vector<std::size_t> levels;
  for (const double temperature : celsius) {
    const std::size_t before = throttle.level();
    const bool changed = throttle.update(temperature);
    EXPECT_EQ(changed, throttle.level() != before);
    levels.push_back(throttle.level());
  }
  return levels;
}

TEST(Throttle, PassesATripPointAboveIt) {
  EXPECT_THAT(levels({42, 85, 85.1, 90, 90.1, 95.1, 120}), ElementsAre(0, 0, 1, 1, 2, 3, 3));
}

TEST(Throttle, LeavesATripPointBelowTheHysteresis) {
  EXPECT_THAT(levels({86, 84, 82, 81.9}), ElementsAre(1, 1, 1, 0));
  EXPECT_THAT(levels({96, 93, 91.9, 88, 86.9, 82, 81}), ElementsAre(3, 3, 2, 2, 1, 1, 0));
}

TEST(Throttle, CrossesSeveralTripPointsAtOnce) {
  EXPECT_THAT(levels({96, 40, 91, 83}), ElementsAre(3, 0, 2, 1));
}

TEST(Throttle, DoesNotChatterWithinTheHysteresis) {
  EXPECT_THAT(levels({85.5, 84.5, 85.5, 84.5, 85.5}), ElementsAre(1, 1, 1, 1, 1));
}

TEST(Throttle, IsOpenWithoutTripPointsAndOnceReset) {
  Throttle none({}, 3);
  EXPECT_FALSE(none.update(500));
  Throttle throttle({85}, 3);
  throttle.update(90);
  throttle.reset();
  EXPECT_EQ(throttle.level(), 0U);
}

TEST(Throttle, RefusesTripPointsOutOfOrder) {
  EXPECT_THAT(
      [] {
        Throttle({85, 85}, 3);
      },
      ThrowsMessage<InputError>(HasSubstr("order of rising temperature")));
  EXPECT_THAT([] { Throttle({85}, -1); }, ThrowsMessage<InputError>(HasSubstr("hysteresis")));
}

const std::vector<Opp> kOpps = {{600'000'000, 1'000'000},
                                {800'000'000, 1'075'000},
                                {1'000'000'000, 1'150'000},
                                {1'200'000'000, 1'250'000},
                                {1'400'000'000, 1'300'000}};
const std::vector<std::int64_t> kA7 = {kNotThrottled, 1'200'000'000, 600'000'000};

TEST(ThrottledOpp, IsTheTripFrequencyOfTheLastTripPoint) {
  EXPECT_EQ(throttled_opp(4, kOpps, kA7, 0), 4U);
  EXPECT_EQ(throttled_opp(4, kOpps, kA7, 1), 4U) << "-1: not modified";
  EXPECT_EQ(throttled_opp(4, kOpps, kA7, 2), 3U);
  EXPECT_EQ(throttled_opp(4, kOpps, kA7, 3), 0U);
}

TEST(ThrottledOpp, NeverRaisesWhatTheGovernorWants) {
  EXPECT_EQ(throttled_opp(1, kOpps, kA7, 2), 1U);
  EXPECT_EQ(throttled_opp(0, kOpps, kA7, 3), 0U);
}

TEST(ThrottledOpp, IsTheLowestWhereNoneIsWithin) {
  const std::vector<std::int64_t> low = {100'000'000};
  EXPECT_EQ(throttled_opp(4, kOpps, low, 1), 0U);
}

TEST(ThrottledOpp, LeavesAloneAClusterWithoutTripFrequencies) {
  EXPECT_EQ(throttled_opp(4, kOpps, {}, 2), 4U);
}

}  // namespace
}  // namespace weft
