// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <map>

#include "base/document.h"
#include "workload/workload.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

struct Arrival {
  std::int64_t us;
  std::int32_t application;
};
bool operator==(const Arrival& a, const Arrival& b) {
  return a.us == b.us && a.application == b.application;
}

Workload read(const std::string& applications, const std::string& more = "") {
  return read_workload(parse_yaml("applications: [" + applications +
                                      "]\narrivals: {process: periodic_mix" + more + "}\n",
                                  "in.yaml"),
                       "");
}

// The first arrivals where every job leaves at once.
std::vector<Arrival> first(const Workload& workload, std::int64_t count, std::uint64_t seed = 1) {
  ArrivalProcess process(workload.arrivals, workload.shares, seed, count);
  std::vector<Arrival> arrivals;
  while (!process.exhausted()) {
    const Time now = process.next_time();
    ApplicationId application;
    while (process.take(now, 0, application)) {
      arrivals.push_back({now / microseconds(1), application.value()});
    }
  }
  return arrivals;
}

TEST(PeriodicMix, EachSourceKeepsItsPeriodAndOffset) {
  const Workload workload =
      read("{application: top1, period: 40 us}, {application: top2, period: 30 us, offset: 10 us}");
  EXPECT_THAT(first(workload, 6), ElementsAre(Arrival{0, 0}, Arrival{10, 1}, Arrival{40, 0},
                                              Arrival{40, 1}, Arrival{70, 1}, Arrival{80, 0}));
}

TEST(PeriodicMix, ApplicationsOfASourceTakeTurnsByTheirShares) {
  const Workload workload = read(
      "{application: top1, source: mic, share: 3, period: 10 us}, {application: top2, period: 7 us}"
      ", {application: top3, source: mic, share: 1, period: 10 us}");
  ASSERT_EQ(workload.arrivals.sources.size(), 2u);
  std::map<std::int32_t, int> counts;
  for (const Arrival& arrival : first(workload, 17'000)) {
    ++counts[arrival.application];
    EXPECT_EQ(arrival.us % (arrival.application == 1 ? 7 : 10), 0);
  }
  EXPECT_NEAR(counts[0], 7000 * 0.75, 150);
  EXPECT_NEAR(counts[1], 10'000, 1);
  EXPECT_NEAR(counts[2], 7000 * 0.25, 150);
}

TEST(PeriodicMix, SeedDecidesTurns) {
  const Workload workload = read(
      "{application: top1, source: a, period: 10 us}, {application: top2, source: a, period: 10 "
      "us}");
  EXPECT_EQ(first(workload, 50, 1), first(workload, 50, 1));
  EXPECT_FALSE(first(workload, 50, 1) == first(workload, 50, 2));
}

TEST(PeriodicMix, WhatFindsTheSystemFullIsLostAndTheSourceGoesOn) {
  const Workload workload =
      read("{application: top1, period: 40 us}, {application: top2, period: 30 us}",
           ", cap: 1, cap_rule: drop");
  ArrivalProcess process(workload.arrivals, workload.shares, 1, 100);
  ApplicationId application;
  EXPECT_TRUE(process.take(Time(0), 0, application));
  EXPECT_EQ(application, ApplicationId(0));
  EXPECT_FALSE(process.take(Time(0), 1, application)) << "top2 at 0 is lost";
  EXPECT_EQ(process.dropped(), 1);
  EXPECT_EQ(process.next_time(), microseconds(30));
  EXPECT_TRUE(process.take(microseconds(30), 0, application));
  EXPECT_EQ(application, ApplicationId(1));
  EXPECT_EQ(process.next_time(), microseconds(40));
}

TEST(PeriodicMix, WhatWaitsEntersInOrder) {
  const Workload workload =
      read("{application: top1, period: 40 us}, {application: top2, period: 30 us}", ", cap: 1");
  ArrivalProcess process(workload.arrivals, workload.shares, 1, 100);
  ApplicationId application;
  EXPECT_TRUE(process.take(Time(0), 0, application));
  EXPECT_FALSE(process.take(Time(0), 1, application));
  EXPECT_EQ(process.next_time(), kNever) << "waits for a completion";
  EXPECT_TRUE(process.take(microseconds(65), 0, application));
  EXPECT_EQ(application, ApplicationId(1));
  EXPECT_FALSE(process.take(microseconds(65), 1, application));
  EXPECT_TRUE(process.take(microseconds(66), 0, application));
  EXPECT_EQ(application, ApplicationId(1)) << "its frame of 30 us, before top1's of 40 us";
}

TEST(PeriodicMix, RefusesWhatHasNoPeriodOrTwo) {
  EXPECT_THAT([] { read("{application: top1}"); },
              ThrowsMessage<InputError>(HasSubstr("needs a 'period'")));
  EXPECT_THAT(
      [] {
        read(
            "{application: top1, source: a, period: 1 us}, {application: top2, source: a, period: "
            "2 us}");
      },
      ThrowsMessage<InputError>(HasSubstr("of source 'a' must agree in period")));
}

// Frames a second of XRBench's scenarios, in the order of Table 2 of the paper.
TEST(XrScenarios, HaveTheRatesOfThePaper) {
  const std::vector<std::pair<std::string, std::map<std::string, int>>> scenarios = {
      {"xr_vr_gaming", {{"eye_segmentation", 60}, {"hand_tracking", 45}}},
      {"xr_ar_gaming", {{"hand_tracking", 45}, {"depth_estimation", 30}, {"plane_detection", 15}}},
      {"xr_ar_assistant",
       {{"keyword_detection", 3},
        {"semantic_segmentation", 10},
        {"depth_estimation", 30},
        {"plane_detection", 15},
        {"object_detection", 10}}},
      {"xr_outdoor_a",
       {{"keyword_detection", 3}, {"semantic_segmentation", 10}, {"object_detection", 30}}},
      {"xr_outdoor_b", {{"keyword_detection", 3}, {"object_detection", 30}}},
      {"xr_social_a", {{"eye_segmentation", 60}, {"depth_refinement", 30}, {"hand_tracking", 30}}},
      {"xr_social_b", {{"eye_segmentation", 60}, {"action_segmentation", 30}}},
  };
  for (const auto& [name, rates] : scenarios) {
    SCOPED_TRACE(name);
    const EmbeddedFile& file = find_embedded(builtin_workloads(), "workload", name);
    const Workload workload = read_workload(parse_yaml(file.text, name), "");
    std::map<std::string, int> counts, all;
    for (const Arrival& arrival : first(workload, workload.jobs)) {
      const TaskGraph& graph = workload.application(ApplicationId(arrival.application)).graph;
      for (std::int32_t i = 0; i < graph.size(); ++i) ++counts[graph.name(TaskId(i))];
    }
    const double seconds = 5;
    for (const auto& [task, rate] : rates) {
      EXPECT_NEAR(counts[task] / seconds, rate, 0.5) << task;
      counts.erase(task);
    }
    counts.erase("gaze_estimation");
    if (rates.count("keyword_detection") > 0) {
      EXPECT_GT(counts["speech_recognition"], 2) << "of 15, with probability 1/2";
      EXPECT_LT(counts["speech_recognition"], 13);
      counts.erase("speech_recognition");
    }
    EXPECT_TRUE(counts.empty());
  }
}

}  // namespace
}  // namespace weft
