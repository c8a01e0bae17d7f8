// SPDX-License-Identifier: Apache-2.0
#include "waves/run_statistics.h"

#include <gtest/gtest.h>

#include "tests/waves/small_run.h"

namespace weft {
namespace {

const PeId kCpu(0), kAcc(1);
const ApplicationId kPair(0), kLone(1);

RunStatistics statistics_of_small_run(const WarmUp& warm_up = {}) {
  RunStatistics statistics(small_platform(), small_workload(), warm_up);
  SmallRun(statistics).play();
  return statistics;
}

TEST(RunStatistics, MeasureLatencyFromArrivalToFinish) {
  const RunStatistics statistics = statistics_of_small_run();
  EXPECT_DOUBLE_EQ(statistics.latency().mean.mean(), (10.5 + 2 + 22) / 3);
  EXPECT_DOUBLE_EQ(statistics.latency().quantiles.quantile(0.5), 10.5);
  EXPECT_DOUBLE_EQ(statistics.latency().max, 22);
  EXPECT_EQ(statistics.latency().mean.count(), 3);
}

TEST(RunStatistics, MeasureLatencyByApplication) {
  const RunStatistics statistics = statistics_of_small_run();
  EXPECT_DOUBLE_EQ(statistics.latency(kPair).mean.mean(), (10.5 + 22) / 2);
  EXPECT_DOUBLE_EQ(statistics.latency(kLone).mean.mean(), 2);
}

TEST(RunStatistics, UtilisationIsTheShareOfTimeForWhichAPeRan) {
  const RunStatistics statistics = statistics_of_small_run();
  EXPECT_EQ(statistics.busy(kCpu), microseconds(27));
  EXPECT_DOUBLE_EQ(statistics.utilisation(kCpu), 27 / 30.0);
  EXPECT_DOUBLE_EQ(statistics.utilisation(kAcc), 6.5 / 30);
  EXPECT_DOUBLE_EQ(statistics.mean_utilisation(), (27 + 6.5) / 60);
  EXPECT_EQ(statistics.tasks_run(kCpu), 3);
  EXPECT_EQ(statistics.tasks_run(kAcc), 2);
}

TEST(RunStatistics, CountDeadlinesOfJobsThatHaveOne) {
  const RunStatistics statistics = statistics_of_small_run();
  EXPECT_EQ(statistics.deadlines_total(), 2);
  EXPECT_EQ(statistics.deadlines_missed(), 1);
}

TEST(RunStatistics, ADeadlineMetToThePicosecondIsMet) {
  RunStatistics statistics(small_platform(), small_workload(), {});
  statistics.job_arrived(JobId(0), kPair, Time(0));
  statistics.job_finished({JobId(0), kPair, Time(0), Time(7), Time(7)});
  EXPECT_EQ(statistics.deadlines_missed(), 0);
  statistics.job_finished({JobId(1), kPair, Time(0), Time(8), Time(7)});
  EXPECT_EQ(statistics.deadlines_missed(), 1);
}

TEST(RunStatistics, ThroughputIsJobsFinishedASecond) {
  EXPECT_DOUBLE_EQ(statistics_of_small_run().throughput_jobs_per_s(), 3 / 30e-6);
}

TEST(RunStatistics, CountDecisions) {
  const RunStatistics statistics = statistics_of_small_run();
  EXPECT_EQ(statistics.decisions(), 5);
  EXPECT_EQ(statistics.placements(), 5);
  EXPECT_DOUBLE_EQ(statistics.mean_decision_latency_us(), 0.5);
}

// Rule R11. The window opens when job 1 arrives, at 2 us, while cpu is in the middle of a task.
TEST(WarmUp, ByJobsLeavesOutTheFirst) {
  const RunStatistics statistics = statistics_of_small_run({1, Time(0)});
  EXPECT_EQ(statistics.latency().mean.count(), 2);
  EXPECT_DOUBLE_EQ(statistics.latency().mean.mean(), (2 + 22) / 2.0);
  EXPECT_EQ(statistics.deadlines_total(), 1);
  EXPECT_EQ(statistics.busy(kCpu), microseconds(3 + 4 + 18));
  EXPECT_DOUBLE_EQ(statistics.utilisation(kCpu), 25 / 28.0);
  EXPECT_DOUBLE_EQ(statistics.utilisation(kAcc), 6.5 / 28);
  EXPECT_DOUBLE_EQ(statistics.throughput_jobs_per_s(), 3 / 28e-6) << "job 0 finishes within it";
}

// The first job to arrive after 5 us is job 2, at 8 us.
TEST(WarmUp, ByTimeLeavesOutWhatArrivesBefore) {
  const RunStatistics statistics = statistics_of_small_run({0, microseconds(5)});
  EXPECT_EQ(statistics.latency().mean.count(), 1);
  EXPECT_DOUBLE_EQ(statistics.latency().max, 22);
  EXPECT_DOUBLE_EQ(statistics.utilisation(kCpu), 1);
  EXPECT_DOUBLE_EQ(statistics.utilisation(kAcc), 2.5 / 22);
  EXPECT_EQ(statistics.tasks_run(kAcc), 1);
  EXPECT_DOUBLE_EQ(statistics.throughput_jobs_per_s(), 2 / 22e-6);
}

TEST(WarmUp, LastsUntilBothLimitsArePassed) {
  EXPECT_EQ(statistics_of_small_run({1, microseconds(5)}).latency().mean.count(), 1);
  EXPECT_EQ(statistics_of_small_run({2, microseconds(1)}).latency().mean.count(), 1);
  EXPECT_EQ(statistics_of_small_run({0, microseconds(8)}).latency().mean.count(), 1) << "8 counts";
}

TEST(WarmUp, LongerThanTheRunLeavesNothing) {
  const RunStatistics statistics = statistics_of_small_run({100, Time(0)});
  EXPECT_EQ(statistics.latency().mean.count(), 0);
  EXPECT_EQ(statistics.deadlines_total(), 0);
  EXPECT_EQ(statistics.utilisation(kCpu), 0);
  EXPECT_EQ(statistics.throughput_jobs_per_s(), 0);
}

}  // namespace
}  // namespace weft
