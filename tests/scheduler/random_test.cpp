// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <array>
#include <cmath>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

constexpr int kNo = Scene::kNo;

TEST(RandomPolicy, ReachesEveryPeThatSupportsTheTaskEquallyOften) {
  constexpr int kTasks = 30'000;
  Scene scene({{1, kNo, 50, 2}});
  for (int task = 0; task < kTasks; ++task) scene.ready(task / 10, task % 10, 0);
  std::array<int, 4> counts = {};
  for (const auto& [index, pe] : decide("Random", scene)) ++counts.at(static_cast<std::size_t>(pe));
  EXPECT_EQ(counts[1], 0) << "it cannot run the task";
  const double tolerance = 4 * std::sqrt(kTasks * (1 / 3.0) * (2 / 3.0));
  for (const std::size_t pe : {0, 2, 3}) EXPECT_NEAR(counts[pe], kTasks / 3.0, tolerance);
}

// Rule R9: what else is ready, and in what order, does not move a task's draw.
TEST(RandomPolicy, DrawIsKeyedByJobAndTask) {
  Scene many({{1, 1, 1, 1, 1}});
  for (int task = 0; task < 20; ++task) many.ready(3, task, 0);
  const Placements together = decide("Random", many);
  for (int task = 19; task >= 0; --task) {
    Scene one({{1, 1, 1, 1, 1}});
    one.ready(3, task, 0);
    EXPECT_EQ(decide("Random", one)[0].second, together[static_cast<std::size_t>(task)].second);
  }
}

TEST(RandomPolicy, DrawDependsOnTheSeed) {
  Scene scene({{1, 1, 1, 1, 1}});
  for (int task = 0; task < 20; ++task) scene.ready(0, task, 0);
  EXPECT_NE(decide("Random", scene, 1), decide("Random", scene, 2));
}

}  // namespace
}  // namespace weft
