// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr int kNo = Scene::kNo;

TEST(Fcfs, GivesEachTaskInTurnTheLowestIdlePe) {
  EXPECT_THAT(decide("FCFS", topcuoglu_scene()), ElementsAre(Pair(0, 0), Pair(1, 1), Pair(2, 2)));
}

TEST(Fcfs, PassesOverBusyPes) {
  Scene scene({{1, 5, 9}});
  scene.ready(0, 0, 0).ready(0, 1, 0).busy(0, 3);
  EXPECT_THAT(decide("FCFS", scene), ElementsAre(Pair(0, 1), Pair(1, 2)));
}

TEST(Fcfs, PassesOverPesThatCannotRunTheTask) {
  Scene scene({{kNo, 5, 9}, {2, kNo, 3}});
  scene.ready(0, 0, 0).ready(0, 1, 0).ready(0, 2, 1);
  EXPECT_THAT(decide("FCFS", scene), ElementsAre(Pair(0, 1), Pair(1, 2), Pair(2, 0)));
}

TEST(Fcfs, ATaskThatFindsNoPeHoldsUpThoseBehindIt) {
  Scene scene({{1, kNo}, {1, 1}});
  scene.ready(0, 0, 0).ready(0, 1, 1).busy(0, 3);
  EXPECT_THAT(decide("FCFS", scene), IsEmpty());
}

TEST(Fcfs, ServesInTheOrderOfReadinessNotOfTasks) {
  Scene scene({{1}}, 0);
  scene.ready(4, 2, 0).ready(0, 0, 0);
  EXPECT_THAT(decide("FCFS", scene), ElementsAre(Pair(0, 0)));
}

}  // namespace
}  // namespace weft
