// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr int kNo = Scene::kNo;

// Mapped as ETF does: task 6 and task 5 on P3, task 4 on P2, tasks 3 and 2 on P1; what comes
// second on a PE waits.
TEST(MinMin, BindsTheFirstTaskMappedToEachIdlePe) {
  EXPECT_THAT(decide("MinMin", topcuoglu_scene()), ElementsAre(Pair(4, 2), Pair(2, 1), Pair(1, 0)));
}

TEST(MinMin, ATaskMappedToABusyPeWaits) {
  Scene scene({{2, 50}});
  scene.ready(0, 0, 0).busy(0, 10);
  EXPECT_THAT(decide("MinMin", scene), IsEmpty());
}

TEST(MinMin, AnIdlePeIsBoundThoughOthersWait) {
  Scene scene({{2, 50}, {50, 2}});
  scene.ready(0, 0, 0).ready(0, 1, 1).busy(0, 10);
  EXPECT_THAT(decide("MinMin", scene), ElementsAre(Pair(1, 1)));
}

// Rule R10.
TEST(MinMin, EqualFinishesGoToTheLowerJobThenTheLowerTask) {
  Scene scene({{3}}, 0);
  scene.ready(1, 0, 0).ready(0, 5, 0).ready(0, 2, 0);
  EXPECT_THAT(decide("MinMin", scene), ElementsAre(Pair(2, 0)));
}

TEST(MinMin, PassesOverPesThatCannotRunTheTask) {
  Scene scene({{kNo, 100, kNo}});
  scene.ready(0, 0, 0);
  EXPECT_THAT(decide("MinMin", scene), ElementsAre(Pair(0, 1)));
}

}  // namespace
}  // namespace weft
