// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scheduler/offline/registry.h"
#include "scheduler/offline/validity.h"
#include "tests/scheduler/offline/oracle_cases.h"

namespace weft {
namespace {

std::string text_of(const ScheduledTask& entry) {
  return "task " + std::to_string(entry.task.value()) + " on PE " +
         std::to_string(entry.pe.value()) + " from " + std::to_string(entry.start) + " to " +
         std::to_string(entry.end);
}

std::vector<std::string> texts_of(const std::vector<ScheduledTask>& entries) {
  std::vector<std::string> texts;
  for (const ScheduledTask& entry : by_task({entries})) texts.push_back(text_of(entry));
  return texts;
}

// With the tie rule the whole schedule is determined, not the makespan alone.
TEST(OracleCases, EveryAlgorithmThatIsListedGivesTheReferenceSchedule) {
  WEFT_SKIP_WITHOUT_ORACLE_CASES();
  for (const std::string& path : oracle_case_paths()) {
    const OracleCase oracle = read_sched_oracle(path);
    ASSERT_FALSE(oracle.references.empty()) << path;
    for (const OracleReference& reference : oracle.references) {
      SCOPED_TRACE(path + ", " + reference.algorithm);
      const Schedule schedule = offline_policies().find(reference.algorithm).make(oracle.problem);
      EXPECT_EQ(schedule.makespan(), reference.makespan);
      EXPECT_EQ(texts_of(schedule.tasks), texts_of(reference.schedule));
    }
  }
}

TEST(OracleCases, PublishedMakespansAreMet) {
  WEFT_SKIP_WITHOUT_ORACLE_CASES();
  int compared = 0;
  for (const std::string& path : oracle_case_paths()) {
    const OracleCase oracle = read_sched_oracle(path);
    for (const OraclePublished& published : oracle.published) {
      SCOPED_TRACE(path + ", " + published.algorithm);
      const auto& policy = offline_policies().find(published.algorithm);
      EXPECT_EQ(policy.make(oracle.problem).makespan(), published.makespan);
      ++compared;
    }
  }
  EXPECT_GT(compared, 0);
}

TEST(OracleCases, NoScheduleWithoutDuplicatesBeatsAProvedOptimum) {
  WEFT_SKIP_WITHOUT_ORACLE_CASES();
  for (const std::string& path : oracle_case_paths()) {
    const OracleCase oracle = read_sched_oracle(path);
    if (!oracle.optimum || !oracle.optimum->proved) continue;
    for (const auto& policy : offline_policies().entries()) {
      SCOPED_TRACE(path + ", " + policy.name);
      const Schedule schedule = policy.make(oracle.problem);
      EXPECT_TRUE(violations(oracle.problem, schedule).empty());
      if (schedule.tasks.size() > oracle.problem.tasks().size()) continue;
      EXPECT_GE(schedule.makespan(), oracle.optimum->makespan);
    }
  }
}

TEST(OracleCases, ReferenceSchedulesPassTheCheckerThemselves) {
  WEFT_SKIP_WITHOUT_ORACLE_CASES();
  for (const std::string& path : oracle_case_paths()) {
    const OracleCase oracle = read_sched_oracle(path);
    for (const OracleReference& reference : oracle.references) {
      SCOPED_TRACE(path + ", " + reference.algorithm);
      EXPECT_TRUE(violations(oracle.problem, {reference.schedule}, Duplicates::forbidden).empty());
    }
  }
}

}  // namespace
}  // namespace weft
