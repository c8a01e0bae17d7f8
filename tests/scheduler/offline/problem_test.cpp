// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/problem.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "scheduler/offline/means.h"
#include "scheduler/offline/ranks.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const std::vector<std::vector<std::int64_t>> kTwoPes{{0, 2}, {4, 0}};

DataEdge edge(int from, int to, std::int64_t data) { return {TaskId(from), TaskId(to), data}; }

std::vector<int> numbers(Span<const TaskId> tasks) {
  std::vector<int> result;
  for (const TaskId task : tasks) result.push_back(task.value());
  return result;
}

TEST(Problem, CommunicationIsFreeWithinAPeAndRoundedUpBetweenThem) {
  const Problem problem = Problem::with_bandwidth({{1, 1}, {1, 1}}, {edge(0, 1, 7)}, kTwoPes);
  EXPECT_EQ(problem.communication(EdgeId(0), PeId(0), PeId(0)), 0);
  EXPECT_EQ(problem.communication(EdgeId(0), PeId(0), PeId(1)), 4);
  EXPECT_EQ(problem.communication(EdgeId(0), PeId(1), PeId(0)), 2);
}

TEST(Problem, TopologicalOrderTakesTheLowestReadyTask) {
  const Problem problem =
      Problem::with_bandwidth({{1}, {1}, {1}, {1}}, {edge(3, 0, 1), edge(2, 1, 1)}, {{0}});
  EXPECT_THAT(numbers(problem.topological_order()), ElementsAre(2, 1, 3, 0));
}

TEST(Problem, UsablePesLeaveOutThoseThatCannotRunTheTask) {
  const Problem problem = Problem::with_bandwidth({{kNoTicks, 3}}, {}, kTwoPes);
  ASSERT_EQ(problem.pes(TaskId(0)).size(), 1U);
  EXPECT_EQ(problem.pes(TaskId(0))[0], PeId(1));
}

// Mean bandwidth 3; the mean over pairs is (4 + 2) / 2.
TEST(Means, CommunicationIsDataOverMeanBandwidthOrTheMeanOverPairs) {
  const Problem problem = Problem::with_bandwidth({{1, 1}, {1, 1}}, {edge(0, 1, 7)}, kTwoPes);
  const Means by_bandwidth(problem);
  EXPECT_TRUE(by_bandwidth.communication(EdgeId(0)) * 3 == by_bandwidth.scale() * 7);
  const Means over_pairs = Means::over_pairs(problem);
  EXPECT_TRUE(over_pairs.communication(EdgeId(0)) == over_pairs.scale() * 3);
}

TEST(Means, ExecutionIsOverThePesThatCanRunTheTaskAndExact) {
  const Problem problem =
      Problem::with_bandwidth({{1, 2, 5}, {kNoTicks, 2, 5}}, {}, {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}});
  const Means means(problem);
  EXPECT_TRUE(means.execution(TaskId(0)) * 3 == means.scale() * 8);
  EXPECT_TRUE(means.execution(TaskId(1)) * 2 == means.scale() * 7);
}

// 1/3 + 1/3 + 1/3 is 1: in doubles these ranks would differ in the last bit.
TEST(Ranks, EqualPathsHaveEqualRanks) {
  const std::vector<std::vector<std::int64_t>> three{{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
  const Problem problem =
      Problem::with_bandwidth({{0, 0, 1}, {0, 0, 1}, {0, 1, 0}, {1, 1, 1}, {0, 0, 0}, {0, 0, 0}},
                              {edge(0, 1, 0), edge(1, 2, 0), edge(3, 4, 0), edge(4, 5, 0)}, three);
  const auto rank = upward_ranks(problem, Means(problem));
  EXPECT_TRUE(rank[0] == rank[3]);
}

struct BadProblem {
  const char* name;
  std::vector<std::vector<Ticks>> execution;
  std::vector<DataEdge> edges;
  std::vector<std::vector<std::int64_t>> bandwidth;
  const char* message;
};

class BadProblems : public ::testing::TestWithParam<BadProblem> {};

TEST_P(BadProblems, AreRefusedWithAReason) {
  const BadProblem& bad = GetParam();
  EXPECT_THAT([&] { Problem::with_bandwidth(bad.execution, bad.edges, bad.bandwidth); },
              ThrowsMessage<InputError>(HasSubstr(bad.message)));
}

INSTANTIATE_TEST_SUITE_P(
    Problem, BadProblems,
    ::testing::Values(
        BadProblem{"NoTask", {}, {}, {}, "the graph has no task"},
        BadProblem{"NoPe", {{}}, {}, {}, "there is no PE"},
        BadProblem{"ShortRow", {{1, 1}, {1}}, {}, kTwoPes, "task 1 has 1 execution times"},
        BadProblem{"NegativeTime", {{1, -1}}, {}, kTwoPes, "of task 0 on PE 1 is negative"},
        BadProblem{"NoPeForATask", {{kNoTicks, kNoTicks}}, {}, kTwoPes, "no PE can run task 0"},
        BadProblem{"UnknownTask", {{1, 1}}, {edge(0, 1, 1)}, kTwoPes, "names task 1"},
        BadProblem{"Loop", {{1, 1}}, {edge(0, 0, 1)}, kTwoPes, "task 0 has an edge to itself"},
        BadProblem{"EdgeTwice",
                   {{1, 1}, {1, 1}},
                   {edge(0, 1, 1), edge(0, 1, 2)},
                   kTwoPes,
                   "edge 0 -> 1 is there twice"},
        BadProblem{"Cycle",
                   {{1, 1}, {1, 1}},
                   {edge(0, 1, 1), edge(1, 0, 1)},
                   kTwoPes,
                   "task 0 is on a cycle"},
        BadProblem{"NegativeData",
                   {{1, 1}, {1, 1}},
                   {edge(0, 1, -1)},
                   kTwoPes,
                   "data of edge 0 -> 1 is negative"},
        BadProblem{"NoBandwidth", {{1, 1}}, {}, {{0, 0}, {1, 0}}, "from PE 0 to PE 1 must be"},
        BadProblem{"ShortBandwidth", {{1, 1}}, {}, {{0, 1}}, "bandwidth has 1 rows"},
        BadProblem{
            "TooLong", {{Ticks{1} << 60, 1}, {Ticks{1} << 60, 1}}, {}, kTwoPes, "exceeds 2^60"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace weft
