// SPDX-License-Identifier: Apache-2.0
#include "sims/simulation.h"

#include <gmock/gmock.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <memory>
#include <new>
#include <ostream>
#include <string>
#include <systemc>
#include <tuple>
#include <utility>
#include <vector>

#include "base/error.h"
#include "scheduler/registry.h"
#include "sims/inputs.h"
#include "tests/sims/simulation_bench.h"
#include "tests/support/temporary_directory.h"

// The sanitizers bring an operator new of their own.
#ifndef __SANITIZE_ADDRESS__
// Inlined, GCC sees a free of what came from new, and not that this is that new's own delete.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
namespace {

std::atomic<std::int64_t> allocations{0};
std::atomic<std::int64_t> bytes_in_use{0};

void give_back(void* memory) {
  bytes_in_use -= static_cast<std::int64_t>(malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  void* memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  ++allocations;
  bytes_in_use += static_cast<std::int64_t>(malloc_usable_size(memory));
  return memory;
}
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { give_back(memory); }
#endif

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

// Files of a platform and a workload of the test's own. Kernels of PE type `p` run on `p` alone,
// so it is said where each task runs; 1 B takes 1 us from PE to PE.
class Files {
 public:
  Files(const std::string& p_kernels, const std::string& q_kernels, const std::string& arrivals,
        const std::vector<std::pair<std::string, std::string>>& applications) {
    directory_.write("p.yaml", pe_type("p", p_kernels));
    directory_.write("q.yaml", pe_type("q", q_kernels));
    directory_.write("platform.yaml",
                     "cluster:\n  p: {pe_type: p.yaml}\n  q: {pe_type: q.yaml}\n"
                     "interconnect: {type: ideal, bandwidth: 1 MB/s}\n");
    directory_.write("trace.csv", "arrival,application\n" + arrivals);
    std::string workload = "applications:\n";
    for (const auto& [name, graph] : applications) {
      directory_.write(name + ".yaml", "name: " + name + "\n" + graph);
      workload += "  - {application: " + name + ".yaml}\n";
    }
    directory_.write("workload.yaml", workload + "arrivals: {process: trace, file: trace.csv}\n");
  }

  std::string platform() const { return directory_ / "platform.yaml"; }
  std::string workload() const { return directory_ / "workload.yaml"; }

 private:
  static std::string pe_type(const std::string& name, const std::string& kernels) {
    return "name: " + name + "\nreference_frequency: 1 GHz\nexecution_time: {" + kernels + "}\n";
  }

  TemporaryDirectory directory_;
};

const std::string kTopcuoglu = "topcuoglu3", kTopcuogluJobs = "closed_loop_top";
constexpr RunLimits kFewJobs{40, kNever};

TEST(Simulation, ModulesStandWhereTheirNamesSay) {
  {
    const Bench bench("dssoc16", "six_mix");
    for (const char* name :
         {"soc", "soc.dispatcher", "soc.control_path", "soc.data_path", "soc.job_source",
          "soc.scheduler_host", "soc.big1", "soc.fft0", "soc.vit1"}) {
      EXPECT_NE(sc_core::sc_find_object(name), nullptr) << name;
    }
    EXPECT_EQ(sc_core::sc_find_object("soc.big4"), nullptr) << "there are four, from 0";
  }
  EXPECT_EQ(sc_core::sc_find_object("soc"), nullptr) << "gone with the simulation";
  const Bench next("topcuoglu3", "topcuoglu_single");
  EXPECT_NE(sc_core::sc_find_object("soc.p1"), nullptr) << "a single PE is called as its cluster";
}

TEST(Simulation, RunsForgetTheOnesBefore) {
  Bench bench("dssoc16", "six_mix", {"noise.sigma=0.2", "arrivals.mean_gap=60us"});
  bench.run("ETF", kFewJobs);
  const auto first = bench.recording.rows();
  bench.run("Random", {30, kNever}, 7);
  bench.run("ETF", kFewJobs);
  EXPECT_EQ(bench.recording.rows(), first);
}

TEST(Simulation, RunsForgetOneThatWasCutOff) {
  Bench bench("dssoc16", "six_mix", {"arrivals.mean_gap=60us"});
  bench.run("ETF", kFewJobs);
  const auto first = bench.recording.rows();
  const RunResult cut = bench.run("ETF", {40, microseconds(700)}, 2);
  EXPECT_EQ(cut.end, microseconds(700));
  EXPECT_LT(cut.jobs_completed, cut.jobs_injected) << "something was under way";
  bench.run("ETF", kFewJobs);
  EXPECT_EQ(bench.recording.rows(), first);
}

TEST(Simulation, StopsWhenItIsAskedTo) {
  struct StopAfterTasks : Probe {
    explicit StopAfterTasks(std::atomic<bool>& requested) : stop(requested) {}
    void task_end(const TaskRecord&) override {
      if (++tasks == 100) stop = true;
    }
    std::atomic<bool>& stop;
    int tasks = 0;
  };
  const Inputs inputs = load_inputs("dssoc16", "six_mix", {});
  std::atomic<bool> stop{false};
  Simulation simulation(inputs.platform, inputs.workload, stop);
  StopAfterTasks probe(stop);
  const auto policy = policies().find("MET").make();
  const RunResult result = simulation.run(*policy, 1, {1'000'000, kNever}, {&probe});
  EXPECT_TRUE(result.interrupted);
  EXPECT_LT(result.tasks_completed, 120);
}

TEST(Simulation, TasksStartAfterTheirData) {
  Bench bench("dssoc16", "six_mix", {"noise.sigma=0.3", "arrivals.mean_gap=60us"});
  for (const char* policy : {"ETF", "RoundRobin"}) {
    bench.run(policy, kFewJobs);
    int crossed = 0;
    for (const TransferRecord& transfer : bench.recording.transfers) {
      const TaskRecord& consumer = bench.recording.task(transfer.job, transfer.consumer.value());
      const TaskRecord& producer = bench.recording.task(transfer.job, transfer.producer.value());
      EXPECT_EQ(transfer.begin, producer.finish);
      EXPECT_LE(transfer.end, consumer.start);
      EXPECT_EQ(transfer.from, producer.pe);
      EXPECT_EQ(transfer.to, consumer.pe);
      const bool crosses = transfer.from != transfer.to;
      EXPECT_TRUE(crosses || transfer.end == transfer.begin);
      crossed += crosses ? 1 : 0;
    }
    EXPECT_GT(crossed, 100) << policy;
  }
}

TEST(Simulation, EndsBeforeTimeDoes) {
  for (const char* process : {"arrivals.process=periodic", "arrivals.process=poisson"}) {
    Bench bench("topcuoglu3", "topcuoglu_single", {"arrivals.mean_gap=2000000 s", process});
    EXPECT_THAT([&] { bench.run("ETF", kFewJobs); },
                ThrowsMessage<RunError>(HasSubstr("would arrive after 53 days")));
  }
}

// The budget of the design.
TEST(Simulation, MetTakesAtMostThreeActivationsATask) {
  Bench bench("dssoc16", "six_mix");
  const RunResult result = bench.run_bare(*policies().find("MET").make(), 2'000);
  EXPECT_LE(static_cast<double>(result.kernel_activations),
            3.0 * static_cast<double>(result.tasks_completed));
}

#ifndef __SANITIZE_ADDRESS__
class SteadyState : public ::testing::TestWithParam<std::string> {
 protected:
  Bench bench_{"dssoc16", "six_mix"};
  std::unique_ptr<Policy> policy_ = policies().find(GetParam()).make();
};

TEST_P(SteadyState, AllocatesNothingATask) {
  const auto allocations_of = [&](std::int64_t jobs) {
    const std::int64_t before = allocations;
    bench_.run_bare(*policy_, jobs);
    return allocations - before;
  };
  allocations_of(20'000);  // tables grow to what the load needs
  EXPECT_EQ(allocations_of(20'000), allocations_of(2'000));
}

TEST_P(SteadyState, TakesNoMemoryAJob) {
  bench_.run_bare(*policy_, 2'000);
  const std::int64_t before = bytes_in_use;
  bench_.run_bare(*policy_, 20'000);
  constexpr std::int64_t kGrowthOfTables = 100'000;  // 90,000 tasks more would take megabytes
  EXPECT_LT(bytes_in_use - before, kGrowthOfTables);
}

INSTANTIATE_TEST_SUITE_P(Policies, SteadyState, ::testing::Values("MET", "ETF", "MinMin"),
                         [](const auto& policy) { return policy.param; });
#endif

class BrokenContract : public ::testing::Test {
 protected:
  /// That a run under such a policy fails with this message.
  static void expect_refusal(const TestPolicy::Decide& decide, const std::string& message) {
    Bench bench("dssoc16", "six_mix");
    TestPolicy policy(decide);
    EXPECT_THAT([&] { bench.run(policy, kFewJobs); }, ThrowsMessage<RunError>(message));
  }
};

TEST_F(BrokenContract, PlacingATaskTwice) {
  expect_refusal(
      [](const Situation&, Decision& out) {
        out.place(0, PeId(0));
        out.place(0, PeId(0));
      },
      "the policy placed ready task 0 of 1: there is none, or it placed it before");
}

TEST_F(BrokenContract, PlacingATaskThatIsNotThere) {
  expect_refusal([](const Situation&, Decision& out) { out.place(5, PeId(0)); },
                 "the policy placed ready task 5 of 1: there is none, or it placed it before");
  expect_refusal([](const Situation&, Decision& out) { out.place(-1, PeId(0)); },
                 "the policy placed ready task -1 of 1: there is none, or it placed it before");
}

TEST_F(BrokenContract, PlacingOnAPeThatCannotRunIt) {
  expect_refusal([](const Situation&, Decision& out) { out.place(0, PeId(15)); },
                 "the policy placed kernel 'scrambler_encoder' on PE 15, which cannot run it");
  expect_refusal([](const Situation&, Decision& out) { out.place(0, PeId(16)); },
                 "the policy placed kernel 'scrambler_encoder' on PE 16, which cannot run it");
}

TEST_F(BrokenContract, PlacingNothingEver) {
  Bench bench("topcuoglu3", "topcuoglu_single");
  TestPolicy policy([](const Situation&, Decision&) {});
  EXPECT_THAT(
      [&] {
        bench.run(policy, {1, kNever});
      },
      ThrowsMessage<RunError>(HasSubstr("0 of 1 jobs complete: the policy leaves tasks")));
}

TEST_F(BrokenContract, TheNextSimulationIsUnharmed) {
  expect_refusal([](const Situation&, Decision& out) { out.place(5, PeId(0)); },
                 "the policy placed ready task 5 of 1: there is none, or it placed it before");
  Bench bench("topcuoglu3", "topcuoglu_single");
  EXPECT_EQ(bench.run("ETF", {1, kNever}).end, microseconds(80));
}

// Two tasks at once, of which the policy places one a request.
TEST(Requests, WhatIsLeftOutIsAskedAboutAtTheNextChange) {
  const Files files("a: 10 us, b: 20 us", "c: 1 us", "0 us,pair\n",
                    {{"pair", "tasks: [{name: a}, {name: b}]\n"}});
  Bench bench(files.platform(), files.workload());
  std::vector<std::pair<Time, std::size_t>> requests;
  TestPolicy policy([&](const Situation& now, Decision& out) {
    requests.emplace_back(now.now, now.ready.size());
    out.place(0, PeId(0));
  });
  bench.run(policy, {1, kNever});
  EXPECT_THAT(requests,
              ElementsAre(std::make_pair(Time(0), 2u), std::make_pair(microseconds(10), 1u)));
  EXPECT_EQ(bench.recording.task(JobId(0), 1).ready, Time(0));
  EXPECT_EQ(bench.recording.task(JobId(0), 1).placed, microseconds(10));
}

TEST(Requests, AnArrivalIsAChangeToo) {
  const Files files("a: 10 us", "b: 10 us", "0 us,first\n3 us,second\n",
                    {{"first", "tasks: [{name: a}]\n"}, {"second", "tasks: [{name: b}]\n"}});
  Bench bench(files.platform(), files.workload());
  TestPolicy policy([](const Situation& now, Decision& out) {
    if (now.now == Time(0)) return;
    for (std::size_t i = 0; i < now.ready.size(); ++i) {
      out.place(static_cast<std::int32_t>(i), PeId(now.ready[i].kernel.value()));
    }
  });
  bench.run(policy, {2, kNever});
  EXPECT_EQ(bench.recording.task(JobId(0), 0).placed, microseconds(3));
  EXPECT_EQ(bench.recording.task(JobId(1), 0).placed, microseconds(3));
}

// Every request has a change before it, and what happens in one instant is one request, unless
// tasks that take no time make it several.
TEST(Requests, AreNeverMadeTwiceWithoutAChange) {
  Bench bench("dssoc16", "six_mix", {"arrivals.mean_gap=60us"});
  TestPolicy policy([](const Situation& now, Decision& out) {
    // Leaves every second task for later.
    for (std::size_t i = 0; i < now.ready.size(); i += 2) {
      out.place(static_cast<std::int32_t>(i), PeId(now.ready[i].job.value() % 2 == 0 ? 4 : 5));
    }
  });
  bench.run(policy, kFewJobs);
  ASSERT_GT(bench.recording.decisions.size(), 100u);
  for (std::size_t i = 0; i < bench.recording.decisions.size(); ++i) {
    EXPECT_GT(bench.recording.changes_before[i], 0) << "request " << i;
    EXPECT_GT(bench.recording.decisions[i].ready, 0) << "request " << i;
  }
}

TEST(Requests, FoldWhatHappensInOneInstant) {
  const Files files("a: 10 us, b: 5 us", "c: 10 us", "0 us,both\n10 us,solo\n10 us,solo\n",
                    {{"both",
                      "tasks: [{name: a}, {name: c}, {name: b}]\n"
                      "edges: [{from: a, to: b, data: 0 B}, {from: c, to: b, data: 0 B}]\n"},
                     {"solo", "tasks: [{name: b}]\n"}});
  Bench bench(files.platform(), files.workload());
  bench.run("MET", {3, kNever});
  // At 10 us two tasks complete and two jobs arrive; three tasks are ready then.
  ASSERT_EQ(bench.recording.decisions.size(), 2u);
  EXPECT_EQ(bench.recording.decisions[1].begin, microseconds(10));
  EXPECT_EQ(bench.recording.decisions[1].ready, 3);
  EXPECT_EQ(bench.recording.changes_before[1], 4);
}

const std::vector<std::string> kFixedHost = {"scheduler_host.type=fixed",
                                             "scheduler_host.latency=2us",
                                             "scheduler_host.latency_per_placement=1us"};

// By hand, on kernels of Topcuoglu 2002 under MET; a request takes 2 us + 1 us a placement:
//   x = task_1 on p3 (9 us): placed at 3, runs 3 to 12. y and z are ready.
//   y = task_2 on p1 (13 us), z = task_4 on p2 (8 us): placed at 16. Their data of 5 B left p3 at
//   12 and is there at 17: they run 17 to 30 and 17 to 25.
//   w = task_10 on p2 (7 us): ready at 30, placed at 33; 20 B from p1 are there at 50. 50 to 57.
TEST(FixedHost, DecisionsTakeTheirTime) {
  const TemporaryDirectory directory;
  directory.write("app.yaml", R"(name: diamond
tasks:
  - {name: x, kernel: task_1}
  - {name: y, kernel: task_2}
  - {name: z, kernel: task_4}
  - {name: w, kernel: task_10}
edges:
  - {from: x, to: y, data: 5 B}
  - {from: x, to: z, data: 5 B}
  - {from: y, to: w, data: 20 B}
  - {from: z, to: w, data: 20 B}
)");
  const std::string workload = directory.write(
      "workload.yaml",
      "applications: [{application: app.yaml}]\narrivals: {process: periodic, mean_gap: 1 ms}\n");
  Bench bench("topcuoglu3", workload, kFixedHost);
  EXPECT_EQ(bench.run("MET", {1, kNever}).end, microseconds(57));
  const auto expect_task = [&](int task, const char* pe, int ready, int placed, int start,
                               int finish) {
    const TaskRecord& record = bench.recording.task(JobId(0), task);
    EXPECT_EQ(bench.pe_name(record.pe), pe);
    EXPECT_EQ(record.ready, microseconds(ready));
    EXPECT_EQ(record.placed, microseconds(placed));
    EXPECT_EQ(record.start, microseconds(start));
    EXPECT_EQ(record.finish, microseconds(finish));
  };
  expect_task(0, "p3", 0, 3, 3, 12);
  expect_task(1, "p1", 12, 16, 17, 30);
  expect_task(2, "p2", 12, 16, 17, 25);
  expect_task(3, "p2", 30, 33, 50, 57);
  std::vector<Time> latencies;
  for (const DecisionRecord& decision : bench.recording.decisions) {
    latencies.push_back(decision.end - decision.begin);
  }
  EXPECT_THAT(latencies, ElementsAre(microseconds(3), microseconds(4), microseconds(3)));
}

// On p: a 0 to 10 and b 10 to 20, both placed at 4; c, ready at 10, is placed at 13 and runs then.
TEST(FixedHost, PesGoOnWithWhatTheyHave) {
  const Files files("a: 10 us, b: 10 us", "c: 1 us", "0 us,app\n",
                    {{"app",
                      "tasks: [{name: a}, {name: b}, {name: c}]\n"
                      "edges: [{from: a, to: c, data: 0 B}]\n"}});
  Bench bench(files.platform(), files.workload(), kFixedHost);
  bench.run("MET", {1, kNever});
  EXPECT_EQ(bench.recording.task(JobId(0), 0).start, microseconds(4));
  EXPECT_EQ(bench.recording.task(JobId(0), 1).start, microseconds(14)) << "no wait for a decision";
  EXPECT_EQ(bench.recording.task(JobId(0), 2).start, microseconds(17));
}

// What comes while the host decides waits for the next request, in the instant of the answer.
TEST(FixedHost, TakesOneRequestAtATime) {
  const Files files("a: 10 us", "b: 10 us", "0 us,first\n1 us,second\n",
                    {{"first", "tasks: [{name: a}]\n"}, {"second", "tasks: [{name: b}]\n"}});
  Bench bench(files.platform(), files.workload(), kFixedHost);
  bench.run("MET", {2, kNever});
  EXPECT_EQ(bench.recording.task(JobId(0), 0).placed, microseconds(3));
  EXPECT_EQ(bench.recording.task(JobId(1), 0).placed, microseconds(6));
}

struct QueueCase {
  const char* order;
  const char* available;  // the order of tasks on q when all data is there
  const char* waiting;    // and when that of the one placed first is not
};

void PrintTo(const QueueCase& queue, std::ostream* out) { *out << queue.order; }

class PeQueue : public ::testing::TestWithParam<QueueCase> {
 protected:
  /// The tasks that ran on q, in order, as "JOB.TASK@START". PE p runs `a` for 10 us, and q is
  /// taken until 25 us by the job that comes second.
  static std::string order_on_q(const std::string& arrivals, const std::string& volume) {
    const Files files("a: 10 us", "long: 25 us, b: 5 us, solo: 5 us", arrivals,
                      {{"chain",
                        "tasks: [{name: a}, {name: b}]\n"
                        "edges: [{from: a, to: b, data: " +
                            volume + "}]\n"},
                       {"long", "tasks: [{name: long}]\n"},
                       {"solo", "tasks: [{name: solo}]\n"}});
    Bench bench(files.platform(), files.workload(), {std::string("pe_queue=") + GetParam().order});
    bench.run("MET", {3, kNever});
    std::string order;
    for (const TaskRecord& task : bench.recording.tasks) {
      if (bench.pe_name(task.pe) != "q") continue;
      order += (order.empty() ? "" : " ") + std::to_string(task.job.value()) + "@" +
               std::to_string(task.start / microseconds(1));
    }
    return order;
  }
};

// Job 2 is placed on q at 5 us, job 0's second task at 10 us.
TEST_P(PeQueue, ChoosesAmongTasksThatCanRun) {
  EXPECT_EQ(order_on_q("0 us,chain\n0 us,long\n5 us,solo\n", "0 B"), GetParam().available);
}

// Job 0's second task is placed on q at 10 us, its data is there at 40 us; job 2 comes at 12 us.
TEST_P(PeQueue, WaitsForDataOrNot) {
  EXPECT_EQ(order_on_q("0 us,chain\n0 us,long\n12 us,solo\n", "30 B"), GetParam().waiting);
}

INSTANTIATE_TEST_SUITE_P(
    Orders, PeQueue,
    ::testing::Values(QueueCase{"oldest_job", "1@0 0@25 2@30", "1@0 2@25 0@40"},
                      QueueCase{"placed_first", "1@0 2@25 0@30", "1@0 2@25 0@40"},
                      QueueCase{"in_order", "1@0 2@25 0@30", "1@0 0@40 2@45"}),
    [](const auto& queue) { return std::string(queue.param.order); });

}  // namespace
}  // namespace weft
