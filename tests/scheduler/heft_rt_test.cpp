// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr int kNo = Scene::kNo;

// Mean times: task 2: 50/3, task 3: 43/3, tasks 4 and 6: 38/3, task 5: 35/3. Finish times by P1,
// P2, P3: task 2: 40, 46, 27; task 3: 32, 34, 46; task 4: 45, 26, 44; task 6: 45, 42, 36;
// task 5: 44, 39, 46.
TEST(HeftRt, GivesTasksByFallingMeanTheirEarliestFinish) {
  EXPECT_THAT(decide("HEFT_RT", topcuoglu_scene()),
              ElementsAre(Pair(0, 2), Pair(1, 0), Pair(2, 1), Pair(4, 2), Pair(3, 1)));
}

TEST(HeftRt, TheMeanIsOverThePesThatSupportTheKernel) {
  Scene scene({{6, 6, 6}, {kNo, 9, kNo}});
  scene.ready(0, 0, 0).ready(0, 1, 1);
  EXPECT_THAT(decide("HEFT_RT", scene), ElementsAre(Pair(1, 1), Pair(0, 0)));
}

// Rule R10.
TEST(HeftRt, EqualMeansGoToTheLowerJobThenTheLowerTask) {
  Scene scene({{3}}, 0);
  scene.ready(1, 0, 0).ready(0, 5, 0).ready(0, 2, 0);
  EXPECT_THAT(decide("HEFT_RT", scene), ElementsAre(Pair(2, 0), Pair(1, 0), Pair(0, 0)));
}

TEST(HeftRt, EqualFinishesGoToTheLowestPe) {
  Scene scene({{9, 4, 4}});
  scene.ready(0, 0, 0);
  EXPECT_THAT(decide("HEFT_RT", scene), ElementsAre(Pair(0, 1)));
}

}  // namespace
}  // namespace weft
