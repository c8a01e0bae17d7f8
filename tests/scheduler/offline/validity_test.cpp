// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/validity.h"

#include <gmock/gmock.h>

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Task 0 sends 6 to each of tasks 1 and 2; task 2 runs on PE 1 alone. Bandwidth 2.
Problem fork() {
  return Problem::with_bandwidth({{4, 8}, {3, 5}, {kNoTicks, 7}},
                                 {{TaskId(0), TaskId(1), 6}, {TaskId(0), TaskId(2), 6}},
                                 {{0, 2}, {2, 0}});
}

Schedule valid() {
  return {{{TaskId(0), PeId(0), 0, 4}, {TaskId(1), PeId(0), 4, 7}, {TaskId(2), PeId(1), 7, 14}}};
}

std::vector<Rule> broken_rules(const Schedule& schedule,
                               Duplicates duplicates = Duplicates::forbidden) {
  std::vector<Rule> rules;
  for (const Violation& found : violations(fork(), schedule, duplicates)) {
    EXPECT_THAT(found.message, HasSubstr(name_of(found.rule)));
    rules.push_back(found.rule);
  }
  return rules;
}

TEST(Validity, AValidScheduleBreaksNoRule) { EXPECT_THAT(broken_rules(valid()), IsEmpty()); }

TEST(Validity, ATaskThatThereIsNotIsFound) {
  Schedule schedule = valid();
  schedule.tasks.push_back({TaskId(3), PeId(0), 20, 21});
  EXPECT_THAT(broken_rules(schedule), ElementsAre(Rule::known));
}

TEST(Validity, APeThatThereIsNotIsFound) {
  Schedule schedule = valid();
  schedule.tasks.push_back({TaskId(1), PeId(2), 20, 23});
  EXPECT_THAT(broken_rules(schedule), ElementsAre(Rule::known));
}

TEST(Validity, AMissingTaskIsFound) {
  Schedule schedule = valid();
  schedule.tasks.pop_back();
  EXPECT_THAT(broken_rules(schedule), ElementsAre(Rule::complete));
}

TEST(Validity, AMissingPredecessorIsReportedOnceAndNotAsLateData) {
  Schedule schedule = valid();
  schedule.tasks.erase(schedule.tasks.begin());
  EXPECT_THAT(broken_rules(schedule), ElementsAre(Rule::complete));
}

TEST(Validity, ADuplicateIsFoundUnlessAllowed) {
  Schedule schedule = valid();
  schedule.tasks.push_back({TaskId(1), PeId(0), 7, 10});
  EXPECT_THAT(broken_rules(schedule), ElementsAre(Rule::single));
  EXPECT_THAT(broken_rules(schedule, Duplicates::allowed), IsEmpty());
}

TEST(Validity, APeThatCannotRunTheTaskIsFound) {
  Schedule schedule = valid();
  schedule.tasks[2] = {TaskId(2), PeId(0), 7, 14};
  EXPECT_THAT(broken_rules(schedule), ElementsAre(Rule::supported));
}

TEST(Validity, AStartBeforeZeroIsFound) {
  Schedule schedule = valid();
  schedule.tasks[0] = {TaskId(0), PeId(0), -1, 3};
  EXPECT_THAT(broken_rules(schedule), ElementsAre(Rule::not_negative));
}

TEST(Validity, AWrongDurationIsFound) {
  Schedule schedule = valid();
  schedule.tasks[1].end = 8;
  EXPECT_THAT(broken_rules(schedule), ElementsAre(Rule::duration));
}

TEST(Validity, TwoTasksAtATimeOnAPeAreFound) {
  Schedule schedule = valid();
  schedule.tasks[1] = {TaskId(1), PeId(1), 10, 15};
  const auto found = violations(fork(), schedule);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "exclusive: task 1 starts on PE 1 at 10, while task 2 runs until 14");
}

TEST(Validity, AnOverlapWithATaskThatIsNotTheLastBeforeIsFound) {
  const Problem problem = Problem::with_bandwidth({{10}, {1}, {1}}, {}, {{0}});
  const Schedule schedule{
      {{TaskId(0), PeId(0), 0, 10}, {TaskId(1), PeId(0), 2, 3}, {TaskId(2), PeId(0), 4, 5}}};
  EXPECT_EQ(violations(problem, schedule).size(), 2U);
}

TEST(Validity, ATaskOfNoLengthInTheMidstOfAnotherIsFound) {
  const Problem problem = Problem::with_bandwidth({{10}, {0}}, {}, {{0}});
  EXPECT_EQ(violations(problem, {{{TaskId(0), PeId(0), 0, 10}, {TaskId(1), PeId(0), 5, 5}}}).size(),
            1U);
  EXPECT_THAT(violations(problem, {{{TaskId(0), PeId(0), 0, 10}, {TaskId(1), PeId(0), 10, 10}}}),
              IsEmpty());
}

TEST(Validity, DataThatIsNotThereYetIsFoundWithItsArrival) {
  Schedule schedule = valid();
  schedule.tasks[2] = {TaskId(2), PeId(1), 6, 13};
  const auto found = violations(fork(), schedule);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message,
            "data_there: task 2 starts on PE 1 at 6; the data of task 0 is there at 7");
}

TEST(Validity, DataOfTheNearestDuplicateCounts) {
  Schedule schedule = valid();
  schedule.tasks.push_back({TaskId(0), PeId(1), -2, 6});
  schedule.tasks[2] = {TaskId(2), PeId(1), 6, 13};
  EXPECT_THAT(broken_rules(schedule, Duplicates::allowed), ElementsAre(Rule::not_negative));
}

}  // namespace
}  // namespace weft
