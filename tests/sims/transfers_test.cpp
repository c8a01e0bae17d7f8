// SPDX-License-Identifier: Apache-2.0
// How the data of edges moves (rule R6), each case reckoned by hand: a producer on PE a, consumers
// on PE b, a bus of 16 bytes at 1 GHz whose packets take one cycle and their beats.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/sims/simulation_bench.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

constexpr const char* kTypes = R"(name: maker
reference_frequency: 1 GHz
execution_time: {make: 10 us}
)";
constexpr const char* kUser = R"(name: user
reference_frequency: 1 GHz
execution_time: {use: 5 us}
)";

// One producer and `consumers` tasks that each take 1600 bytes of it: 100 beats.
std::string application(int consumers) {
  std::string tasks = "name: demo\ntasks:\n  - {name: make, kernel: make}\n";
  std::string edges = "edges:\n";
  for (int i = 0; i < consumers; ++i) {
    const std::string name = "use" + std::to_string(i);
    tasks += "  - {name: " + name + ", kernel: use}\n";
    edges += "  - {from: make, to: " + name + ", data: 1600 B}\n";
  }
  return tasks + edges;
}

class Transfers : public ::testing::Test {
 protected:
  // Runs one job; the task after the producer is task 1.
  void run(const std::string& platform, int consumers = 1,
           const std::vector<std::string>& settings = {}) {
    directory_.write("maker.yaml", kTypes);
    directory_.write("user.yaml", kUser);
    directory_.write("platform.yaml",
                     "cluster:\n  a: {pe_type: maker.yaml}\n"
                     "  b: {pe_type: user.yaml}\n" +
                         platform);
    directory_.write("app.yaml", application(consumers));
    directory_.write("workload.yaml",
                     "applications: [{application: app.yaml}]\n"
                     "arrivals: {process: periodic, mean_gap: 1 ms}\n");
    Bench made = bench(settings);
    made.run("EFT", {1, kNever});
    recording = made.recording;
    estimate = made.platform().communication.time(EdgeId(0), PeId(0), PeId(1));
  }

  // What `run` wrote.
  Bench bench(const std::vector<std::string>& settings) const {
    return {directory_.path() + "/platform.yaml", directory_.path() + "/workload.yaml", settings};
  }

  Time start(int task) const { return recording.task(JobId(0), task).start; }

  Recording recording;
  Time estimate{0};  // of the first edge, from a to b

 private:
  TemporaryDirectory directory_;
};

constexpr const char* kBus = "interconnect: {type: bus}\n";
constexpr Time kMade = microseconds(10);
// A read: the request's beat, then 100 beats of data.
constexpr Time kRead = nanoseconds(1 + 100);
// A write: 100 beats of data, then the response's.
constexpr Time kWrite = nanoseconds(100 + 1);

TEST_F(Transfers, IdealEagerLeavesWhenProduced) {
  run("interconnect: {type: ideal, bandwidth: 100 MB/s}\n");
  EXPECT_EQ(start(1), kMade + microseconds(16));
}

TEST_F(Transfers, IdealOnDispatchLeavesWhenPlaced) {
  run("interconnect: {type: ideal, bandwidth: 100 MB/s}\ntransfers: {start: on_dispatch}\n"
      "scheduler_host: {type: fixed, latency: 3 us}\n");
  EXPECT_EQ(start(1), microseconds(3) + kMade + microseconds(3) + microseconds(16));
}

TEST_F(Transfers, IdealThroughSharedMemoryTakesTwoPasses) {
  run("interconnect: {type: ideal, bandwidth: 100 MB/s}\ntransfers: {path: shared_memory}\n");
  EXPECT_EQ(start(1), kMade + microseconds(32));
}

TEST_F(Transfers, DirectIsARead) {
  for (const char* fidelity : {"lt", "at"}) {
    run(kBus, 1, {std::string("interconnect.fidelity=") + fidelity});
    EXPECT_EQ(start(1), kMade + kRead) << fidelity;
    ASSERT_EQ(recording.transfers.size(), 1U);
    EXPECT_EQ(recording.transfers[0].begin, kMade);
    EXPECT_EQ(recording.transfers[0].end, kMade + kRead);
  }
}

TEST_F(Transfers, SetUpComesBeforeTheFirstBurst) {
  run(std::string(kBus) + "transfers: {dma: {setup: 2 us}}\n");
  EXPECT_EQ(start(1), kMade + microseconds(2) + kRead);
}

TEST_F(Transfers, OneBurstAtATimeWaitsForEachAnswer) {
  run(std::string(kBus) + "transfers: {dma: {burst: 400 B, outstanding: 1}}\n");
  EXPECT_EQ(start(1), kMade + 4 * nanoseconds(1 + 25));
}

TEST_F(Transfers, BurstsThatOverlapHideTheWayThere) {
  run(std::string(kBus) + "transfers: {dma: {burst: 400 B, outstanding: 2}}\n");
  EXPECT_EQ(start(1), kMade + kRead);
}

