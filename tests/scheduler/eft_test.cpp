// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr int kNo = Scene::kNo;

// Finish times by P1, P2, P3, the least of which is taken: task 2: 40, 46, 27; task 3: 32, 34, 46;
// task 4: 45, 26, 44; task 5: 44, 39, 37; task 6: 45, 42, 46.
TEST(Eft, GivesEachTaskInTurnItsEarliestFinish) {
  EXPECT_THAT(decide("EFT", topcuoglu_scene()),
              ElementsAre(Pair(0, 2), Pair(1, 0), Pair(2, 1), Pair(3, 2), Pair(4, 1)));
}

TEST(Eft, IsAlsoKnownAsMct) {
  EXPECT_EQ(decide("MCT", topcuoglu_scene()), decide("EFT", topcuoglu_scene()));
}

TEST(Eft, WaitsForABusyPeWhereThatIsFaster) {
  Scene scene({{2, 10}, {2, 10}}, 5);
  scene.ready(0, 0, 0).ready(0, 1, 1).busy(0, 12);
  EXPECT_THAT(decide("EFT", scene), ElementsAre(Pair(0, 0), Pair(1, 1))) << "14, then 16 over 15";
}

TEST(Eft, AnIdlePeIsFreeNowNotInThePast) {
  Scene scene({{10, 3}}, 20);
  scene.ready(0, 0, 0).busy(0, 4, 0).busy(1, 26);
  EXPECT_THAT(decide("EFT", scene), ElementsAre(Pair(0, 1))) << "29 before 20 + 10";
}

TEST(Eft, TheLatestInputCounts) {
  Scene scene({{5, 5}}, 10);
  scene.ready(0, 0, 0).input(0, 2, 30).input(1, 10, 40);
  EXPECT_THAT(decide("EFT", scene), ElementsAre(Pair(0, 1))) << "37, against 55 on the other";
}

TEST(Eft, EqualFinishesGoToTheLowestPe) {
  Scene scene({{9, 4, 4}});
  scene.ready(0, 0, 0);
  EXPECT_THAT(decide("EFT", scene), ElementsAre(Pair(0, 1)));
}

TEST(Eft, PassesOverPesThatCannotRunTheTask) {
  Scene scene({{kNo, 100, kNo}});
  scene.ready(0, 0, 0);
  EXPECT_THAT(decide("EFT", scene), ElementsAre(Pair(0, 1)));
}

}  // namespace
}  // namespace weft
