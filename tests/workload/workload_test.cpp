// SPDX-License-Identifier: Apache-2.0
#include "workload/workload.h"

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "tests/support/bad_input.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using Process = ArrivalOptions::Process;
using CapRule = ArrivalOptions::CapRule;

Workload read(const std::string& text, const std::string& directory = "") {
  return read_workload(parse_yaml(text, "in.yaml"), directory);
}

Workload with_arrivals(const std::string& arrivals) {
  return read("applications: [{application: top1}]\narrivals: {" + arrivals + "}\n");
}

TEST(Workload, EveryBuiltInOneLoads) {
  ASSERT_GE(builtin_workloads().size(), 4u);
  for (const EmbeddedFile& file : builtin_workloads()) {
    const Workload workload = read_workload(parse_yaml(file.text, file.name), "");
    EXPECT_EQ(workload.name, file.name);
    EXPECT_FALSE(workload.applications.empty());
    EXPECT_GT(workload.jobs, 0) << file.name;
  }
}

TEST(Workload, SharesAreOneUnlessGiven) {
  const Workload workload = read(
      "applications: [{application: top1, share: 2.5}, {application: top2}]\n"
      "arrivals: {process: closed_loop, population: 1}\n");
  EXPECT_THAT(workload.shares, ElementsAre(2.5, 1.0));
}

