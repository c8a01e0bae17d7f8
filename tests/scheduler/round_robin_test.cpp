// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr int kNo = Scene::kNo;

TEST(RoundRobin, GoesRoundThePesHoweverBusy) {
  Scene scene = topcuoglu_scene();
  scene.busy(1, 50);
  EXPECT_THAT(decide("RoundRobin", scene),
              ElementsAre(Pair(0, 0), Pair(1, 1), Pair(2, 2), Pair(3, 0), Pair(4, 1)));
}

TEST(RoundRobin, GoesOnFromThePeAfterTheLastThatSupportsTheTask) {
  Scene scene({{1, 1, 1}, {kNo, kNo, 1}});
  scene.ready(0, 0, 0).ready(0, 1, 1).ready(0, 2, 0).ready(0, 3, 1).ready(0, 4, 1);
  EXPECT_THAT(decide("RoundRobin", scene),
              ElementsAre(Pair(0, 0), Pair(1, 2), Pair(2, 0), Pair(3, 2), Pair(4, 2)));
}

TEST(RoundRobin, GoesOnFromRequestToRequest) {
  Scene scene({{1, 1, 1}});
  scene.ready(0, 0, 0).ready(0, 1, 0);
  const auto policy = begun("RoundRobin", scene);
  EXPECT_THAT(decide(*policy, scene), ElementsAre(Pair(0, 0), Pair(1, 1)));
  EXPECT_THAT(decide(*policy, scene), ElementsAre(Pair(0, 2), Pair(1, 0)));
}

}  // namespace
}  // namespace weft
