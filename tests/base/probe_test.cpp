// SPDX-License-Identifier: Apache-2.0
#include "base/probe.h"

#include <gmock/gmock.h>

namespace weft {
namespace {

class MockProbe : public Probe {
 public:
  MOCK_METHOD(void, task_ready, (JobId job, TaskId task, Time now), (override));
  MOCK_METHOD(void, run_ended, (Time now), (override));
};

TEST(ProbeList, CallsEverySubscriberInOrder) {
  MockProbe first, second;
  ProbeList probes;
  probes.add(first);
  probes.add(second);
  const ::testing::InSequence in_sequence;
  EXPECT_CALL(first, task_ready(JobId(1), TaskId(2), microseconds(3)));
  EXPECT_CALL(second, task_ready(JobId(1), TaskId(2), microseconds(3)));
  probes.emit(&Probe::task_ready, JobId(1), TaskId(2), microseconds(3));
}

TEST(ProbeList, CallsNobodyOnceCleared) {
  ::testing::StrictMock<MockProbe> probe;
  ProbeList probes;
  probes.add(probe);
  EXPECT_FALSE(probes.empty());
  probes.clear();
  EXPECT_TRUE(probes.empty());
  probes.emit(&Probe::run_ended, Time(0));
}

}  // namespace
}  // namespace weft
