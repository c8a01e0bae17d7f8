// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr int kNo = Scene::kNo;

// The least finish of all pairs, time after time: task 6 on P3 at 18, task 4 on P2 at 26, task 5
// on P3 at 28, task 3 on P1 at 32, task 2 on P1 at 45.
TEST(Etf, PlacesThePairOfTheEarliestFinishFirst) {
  EXPECT_THAT(decide("ETF", topcuoglu_scene()),
              ElementsAre(Pair(4, 2), Pair(2, 1), Pair(3, 2), Pair(1, 0), Pair(0, 0)));
}

// Rule R10.
TEST(Etf, EqualFinishesGoToTheLowerJobThenTheLowerTask) {
  Scene scene({{3}}, 0);
  scene.ready(2, 0, 0).ready(1, 7, 0).ready(1, 4, 0).ready(0, 9, 0);
  EXPECT_THAT(decide("ETF", scene), ElementsAre(Pair(3, 0), Pair(2, 0), Pair(1, 0), Pair(0, 0)));
}

TEST(Etf, EqualFinishesGoToTheLowestPe) {
  Scene scene({{9, 4, 4}});
  scene.ready(0, 0, 0).ready(0, 1, 0);
  EXPECT_THAT(decide("ETF", scene), ElementsAre(Pair(0, 1), Pair(1, 2)));
}

TEST(Etf, PassesOverPesThatCannotRunTheTask) {
  Scene scene({{kNo, 100, kNo}, {1, kNo, kNo}});
  scene.ready(0, 0, 0).ready(0, 1, 1);
  EXPECT_THAT(decide("ETF", scene), ElementsAre(Pair(1, 0), Pair(0, 1)));
}

}  // namespace
}  // namespace weft
