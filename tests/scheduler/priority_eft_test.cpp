// SPDX-License-Identifier: Apache-2.0
// EDF and RANK_U; HEFT_RT, the third of their family, has its own file.
#include <gmock/gmock.h>

#include "scheduler/upward_rank.h"
#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(Edf, TheEarlierDeadlineGoesFirstAndNoneLast) {
  Scene scene({{5}}, 0);
  scene.ready(0, 0, 0).ready(1, 0, 0).deadline(30).ready(2, 0, 0).deadline(20);
  EXPECT_THAT(decide("EDF", scene), ElementsAre(Pair(2, 0), Pair(1, 0), Pair(0, 0)));
}

TEST(Edf, EachGetsThePeOfItsEarliestFinish) {
  Scene scene({{4, 6}});
  scene.ready(0, 0, 0).deadline(9).ready(1, 0, 0).deadline(8);
  EXPECT_THAT(decide("EDF", scene), ElementsAre(Pair(1, 0), Pair(0, 1)));
}

// Rule R10.
TEST(Edf, EqualDeadlinesGoToTheLowerJobThenTheLowerTask) {
  Scene scene({{3}}, 0);
  scene.ready(1, 0, 0).deadline(9).ready(0, 5, 0).deadline(9).ready(0, 2, 0).deadline(9);
  EXPECT_THAT(decide("EDF", scene), ElementsAre(Pair(2, 0), Pair(1, 0), Pair(0, 0)));
}

// A chain of two beside a single task: 0 -> 1 with 10 us from PE to PE, 2 alone.
Scene scene_with_graph() {
  Scene scene({{4, 8}, {6, 2}, {9, 9}});
  TaskGraphBuilder builder;
  builder.add_task("head", KernelId(0));
  builder.add_task("tail", KernelId(1));
  builder.add_task("alone", KernelId(2));
  builder.add_edge(TaskId(0), TaskId(1), 1);
  Application& application = scene.workload.applications.emplace_back();
  application.graph = builder.build();
  application.graph.number_edges(EdgeId(0));
  scene.platform.communication.set_time(EdgeId(0), 1, microseconds(10));
  return scene;
}

// Topcuoglu 2002, eq. 8: 4 = mean(6, 2); 6 + 10 + 4 = 20; 9.
TEST(UpwardRank, IsExecutionPlusTheLongestWayOn) {
  const Scene scene = scene_with_graph();
  const auto ranks = upward_ranks(scene.platform, scene.workload);
  EXPECT_THAT(ranks.at(0), ElementsAre(microseconds(20), microseconds(4), microseconds(9)));
}

TEST(RankU, TheLargerRankGoesFirst) {
  Scene scene = scene_with_graph();
  scene.ready(0, 1, 1).ready(0, 2, 2).ready(1, 0, 0);
  // Task 0 of job 1 on PE 0 until 4; then task 2 on PE 1 until 9; then task 1: 10 against 11.
  EXPECT_THAT(decide("RANK_U", scene), ElementsAre(Pair(2, 0), Pair(1, 1), Pair(0, 0)));
}

}  // namespace
}  // namespace weft
