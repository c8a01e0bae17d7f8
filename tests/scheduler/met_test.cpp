// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr int kNo = Scene::kNo;

TEST(Met, GivesEachTaskThePeOfItsLeastTime) {
  EXPECT_THAT(decide("MET", topcuoglu_scene()),
              ElementsAre(Pair(0, 0), Pair(1, 0), Pair(2, 1), Pair(3, 2), Pair(4, 2)));
}

TEST(Met, TakesTheFastestHoweverBusy) {
  Scene scene({{8, 1, 9}});
  scene.ready(0, 0, 0).busy(1, 1'000, 5);
  EXPECT_THAT(decide("MET", scene), ElementsAre(Pair(0, 1)));
}

TEST(Met, PassesOverPesThatCannotRunTheTask) {
  Scene scene({{kNo, 9, kNo}});
  scene.ready(0, 0, 0);
  EXPECT_THAT(decide("MET", scene), ElementsAre(Pair(0, 1)));
}

// Rule R10: among PEs of equal time an idle one, then the fewest placed in this request, then the
// lowest.
TEST(Met, OnAClusterTakesTheLowestIdlePe) {
  Scene scene({{5, 2, 2, 2}});
  scene.ready(0, 0, 0).busy(1, 3);
  EXPECT_THAT(decide("MET", scene), ElementsAre(Pair(0, 2)));
}

TEST(Met, SpreadsARequestOverTheIdlePesOfACluster) {
  Scene scene({{5, 2, 2, 2}});
  for (int task = 0; task < 5; ++task) scene.ready(0, task, 0);
  scene.busy(2, 3);
  EXPECT_THAT(decide("MET", scene),
              ElementsAre(Pair(0, 1), Pair(1, 3), Pair(2, 1), Pair(3, 3), Pair(4, 1)));
}

TEST(Met, SpreadsARequestOverABusyCluster) {
  Scene scene({{5, 2, 2}});
  for (int task = 0; task < 3; ++task) scene.ready(0, task, 0);
  scene.busy(1, 90, 9).busy(2, 3, 1);
  EXPECT_THAT(decide("MET", scene), ElementsAre(Pair(0, 1), Pair(1, 2), Pair(2, 1)));
}

TEST(Met, CountsPlacementsOfThisRequestOnly) {
  Scene scene({{2, 2}});
  scene.ready(0, 0, 0);
  const auto policy = begun("MET", scene);
  EXPECT_THAT(decide(*policy, scene), ElementsAre(Pair(0, 0)));
  EXPECT_THAT(decide(*policy, scene), ElementsAre(Pair(0, 0)));
}

TEST(Met, CountsPlacementsOfAllKernels) {
  Scene scene({{2, 9}, {3, 3}});
  scene.ready(0, 0, 0).ready(0, 1, 1);
  EXPECT_THAT(decide("MET", scene), ElementsAre(Pair(0, 0), Pair(1, 1)));
}

}  // namespace
}  // namespace weft
