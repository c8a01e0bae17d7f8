// SPDX-License-Identifier: Apache-2.0
#include "scheduler/exact/bounds.h"

#include <gtest/gtest.h>

#include "scheduler/offline/registry.h"
#include "tests/scheduler/exact/brute_force.h"
#include "tests/scheduler/offline/random_problem.h"

namespace weft {
namespace {

const std::vector<std::vector<std::int64_t>> kTwoPes{{0, 1}, {1, 0}};

// On PE 0: 4 + 4; from PE 0 to PE 1: 4 + 1 + 1; on PE 1: 9 + 1.
TEST(Bounds, CriticalPathWeighsCommunicationAgainstTheBetterPe) {
  const Problem problem =
      Problem::with_bandwidth({{4, 9}, {4, 1}}, {{TaskId(0), TaskId(1), 1}}, kTwoPes);
  EXPECT_EQ(critical_path_bound(problem), 6);
  EXPECT_EQ(tails(problem)[0][0], 2);
  EXPECT_EQ(tails(problem)[0][1], 1);
}

// PE 0 is three times as fast: 12 units of work at a rate of 1/1 + 1/3 take 9.
TEST(Bounds, LoadIsThatOfTheBestSplitOverUnlikePes) {
  const Problem problem = Problem::with_bandwidth({{4, 12}, {4, 12}, {4, 12}}, {}, kTwoPes);
  EXPECT_EQ(load_bound(problem), 9);
}

TEST(Bounds, LoadOfATaskThatOnePeCanRunIsThatPes) {
  const Problem problem =
      Problem::with_bandwidth({{5, kNoTicks}, {5, kNoTicks}, {5, kNoTicks}}, {}, kTwoPes);
  EXPECT_GE(load_bound(problem), 14);
  EXPECT_LE(load_bound(problem), 15);
}

// A fork of five tasks of length 4 between two of length 1 on two PEs: 1 + 20/2 + 1, where the
// critical path has 6 and the load 11.
TEST(Bounds, FernandezSeesTheWorkBetweenAForkAndItsJoin) {
  std::vector<std::vector<Ticks>> execution{{1, 1}};
  std::vector<DataEdge> edges;
  for (int task = 1; task <= 5; ++task) {
    execution.push_back({4, 4});
    edges.push_back({TaskId(0), TaskId(task), 0});
    edges.push_back({TaskId(task), TaskId(6), 0});
  }
  execution.push_back({1, 1});
  const Problem problem = Problem::with_bandwidth(execution, edges, kTwoPes);
  EXPECT_EQ(critical_path_bound(problem), 6);
  EXPECT_EQ(load_bound(problem), 11);
  EXPECT_EQ(fernandez_bound(problem), 12);
  EXPECT_EQ(lower_bound(problem), 12);
}

TEST(Bounds, NoneIsAboveTheBruteForceOptimum) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Problem problem = random_problem(seed, {5, 3});
    const Ticks optimum = BruteForce(problem).least_makespan();
    EXPECT_LE(critical_path_bound(problem), optimum) << seed;
    EXPECT_LE(load_bound(problem), optimum) << seed;
    EXPECT_LE(fernandez_bound(problem), optimum) << seed;
  }
}

TEST(Bounds, NoPolicyGetsBelowThemOnTenThousandRandomProblems) {
  for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
    const Problem problem = random_problem(seed);
    const Ticks with_duplicates = std::max(critical_path_bound(problem), load_bound(problem));
    const Ticks bound = std::max(with_duplicates, fernandez_bound(problem));
    for (const auto& policy : offline_policies().entries()) {
      const Ticks makespan = policy.make(problem).makespan();
      EXPECT_GE(makespan, policy.name == "dbus" ? with_duplicates : bound)
          << policy.name << ", seed " << seed;
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace weft