constexpr const char* kSharedMemory = R"(interconnect: {type: bus}
memory:
  sram: {type: sram, size: 1 MiB, latency: 1 ns, frequency: 1 GHz, width: 16 B}
transfers: {path: shared_memory}
)";
// The memory takes 100 beats of its own, after the data is there or before it leaves.
constexpr Time kServed = nanoseconds(100);

TEST_F(Transfers, OnDispatchThroughMemoryWritesAndReadsThen) {
  for (const char* fidelity : {"lt", "at"}) {
    run(kSharedMemory, 1, {std::string("interconnect.fidelity=") + fidelity});
    EXPECT_EQ(start(1), kMade + kWrite + kServed + kRead + kServed) << fidelity;
  }
}

TEST_F(Transfers, EagerThroughMemoryWritesWhenProduced) {
  run(std::string(kSharedMemory) + "scheduler_host: {type: fixed, latency: 3 us}\n", 1,
      {"transfers.start=eager"});
  const Time made = microseconds(3) + kMade;
  EXPECT_EQ(start(1), made + microseconds(3) + kRead + kServed);  // written by then
}

TEST_F(Transfers, AreFetchedWhileAnEarlierTaskRuns) {
  run(kBus, 2);
  EXPECT_EQ(start(1), kMade + kRead);
  EXPECT_EQ(start(2), kMade + kRead + microseconds(5));  // its data has come meanwhile
}

TEST_F(Transfers, WaitForRoomInALocalMemory) {
  run(kBus, 2, {"cluster.b.local_memory=2000 B"});
  EXPECT_EQ(start(2), kMade + kRead + microseconds(5) + kRead);
}

TEST_F(Transfers, OfATaskTooLargeForALocalMemoryGoAlone) {
  run(kBus, 2, {"cluster.b.local_memory=100 B"});
  EXPECT_EQ(start(1), kMade + kRead);
  EXPECT_EQ(start(2), kMade + kRead + microseconds(5) + kRead);
}

// A run that is cut off with bursts under way leaves nothing behind for the next one.
TEST_F(Transfers, ThatAreCutOffAreForgotten) {
  for (const char* fidelity : {"lt", "at"}) {
    run(kSharedMemory, 2, {std::string("interconnect.fidelity=") + fidelity});
    const auto rows = recording.rows();
    Bench bench = this->bench({std::string("interconnect.fidelity=") + fidelity});
    bench.run("EFT", {1, kMade + nanoseconds(50)});
    EXPECT_EQ(bench.recording.tasks.size(), 1U);
    bench.run("EFT", {1, kNever});
    EXPECT_EQ(bench.recording.rows(), rows) << fidelity;
  }
}

TEST_F(Transfers, OfControlTakeTheirTimeOnTheInterconnectToo) {
  // A descriptor is written in 4 beats, the response one; a completion is read in 1 + 4.
  constexpr Time kMessage = nanoseconds(5);
  for (const char* fidelity : {"lt", "at"}) {
    run(std::string(kBus) + "transfers: {control: interconnect}\n", 1,
        {std::string("interconnect.fidelity=") + fidelity});
    const TaskRecord& made = recording.task(JobId(0), 0);
    EXPECT_EQ(made.placed, Time(0)) << fidelity;
    EXPECT_EQ(made.start, kMessage) << fidelity;
    const TaskRecord& used = recording.task(JobId(0), 1);
    EXPECT_EQ(used.ready, made.finish) << fidelity;
    EXPECT_EQ(used.placed, made.finish + kMessage) << fidelity;
    EXPECT_EQ(used.start, made.finish + 2 * kMessage + kRead) << fidelity;
  }
}

// Two tasks wait on PE b: the second starts when the first ends, though the dispatcher hears of it
// later.
TEST_F(Transfers, OfControlDoNotHoldUpAPesQueue) {
  run(std::string(kBus) + "transfers: {control: interconnect}\n", 2);
  EXPECT_EQ(start(2), recording.task(JobId(0), 1).finish);
}

TEST_F(Transfers, OfOneOrManyBurstsAreEstimatedAsTheyTurnOut) {
  for (const char* burst : {"4 KiB", "400 B", "160 B"}) {
    for (const char* outstanding : {"1", "2", "8"}) {
      for (const char* platform : {kBus, kSharedMemory}) {
        run(platform, 1,
            {std::string("transfers.dma.burst=") + burst,
             std::string("transfers.dma.outstanding=") + outstanding});
        const Time took = start(1) - kMade;
        EXPECT_GE(estimate, took * 9 / 10) << burst << ' ' << outstanding << platform;
        EXPECT_LE(estimate, took * 11 / 10) << burst << ' ' << outstanding << platform;
      }
    }
  }
}

}  // namespace
}  // namespace weft
