// SPDX-License-Identifier: Apache-2.0
#include "scheduler/exact/branch_and_bound.h"

#include <gtest/gtest.h>

#include "scheduler/exact/bounds.h"
#include "scheduler/offline/registry.h"
#include "scheduler/offline/validity.h"
#include "tests/scheduler/exact/brute_force.h"
#include "tests/scheduler/offline/oracle_cases.h"
#include "tests/scheduler/offline/random_problem.h"

namespace weft {
namespace {

TEST(BranchAndBound, ProvesTheProvedOptimaOfTheAcceptanceCases) {
  WEFT_SKIP_WITHOUT_ORACLE_CASES();
  for (const std::string& path : oracle_case_paths()) {
    const OracleCase oracle = read_sched_oracle(path);
    if (!oracle.optimum || !oracle.optimum->proved) continue;
    SCOPED_TRACE(path);
    const ExactResult result = solve_exactly(oracle.problem);
    EXPECT_EQ(result.status, ExactStatus::proved);
    EXPECT_EQ(result.schedule.makespan(), oracle.optimum->makespan);
    EXPECT_EQ(result.bound, oracle.optimum->makespan);
    EXPECT_EQ(result.gap(), 0);
    EXPECT_TRUE(violations(oracle.problem, result.schedule, Duplicates::forbidden).empty());
  }
}

TEST(BranchAndBound, IsNeverLongerThanTheBestKnownScheduleOfAnAcceptanceCase) {
  WEFT_SKIP_WITHOUT_ORACLE_CASES();
  for (const std::string& path : oracle_case_paths()) {
    const OracleCase oracle = read_sched_oracle(path);
    ExactLimits limits;
    limits.nodes = 20'000;
    const ExactResult result = solve_exactly(oracle.problem, limits);
    for (const OracleReference& reference : oracle.references) {
      EXPECT_LE(result.schedule.makespan(), reference.makespan) << path;
      EXPECT_LE(result.bound, reference.makespan) << path;
    }
  }
}

TEST(BranchAndBound, AgreesWithBruteForceOnTinyProblems) {
  int searched = 0;
  for (std::uint64_t seed = 0; seed < 1'500; ++seed) {
    const Problem problem = random_problem(seed, {6, 3, 3, 2});
    const ExactResult result = solve_exactly(problem);
    ASSERT_EQ(result.status, ExactStatus::proved) << seed;
    ASSERT_EQ(result.schedule.makespan(), BruteForce(problem).least_makespan()) << seed;
    EXPECT_TRUE(violations(problem, result.schedule, Duplicates::forbidden).empty()) << seed;
    searched += result.nodes > 0 ? 1 : 0;
  }
  EXPECT_GT(searched, 300);
}

TEST(BranchAndBound, NoPolicyBeatsIt) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Problem problem = random_problem(seed, {10, 4});
    const ExactResult result = solve_exactly(problem);
    ASSERT_EQ(result.status, ExactStatus::proved) << seed;
    for (const auto& policy : offline_policies().entries()) {
      if (policy.name == "dbus") continue;
      EXPECT_GE(policy.make(problem).makespan(), result.schedule.makespan())
          << policy.name << ", seed " << seed;
    }
  }
}

// Forty tasks without edges on six unlike PEs: no search ends that soon.
Problem hard_problem() {
  constexpr std::size_t kTasks = 40;
  constexpr std::size_t kPes = 6;
  RandomEngine engine(1, RandomStream::policy, 0);
  std::vector<std::vector<Ticks>> execution(kTasks, std::vector<Ticks>(kPes));
  for (auto& row : execution) {
    for (Ticks& time : row) time = 100'000 + draw_index(engine, 900'000);
  }
  const std::vector<std::vector<std::int64_t>> bandwidth(kPes, std::vector<std::int64_t>(kPes, 1));
  return Problem::with_bandwidth(execution, {}, bandwidth);
}

TEST(BranchAndBound, GivesUpAtTheNodeLimitWithAScheduleAndABound) {
  const Problem problem = hard_problem();
  ExactLimits limits;
  limits.nodes = 5'000;
  const ExactResult result = solve_exactly(problem, limits);
  ASSERT_EQ(result.status, ExactStatus::node_limit);
  EXPECT_TRUE(violations(problem, result.schedule, Duplicates::forbidden).empty());
  EXPECT_GE(result.bound, lower_bound(problem));
  EXPECT_LT(result.bound, result.schedule.makespan());
  EXPECT_GT(result.gap(), 0);
  EXPECT_LE(result.nodes, limits.nodes + 1);
}

TEST(BranchAndBound, MoreNodesNeverGiveAWorseScheduleNorAWorseBound) {
  const Problem problem = hard_problem();
  Ticks makespan = kNoTicks;
  Ticks bound = 0;
  for (const std::int64_t nodes : {0, 10, 100, 1'000, 10'000}) {
    ExactLimits limits;
    limits.nodes = nodes;
    const ExactResult result = solve_exactly(problem, limits);
    EXPECT_LE(result.schedule.makespan(), makespan);
    EXPECT_LE(result.bound, result.schedule.makespan());
    EXPECT_GE(result.bound, bound);
    makespan = result.schedule.makespan();
    bound = result.bound;
  }
}

TEST(BranchAndBound, GivesUpAtTheTimeLimit) {
  ExactLimits limits;
  limits.seconds = 0;
  EXPECT_EQ(solve_exactly(hard_problem(), limits).status, ExactStatus::time_limit);
}

TEST(BranchAndBound, IsTheSameEveryTime) {
  const Problem problem = random_problem(5, {14, 4, 14, 3});
  const ExactResult first = solve_exactly(problem);
  const ExactResult second = solve_exactly(problem);
  EXPECT_EQ(first.nodes, second.nodes);
  EXPECT_EQ(first.schedule.tasks, second.schedule.tasks);
}

TEST(BranchAndBound, ForgettingStatesChangesTheTimeAndNotTheResult) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Problem problem = random_problem(seed, {7, 3});
    ExactLimits forgetful;
    forgetful.state_bytes = 0;
    EXPECT_EQ(solve_exactly(problem, forgetful).schedule.makespan(),
              solve_exactly(problem).schedule.makespan());
  }
}

TEST(BranchAndBound, ManyTasksGetTheBestPolicysScheduleAndABound) {
  const Problem problem = random_problem(3, {80, 4, 70, 4});
  const ExactResult result = solve_exactly(problem);
  EXPECT_TRUE(violations(problem, result.schedule, Duplicates::forbidden).empty());
  EXPECT_LE(result.bound, result.schedule.makespan());
  EXPECT_TRUE(result.status == ExactStatus::too_large || result.gap() == 0);
}

}  // namespace
}  // namespace weft