TEST(Workload, DeadlineReplacesTheApplicationsOwn) {
  const Workload workload = read(
      "applications:\n"
      "  - {application: wifi_tx, deadline: 20 us}\n"
      "  - {application: range_detection}\n"
      "  - {application: top1, deadline: 30 us}\n"
      "arrivals: {process: closed_loop, population: 1}\n");
  EXPECT_EQ(workload.applications[0].deadline, microseconds(20));
  EXPECT_EQ(workload.applications[1].deadline, microseconds(100'000)) << "its own";
  EXPECT_EQ(workload.applications[2].deadline, microseconds(30)) << "has none of its own";
}

TEST(Workload, NumbersEdgesOverAllApplications) {
  const Workload workload = read(
      "applications: [{application: wifi_tx}, {application: top1}, {application: wifi_rx}]\n"
      "arrivals: {process: closed_loop, population: 1}\n");
  std::set<std::int32_t> ids;
  for (const Application& application : workload.applications) {
    for (std::int32_t i = 0; i < application.graph.size(); ++i) {
      for (const Edge& edge : application.graph.successors(TaskId(i))) ids.insert(edge.id.value());
    }
  }
  EXPECT_EQ(count_of(ids), workload.edge_count());
  EXPECT_EQ(*ids.begin(), 0);
  EXPECT_EQ(*ids.rbegin(), workload.edge_count() - 1);
}

TEST(Workload, ReadsNoiseJobsAndWarmUp) {
  const Workload workload = read(
      "name: demo\napplications: [{application: top1}]\n"
      "arrivals: {process: periodic, mean_gap: 2 us}\n"
      "noise: {sigma: 0.25}\njobs: 500\nwarmup_jobs: 50\n");
  EXPECT_EQ(workload.name, "demo");
  EXPECT_DOUBLE_EQ(workload.noise.sigma, 0.25);
  EXPECT_EQ(workload.jobs, 500);
  EXPECT_EQ(workload.warmup_jobs, 50);
}

TEST(WorkloadArrivals, PoissonTakesGapResolutionCapAndInitialJobs) {
  const ArrivalOptions options =
      with_arrivals(
          "process: poisson, mean_gap: 25 us, resolution: 1 us, initial_jobs: 3, cap: 3, "
          "cap_rule: drop")
          .arrivals;
  EXPECT_EQ(options.process, Process::poisson);
  EXPECT_EQ(options.mean_gap, microseconds(25));
  EXPECT_EQ(options.resolution, microseconds(1));
  EXPECT_EQ(options.initial_jobs, 3);
  EXPECT_EQ(options.cap, 3);
  EXPECT_EQ(options.cap_rule, CapRule::drop);
}

TEST(WorkloadArrivals, NothingIsCappedUnlessAsked) {
  const ArrivalOptions options = with_arrivals("process: periodic, mean_gap: 25 us").arrivals;
  EXPECT_EQ(options.process, Process::periodic);
  EXPECT_EQ(options.cap, 0);
  EXPECT_EQ(options.cap_rule, CapRule::wait);
  EXPECT_EQ(options.initial_jobs, 0);
}

TEST(WorkloadArrivals, ClosedLoopTakesItsPopulationAndNoCap) {
  const ArrivalOptions options =
      with_arrivals("process: closed_loop, population: 4, cap: 2").arrivals;
  EXPECT_EQ(options.process, Process::closed_loop);
  EXPECT_EQ(options.population, 4);
  EXPECT_EQ(options.cap, 0) << "the cap belongs to the other processes";
}

TEST(WorkloadArrivals, TraceIsFoundFromTheWorkloadsDirectory) {
  const TemporaryDirectory directory;
  directory.write("trace.csv", "arrival,application\n3 us,top1\n");
  const Workload workload = read(
      "applications: [{application: top1}]\n"
      "arrivals: {process: trace, file: trace.csv}\n",
      directory.path() + "/");
  ASSERT_EQ(workload.arrivals.trace.size(), 1u);
  EXPECT_EQ(workload.arrivals.trace[0].arrival, microseconds(3));
}

// `--set arrivals.process=...` alone changes over, so keys of other processes are let be.
TEST(WorkloadArrivals, KeysOfAnotherProcessAreLeftAlone) {
  const ArrivalOptions options =
      with_arrivals(
          "process: closed_loop, population: 2, mean_gap: 3 us, initial_jobs: 5, "
          "file: none.csv")
          .arrivals;
  EXPECT_EQ(options.initial_jobs, 0);
  EXPECT_TRUE(options.trace.empty());
}

class WrongWorkload : public ::testing::TestWithParam<BadInput> {};

TEST_P(WrongWorkload, IsRefusedAtItsPlace) {
  EXPECT_THAT([] { read(GetParam().text); }, refuses("in.yaml", GetParam()));
}

#define TOP1 "applications: [{application: top1}]\n"  // line 1

const BadInput kWrong[] = {
    {"DuplicateApplication",
     "applications: [{application: top1}, {application: top1}]\n"
     "arrivals: {process: closed_loop, population: 1}\n",
     ":1:51: ", "application 'top1' stands here for the second time; use its share instead"},
    {"UnknownApplication",
     "applications: [{application: topp}]\narrivals: {process: closed_loop, population: 1}\n",
     ":1:30: ", "unknown application 'topp'"},
    {"ZeroShare",
     "applications: [{application: top1, share: 0}]\n"
     "arrivals: {process: closed_loop, population: 1}\n",
     ":1:43: ", "applications[0].share: expected more than 0"},
    {"InitialJobsAboveCap",
     TOP1 "arrivals: {process: poisson, mean_gap: 1 us, initial_jobs: 4, cap: 3}\n",
     ":2:60: ", "4 initial jobs do not fit under a cap of 3"},
    {"UnknownProcess", TOP1 "arrivals: {process: poison}\n", ":2:21: ", "did you mean 'poisson'?"},
    {"NoGap", TOP1 "arrivals: {process: poisson}\n", ":2:11: ", "key 'mean_gap' is missing"},
    {"ZeroGap", TOP1 "arrivals: {process: periodic, mean_gap: 0 us}\n",
     ":2:41: ", "arrivals.mean_gap: expected more than zero"},
    {"NoPopulation", TOP1 "arrivals: {process: closed_loop}\n",
     ":2:11: ", "key 'population' is missing"},
    {"NoFile", TOP1 "arrivals: {process: trace}\n", ":2:11: ", "key 'file' is missing"},
    {"SigmaAboveOne", TOP1 "arrivals: {process: closed_loop, population: 1}\nnoise: {sigma: 1.1}\n",
     ":3:16: ", "noise.sigma: expected at most 1"},
};

INSTANTIATE_TEST_SUITE_P(All, WrongWorkload, ::testing::ValuesIn(kWrong), name_of);

}  // namespace
}  // namespace weft
