// SPDX-License-Identifier: Apache-2.0
#include "waves/tables.h"

#include <gmock/gmock.h>

#include "tests/support/temporary_directory.h"
#include "tests/waves/small_run.h"

namespace weft {
namespace {

using ::testing::ThrowsMessage;

class Tables : public ::testing::Test {
 protected:
  std::string jobs_csv() {
    JobsTable table(path_, workload_);
    SmallRun(table).play();
    return read_file(path_);
  }
  std::string tasks_csv() {
    TasksTable table(path_, platform_, workload_);
    SmallRun(table).play();
    return read_file(path_);
  }
  std::string pes_csv() {
    RunStatistics statistics(platform_, workload_, {});
    SmallRun(statistics).play();
    write_pes_table(path_, platform_, statistics);
    return read_file(path_);
  }

  TemporaryDirectory directory_;
  std::string path_ = directory_ / "table.csv";
  PlatformView platform_ = small_platform();
  Workload workload_ = small_workload();
};

TEST_F(Tables, JobsStandInTheOrderOfFinishing) {
  EXPECT_EQ(jobs_csv(),
            "job,application,arrival_us,finish_us,latency_us,deadline_us,missed\n"
            "1,lone,2,4,2,,\n"
            "0,pair,0,10.5,10.5,20,0\n"
            "2,pair,8,30,22,28,1\n");
}

TEST_F(Tables, TasksStandInTheOrderOfFinishing) {
  EXPECT_EQ(tasks_csv(),
            "job,task,kernel,pe,ready_us,placed_us,start_us,finish_us\n"
            "1,only,only,acc,2,2,2,4\n"
            "0,first,fft,cpu,0,0,0,5\n"
            "0,second,decode,acc,5,5.5,6,10.5\n"
            "2,first,fft,cpu,8,8,8,12\n"
            "2,second,decode,cpu,12,12,12,30\n");
}

TEST_F(Tables, PesStandInTheirOwnOrder) {
  EXPECT_EQ(pes_csv(),
            "pe,cluster,type,tasks,busy_us,utilisation\n"
            "cpu,big,cortex_a15,3,27,0.900000\n"
            "acc,fft,fft_accelerator,2,6.5,0.216667\n");
}

TEST_F(Tables, LongOnesAreWrittenWhole) {
  constexpr int kRows = 10'000;  // several buffers
  JobsTable table(path_, workload_);
  std::string expected = "job,application,arrival_us,finish_us,latency_us,deadline_us,missed\n";
  for (int job = 0; job < kRows; ++job) {
    const Time arrival = nanoseconds(job);
    table.job_finished({JobId(job), ApplicationId(1), arrival, arrival + Time(1)});
    char text[kMaxUsLength], later[kMaxUsLength];
    const std::string from(text, write_us(text, arrival)),
        to(later, write_us(later, arrival + Time(1)));
    expected += std::to_string(job) + ",lone," + from + "," + to + ",0.000001,,\n";
  }
  table.run_ended(Time(0));
  EXPECT_EQ(read_file(path_), expected);
}

TEST_F(Tables, ADiskThatRefusesFailsTheRun) {
  EXPECT_THAT(
      [&] { JobsTable("/nowhere/jobs.csv", workload_); },
      ThrowsMessage<RunError>("cannot write '/nowhere/jobs.csv': No such file or directory"));
  JobsTable full("/dev/full", workload_);
  EXPECT_THAT([&] { full.run_ended(Time(0)); },
              ThrowsMessage<RunError>("cannot write '/dev/full': No space left on device"));
}

}  // namespace
}  // namespace weft
