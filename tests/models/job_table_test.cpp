// SPDX-License-Identifier: Apache-2.0
#include "models/dispatcher/job_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "base/document.h"

namespace weft {
namespace {

const ApplicationId kWifi(0), kTopcuoglu(1);

class JobTableTest : public ::testing::Test {
 protected:
  const Workload workload_ =
      read_workload(parse_yaml("applications: [{application: wifi_tx}, {application: topcuoglu}]\n"
                               "arrivals: {process: closed_loop, population: 1}\n",
                               "workload"),
                    "");
  JobTable table_{workload_};
};

TEST_F(JobTableTest, OpensAJobWithAllTasksWaitingForTheirPredecessors) {
  const ActiveJob& job = table_[table_.open(JobId(7), kTopcuoglu, microseconds(3))];
  const TaskGraph& graph = workload_.application(kTopcuoglu).graph;
  EXPECT_EQ(job.job, JobId(7));
  EXPECT_EQ(job.application, kTopcuoglu);
  EXPECT_EQ(job.arrival, microseconds(3));
  EXPECT_EQ(job.open_tasks, graph.size());
  for (std::int32_t i = 0; i < graph.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(job.tasks[static_cast<std::size_t>(i)].open_predecessors),
              graph.predecessors(TaskId(i)).size());
  }
}

TEST_F(JobTableTest, DeadlineCountsFromTheArrival) {
  EXPECT_EQ(table_[table_.open(JobId(0), kWifi, microseconds(3))].deadline, microseconds(503));
  EXPECT_EQ(table_[table_.open(JobId(1), kTopcuoglu, microseconds(3))].deadline, kNever);
}

TEST_F(JobTableTest, AReusedSlotRemembersNothing) {
  const std::int32_t slot = table_.open(JobId(0), kWifi, Time(0));
  for (TaskState& task : table_[slot].tasks)
    task = {Time(1), Time(2), Time(3), Time(4), PeId(5), 6};
  table_[slot].open_tasks = 1;
  table_.close(slot);
  ASSERT_EQ(table_.open(JobId(1), kTopcuoglu, Time(9)), slot);
  const ActiveJob& job = table_[slot];
  EXPECT_EQ(job.deadline, kNever);
  EXPECT_EQ(job.open_tasks, 10);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(job.tasks[i].finish, Time(0));
    EXPECT_EQ(job.tasks[i].pe, PeId(0));
  }
  EXPECT_EQ(job.tasks[0].open_predecessors, 0);
}

TEST_F(JobTableTest, SlotsAreBoundedByTheJobsInFlight) {
  constexpr std::size_t kMostInFlight = 20;
  std::mt19937 random(1);
  std::vector<std::int32_t> open;
  for (int job = 0; job < 10'000; ++job) {
    if (open.size() == kMostInFlight || (!open.empty() && random() % 2 == 0)) {
      std::swap(open[random() % open.size()], open.back());
      table_.close(open.back());
      open.pop_back();
    } else {
      const std::int32_t slot = table_.open(JobId(job), job % 2 == 0 ? kWifi : kTopcuoglu, Time(0));
      ASSERT_EQ(std::count(open.begin(), open.end(), slot), 0) << "the slot is taken";
      ASSERT_LT(slot, static_cast<std::int32_t>(kMostInFlight));
      open.push_back(slot);
    }
    ASSERT_EQ(table_.in_flight(), count_of(open));
  }
}

TEST_F(JobTableTest, SlotsNeverMove) {
  const std::int32_t first = table_.open(JobId(0), kTopcuoglu, Time(0));
  const ActiveJob* job = &table_[first];
  const TaskState* tasks = table_[first].tasks.data();
  for (int i = 1; i < 1'000; ++i) table_.open(JobId(i), kWifi, Time(0));
  EXPECT_EQ(&table_[first], job);
  EXPECT_EQ(table_[first].tasks.data(), tasks);
}

TEST_F(JobTableTest, ClearFreesEverySlotOnce) {
  for (int i = 0; i < 5; ++i) table_.open(JobId(i), kWifi, Time(0));
  table_.close(2);
  table_.clear();
  EXPECT_EQ(table_.in_flight(), 0);
  std::set<std::int32_t> slots;
  for (int i = 0; i < 5; ++i) slots.insert(table_.open(JobId(i), kWifi, Time(0)));
  EXPECT_EQ(slots, (std::set<std::int32_t>{0, 1, 2, 3, 4}));
}

}  // namespace
}  // namespace weft
