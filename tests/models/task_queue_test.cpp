// SPDX-License-Identifier: Apache-2.0
#include "models/pe/task_queue.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <optional>
#include <random>
#include <tuple>
#include <vector>

namespace weft {
namespace {

using ::testing::ElementsAre;

struct Placed {
  int job;
  int task;
  int data_arrival;
};

// The tasks that run when each instant in turn has time for one.
std::vector<int> run(QueueOrder order, const std::vector<Placed>& placed,
                     const std::vector<int>& instants) {
  TaskQueue queue(order);
  for (const Placed& task : placed) {
    queue.push({JobId(task.job), TaskId(task.task), KernelId(0), 0, {}}, Time(task.data_arrival));
  }
  std::vector<int> tasks;
  for (const int now : instants) {
    QueuedTask task;
    tasks.push_back(queue.take(Time(now), task) ? task.task.value() : -1);
  }
  return tasks;
}

// Rule R7, on one and the same queue. The data of task 1 arrives last.
const std::vector<Placed> kPlaced = {{2, 1, 9}, {1, 2, 0}, {0, 3, 5}, {1, 4, 0}};

TEST(TaskQueue, OldestJobTakesTheOldestOfThoseWhoseDataIsThere) {
  EXPECT_THAT(run(QueueOrder::oldest_job, kPlaced, {0, 5, 6, 8, 9}), ElementsAre(2, 3, 4, -1, 1));
}

TEST(TaskQueue, PlacedFirstTakesTheFirstOfThoseWhoseDataIsThere) {
  EXPECT_THAT(run(QueueOrder::placed_first, kPlaced, {0, 5, 6, 8, 9}), ElementsAre(2, 3, 4, -1, 1));
  EXPECT_THAT(run(QueueOrder::placed_first, kPlaced, {9, 9, 9, 9}), ElementsAre(1, 2, 3, 4));
}

TEST(TaskQueue, InOrderWaitsForTheFirst) {
  EXPECT_THAT(run(QueueOrder::in_order, kPlaced, {0, 8, 9, 9, 9, 9}),
              ElementsAre(-1, -1, 1, 2, 3, 4));
}

TEST(TaskQueue, NextArrivalIsThatOfTheTaskWaitedFor) {
  TaskQueue queue(QueueOrder::placed_first), in_order(QueueOrder::in_order);
  EXPECT_EQ(queue.next_arrival(), kNever);
  for (TaskQueue* each : {&queue, &in_order}) {
    each->push({JobId(0), TaskId(0), KernelId(0), 0, {}}, Time(9));
    each->push({JobId(0), TaskId(1), KernelId(0), 0, {}}, Time(4));
  }
  EXPECT_EQ(queue.next_arrival(), Time(4));
  EXPECT_EQ(in_order.next_arrival(), Time(9)) << "the other has to wait for it";
}

TEST(TaskQueue, KeepsBackWhatItDoesNotKnowTheArrivalOf) {
  for (const QueueOrder order : {QueueOrder::oldest_job, QueueOrder::in_order}) {
    TaskQueue queue(order);
    const std::int64_t ticket = queue.next_ticket();
    queue.push({JobId(0), TaskId(1), KernelId(0), 0, {}}, kNever);
    QueuedTask task;
    EXPECT_FALSE(queue.take(Time(1000), task));
    EXPECT_EQ(queue.next_arrival(), kNever);
    EXPECT_FALSE(queue.empty());
    queue.data_arrives(ticket, Time(2000));
    EXPECT_EQ(queue.next_arrival(), Time(2000));
    EXPECT_TRUE(queue.take(Time(2000), task));
    EXPECT_EQ(task.task, TaskId(1));
    EXPECT_TRUE(queue.empty());
  }
}

TEST(TaskQueue, IsEmptyOnceCleared) {
  TaskQueue queue(QueueOrder::oldest_job);
  queue.push({JobId(0), TaskId(0), KernelId(0), 0, {}}, Time(0));
  EXPECT_FALSE(queue.empty());
  queue.clear();
  QueuedTask task;
  EXPECT_TRUE(queue.empty());
  EXPECT_FALSE(queue.take(Time(100), task));
  EXPECT_EQ(queue.next_arrival(), kNever);
}

/// Rule R7 by the letter: a list that is searched from front to back.
class NaiveQueue {
 public:
  explicit NaiveQueue(QueueOrder order) : order_(order) {}

  void push(const QueuedTask& task, Time arrival) { tasks_.emplace_back(arrival, task); }

  std::optional<QueuedTask> take(Time now) {
    auto best = tasks_.end();
    for (auto task = tasks_.begin(); task != tasks_.end(); ++task) {
      const bool there = task->first <= now;
      if (order_ == QueueOrder::in_order) {
        if (there) best = task;
        break;
      }
      const bool older = best == tasks_.end() ||
                         (order_ == QueueOrder::oldest_job && task->second.job < best->second.job);
      if (there && older) best = task;
    }
    if (best == tasks_.end()) return std::nullopt;
    const QueuedTask taken = best->second;
    tasks_.erase(best);
    return taken;
  }

  /// With nothing to take at the moment.
  Time next_arrival() const {
    if (tasks_.empty()) return kNever;
    if (order_ == QueueOrder::in_order) return tasks_.front().first;
    return std::min_element(tasks_.begin(), tasks_.end(),
                            [](const auto& a, const auto& b) { return a.first < b.first; })
        ->first;
  }

 private:
  QueueOrder order_;
  std::vector<std::pair<Time, QueuedTask>> tasks_;  // in the order of placement
};

TEST(TaskQueue, AgreesWithANaiveQueue) {
  for (const QueueOrder order :
       {QueueOrder::oldest_job, QueueOrder::placed_first, QueueOrder::in_order}) {
    std::mt19937 random(1);
    TaskQueue queue(order);
    NaiveQueue naive(order);
    Time now(0);
    int taken = 0;
    std::vector<std::pair<std::int64_t, Time>> untold;  // tickets, and when their data arrives
    for (int step = 0; step < 50'000; ++step) {
      if (random() % 100 < 47) {
        const QueuedTask task{JobId(random() % 8), TaskId(step), KernelId(step % 3), step % 5, {}};
        const Time arrival = now + Time(random() % 30) - Time(10);
        const bool told = random() % 2 == 0;
        if (!told) untold.emplace_back(queue.next_ticket(), arrival);
        queue.push(task, told ? arrival : kNever);
        naive.push(task, arrival);
        continue;
      }
      // In any order; what is not known cannot be taken.
      std::shuffle(untold.begin(), untold.end(), random);
      for (const auto& [ticket, arrival] : untold) queue.data_arrives(ticket, arrival);
      untold.clear();
      now += Time(random() % 4);
      QueuedTask task;
      const bool found = queue.take(now, task);
      const std::optional<QueuedTask> expected = naive.take(now);
      ASSERT_EQ(found, expected.has_value()) << "step " << step;
      if (found) {
        ++taken;
        ASSERT_EQ(task.task, expected->task) << "step " << step;
        ASSERT_EQ(task.job, expected->job);
        ASSERT_EQ(task.kernel, expected->kernel);
        ASSERT_EQ(task.job_slot, expected->job_slot);
      } else {
        ASSERT_EQ(queue.next_arrival(), naive.next_arrival()) << "step " << step;
      }
    }
    EXPECT_GT(taken, 10'000);
  }
}

}  // namespace
}  // namespace weft
