// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "scheduler/offline/partition.h"
#include "scheduler/offline/registry.h"
#include "scheduler/offline/validity.h"
#include "tests/scheduler/offline/random_problem.h"

namespace weft {
namespace {

using ::testing::ElementsAre;

const std::vector<std::vector<std::int64_t>> kTwoPes{{0, 1}, {1, 0}};
const std::vector<std::vector<std::int64_t>> kThreePes{{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};

DataEdge edge(int from, int to, std::int64_t data) { return {TaskId(from), TaskId(to), data}; }

Schedule schedule(const std::string& policy, const Problem& problem) {
  return offline_policies().find(policy).make(problem);
}

/// The PE of each task, by task.
std::vector<int> pes(const std::string& policy, const Problem& problem) {
  std::vector<int> result;
  for (const ScheduledTask& entry : by_task(schedule(policy, problem))) {
    result.push_back(entry.pe.value());
  }
  return result;
}

/// The tasks in the order in which they are placed.
std::vector<int> order(const std::string& policy, const Problem& problem) {
  std::vector<int> result;
  for (const ScheduledTask& entry : schedule(policy, problem).tasks) {
    result.push_back(entry.task.value());
  }
  return result;
}

// The graph of Topcuoglu et al. 2002, figure 2; the paper prints these makespans.
TEST(OfflinePolicies, GiveTheMakespansThatTopcuogluPrints) {
  const Problem problem = Problem::with_bandwidth(
      {{14, 16, 9},
       {13, 19, 18},
       {11, 13, 19},
       {13, 8, 17},
       {12, 13, 10},
       {13, 16, 9},
       {7, 15, 11},
       {5, 11, 14},
       {18, 12, 20},
       {21, 7, 16}},
      {edge(0, 1, 18), edge(0, 2, 12), edge(0, 3, 9), edge(0, 4, 11), edge(0, 5, 14),
       edge(1, 7, 19), edge(1, 8, 16), edge(2, 6, 23), edge(3, 7, 27), edge(3, 8, 23),
       edge(4, 8, 13), edge(5, 7, 15), edge(6, 9, 17), edge(7, 9, 11), edge(8, 9, 13)},
      kThreePes);
  EXPECT_EQ(schedule("heft", problem).makespan(), 80);
  EXPECT_EQ(schedule("cpop", problem).makespan(), 86);
  EXPECT_EQ(schedule("dls", problem).makespan(), 91);
}

TEST(OfflinePolicies, AreFoundWithoutRegardToCaseAndNeverTwice) {
  EXPECT_EQ(offline_policies().find("MinMin_Stepwise").name, "minmin_stepwise");
  std::set<std::string> names;
  for (const auto& entry : offline_policies().entries()) {
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
  }
}

// PE 0 is best for task 0, but its child runs on PE 1 alone and the data is large.
TEST(LookaheadHeft, GoesWhereTheChildrenEndFirst) {
  const Problem problem =
      Problem::with_bandwidth({{2, 5}, {kNoTicks, 3}}, {edge(0, 1, 50)}, kTwoPes);
  EXPECT_THAT(pes("heft", problem), ElementsAre(0, 1));
  EXPECT_THAT(pes("lookahead_heft", problem), ElementsAre(1, 1));
  EXPECT_THAT(pes("peft", problem), ElementsAre(1, 1));
  EXPECT_THAT(pes("ipeft", problem), ElementsAre(1, 1));
  EXPECT_THAT(pes("bil", problem), ElementsAre(1, 1));
}

// finish x distance: 2 x 53 on PE 0, 5 x 3 on PE 1.
TEST(HsvCc, WeighsTheFinishByTheDistanceToTheExit) {
  const Problem problem =
      Problem::with_bandwidth({{2, 5}, {kNoTicks, 3}}, {edge(0, 1, 50)}, kTwoPes);
  EXPECT_THAT(pes("hsv_cc", problem), ElementsAre(1, 1));
}

// No PE can run both tasks of the path.
TEST(Cpop, FallsBackToEarliestFinishWhereNoPeRunsTheWholePath) {
  const Problem problem =
      Problem::with_bandwidth({{3, kNoTicks}, {kNoTicks, 3}}, {edge(0, 1, 1)}, kTwoPes);
  EXPECT_THAT(pes("cpop", problem), ElementsAre(0, 1));
}

// Both tasks can start at 0; task 1 has a successor, so its static level is larger.
TEST(Etf, EqualStartsGoToTheLargerStaticLevel) {
  const Problem problem = Problem::with_bandwidth({{5}, {5}, {5}}, {edge(1, 2, 0)}, {{0}});
  EXPECT_THAT(order("etf", problem), ElementsAre(1, 0, 2));
}

// The levels with communication would put task 0 first, those without put task 1 first.
TEST(Hlfet, LevelsLeaveOutCommunication) {
  const Problem problem = Problem::with_bandwidth({{4, 4}, {5, 5}, {1, 1}, {1, 1}},
                                                  {edge(0, 2, 90), edge(1, 3, 1)}, kTwoPes);
  EXPECT_EQ(order("hlfet", problem).front(), 1);
  EXPECT_EQ(order("heft", problem).front(), 0);
}

// Tasks 0 and 1 have the same latest start; the descendants of task 1 start earlier.
TEST(Mcp, EqualLatestStartsGoByTheDescendants) {
  const Problem problem =
      Problem::with_bandwidth({{2}, {1}, {4}, {4}, {1}},
                              {edge(0, 2, 0), edge(1, 3, 0), edge(3, 4, 0), edge(1, 2, 0)}, {{0}});
  EXPECT_THAT(order("heft", problem), ElementsAre(0, 1, 3, 2, 4));
  EXPECT_EQ(order("mcp", problem).front(), 1);
}

TEST(Olb, TakesTheFirstAvailablePeHoweverSlow) {
  const Problem problem = Problem::with_bandwidth({{5, 5}, {1, 100}}, {}, kTwoPes);
  EXPECT_THAT(pes("olb", problem), ElementsAre(0, 1));
  EXPECT_THAT(pes("mct", problem), ElementsAre(0, 0));
}

TEST(Met, TakesTheFastestPeHoweverBusy) {
  const Problem problem = Problem::with_bandwidth({{5, 6}, {5, 6}, {5, 6}}, {}, kTwoPes);
  EXPECT_THAT(pes("met", problem), ElementsAre(0, 0, 0));
}

TEST(Sufferage, ATaskThatOnePeCanRunComesFirst) {
  const Problem problem = Problem::with_bandwidth({{1, 1000}, {5, kNoTicks}}, {}, kTwoPes);
  EXPECT_THAT(order("sufferage", problem), ElementsAre(1, 0));
}

// Task 2 becomes ready, and could end first, while task 1 of the first batch still waits.
TEST(MinMin, ABatchIsUsedUpBeforeNewlyReadyTasks) {
  const Problem problem = Problem::with_bandwidth({{1}, {9}, {1}}, {edge(0, 2, 0)}, {{0}});
  EXPECT_THAT(order("minmin", problem), ElementsAre(0, 1, 2));
  EXPECT_THAT(order("minmin_stepwise", problem), ElementsAre(0, 2, 1));
}

// The enabling PE and the first available one are PE 0 and PE 1; PE 2 would be faster.
TEST(Fcp, LooksAtTwoPesOnly) {
  const Problem problem = Problem::with_bandwidth({{2, 9, 9}, {1, 9, 9}, {50, 50, 1}},
                                                  {edge(0, 2, 9), edge(1, 2, 1)}, kThreePes);
  const std::vector<int> found = pes("fcp", problem);
  EXPECT_THAT(found, ElementsAre(0, 0, 0));
  EXPECT_EQ(pes("heft", problem)[2], 2);
}

// Data that is slower than doing the work twice.
TEST(Dbus, DuplicatesATaskWhoseDataIsDear) {
  const Problem problem = Problem::with_bandwidth({{2, 2}, {10, 10}, {10, 10}},
                                                  {edge(0, 1, 40), edge(0, 2, 40)}, kTwoPes);
  const Schedule found = schedule("dbus", problem);
  EXPECT_EQ(found.tasks.size(), 4U);
  EXPECT_EQ(found.makespan(), 12);
  EXPECT_TRUE(violations(problem, found).empty());
}

TEST(Dbus, DoesNotDuplicateWhereNothingIsGained) {
  const Problem problem = Problem::with_bandwidth({{2, 2}, {10, 10}}, {edge(0, 1, 40)}, kTwoPes);
  EXPECT_EQ(schedule("dbus", problem).tasks.size(), 2U);
}

TEST(Partition, MovesLowerTheCostAndKeepTheRoom) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Problem problem = random_problem(seed);
    std::vector<PeId> start;
    for (const TaskId task : problem.tasks()) start.push_back(problem.pes(task)[0]);
    Partition partition(problem, start);
    const Ticks cost = partition.cost();
    Ticks room = 0;
    for (const PeId pe : problem.pes()) room = std::max(room, partition.load(pe));
    partition.improve(room);
    EXPECT_LE(partition.cost(), cost) << seed;
    for (const PeId pe : problem.pes()) EXPECT_LE(partition.load(pe), room) << seed;
  }
}

// Two pairs of tasks that talk a lot: each on a PE of its own.
TEST(Clustered, KeepsTasksThatTalkTogether) {
  const Problem problem = Problem::with_bandwidth({{5, 5}, {5, 5}, {5, 5}, {5, 5}},
                                                  {edge(0, 1, 90), edge(2, 3, 90)}, kTwoPes);
  const std::vector<int> found = pes("clustered", problem);
  EXPECT_EQ(found[0], found[1]);
  EXPECT_EQ(found[2], found[3]);
  EXPECT_NE(found[0], found[2]);
}

}  // namespace
}  // namespace weft
