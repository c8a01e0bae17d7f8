// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr int kNo = Scene::kNo;

// Least times: task 4: 8, task 6: 9, task 5: 10, task 3: 11, task 2: 13.
TEST(Stf, PlacesTheShortestTaskFirst) {
  EXPECT_THAT(decide("STF", topcuoglu_scene()),
              ElementsAre(Pair(2, 1), Pair(4, 2), Pair(3, 2), Pair(1, 0), Pair(0, 0)));
}

TEST(Stf, TakesTheFastestHoweverBusyOrFarFromItsData) {
  Scene scene({{8, 1}});
  scene.ready(0, 0, 0).input(0, 0, 500).busy(1, 1'000);
  EXPECT_THAT(decide("STF", scene), ElementsAre(Pair(0, 1)));
}

TEST(Stf, OnAClusterGivesAllToItsFirstPe) {
  Scene scene({{9, 2, 2}});
  scene.ready(0, 0, 0).ready(0, 1, 0);
  EXPECT_THAT(decide("STF", scene), ElementsAre(Pair(0, 1), Pair(1, 1)));
}

// Rule R10.
TEST(Stf, EqualTimesGoToTheLowerJobThenTheLowerTask) {
  Scene scene({{3, 4}, {4, 3}});
  scene.ready(1, 0, 0).ready(0, 5, 1).ready(0, 2, 0);
  EXPECT_THAT(decide("STF", scene), ElementsAre(Pair(2, 0), Pair(1, 1), Pair(0, 0)));
}

TEST(Stf, PassesOverPesThatCannotRunTheTask) {
  Scene scene({{kNo, 100, kNo}});
  scene.ready(0, 0, 0);
  EXPECT_THAT(decide("STF", scene), ElementsAre(Pair(0, 1)));
}

}  // namespace
}  // namespace weft
