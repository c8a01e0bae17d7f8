// SPDX-License-Identifier: Apache-2.0
#include "waves/summary.h"

#include <gmock/gmock.h>

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/waves/small_run.h"

namespace weft {
namespace {

using Json = nlohmann::ordered_json;

Json summary_of_small_run(const WarmUp& warm_up = {}) {
  const PlatformView platform = small_platform();
  const Workload workload = small_workload();
  RunStatistics statistics(platform, workload, warm_up);
  SmallRun(statistics).play();
  RunFacts facts;
  facts.policy = "ETF";
  facts.platform = "soc";
  facts.workload = "small";
  facts.version = "1.2.3";
  facts.seed = 18'446'744'073'709'551'615ULL;
  facts.end = microseconds(30);
  facts.jobs_injected = 4;
  facts.jobs_completed = 3;
  facts.jobs_dropped = 2;
  facts.tasks_completed = 5;
  facts.wall_seconds = 0.5;
  return make_summary(facts, statistics, Usage{}, platform, workload);
}

TEST(Summary, HasEveryKeyOfTheDesign) {
  const Json summary = summary_of_small_run();
  for (const char* key : {"/policy",
                          "/platform",
                          "/workload",
                          "/seed",
                          "/version",
                          "/partial",
                          "/simulated_s",
                          "/jobs/injected",
                          "/jobs/completed",
                          "/latency_us/mean",
                          "/latency_us/ci95",
                          "/latency_us/p50",
                          "/latency_us/p95",
                          "/latency_us/p99",
                          "/latency_us/max",
                          "/applications/pair/latency_us/mean",
                          "/applications/lone/latency_us/p99",
                          "/throughput_jobs_per_s",
                          "/utilisation/cpu",
                          "/utilisation/acc",
                          "/deadlines/missed",
                          "/deadlines/total",
                          "/decisions/count",
                          "/decisions/mean_latency_us",
                          "/wall/seconds",
                          "/wall/tasks_per_s"}) {
    EXPECT_TRUE(summary.contains(Json::json_pointer(key))) << key;
  }
}

TEST(Summary, HasTheValuesOfTheRun) {
  const Json summary = summary_of_small_run();
  EXPECT_EQ(summary.at("policy"), "ETF");
  EXPECT_EQ(summary.at("seed"), 18'446'744'073'709'551'615ULL);
  EXPECT_EQ(summary.at("partial"), false);
  EXPECT_DOUBLE_EQ(summary.at("simulated_s"), 30e-6);
  EXPECT_EQ(summary.at("jobs"), (Json{{"injected", 4}, {"completed", 3}, {"dropped", 2}}));
  EXPECT_DOUBLE_EQ(summary.at("latency_us").at("p50"), 10.5);
  EXPECT_DOUBLE_EQ(summary.at("latency_us").at("max"), 22);
  EXPECT_DOUBLE_EQ(summary.at("applications").at("lone").at("latency_us").at("mean"), 2);
  EXPECT_DOUBLE_EQ(summary.at("utilisation").at("cpu"), 0.9);
  EXPECT_EQ(summary.at("deadlines"), (Json{{"missed", 1}, {"total", 2}}));
  EXPECT_EQ(summary.at("decisions").at("count"), 5);
  EXPECT_DOUBLE_EQ(summary.at("wall").at("tasks_per_s"), 10);
}

TEST(Summary, HasNoIntervalWhereTooLittleWasMeasured) {
  const Json summary = summary_of_small_run({2, Time(0)});
  EXPECT_TRUE(summary.at("latency_us").at("ci95").is_null());
  EXPECT_EQ(summary.at("latency_us").at("jobs"), 1);
}

TEST(Summary, FiguresOfNoJobAreNull) {
  const Json latency = summary_of_small_run({100, Time(0)}).at("latency_us");
  for (const char* figure : {"mean", "ci95", "p50", "p95", "p99", "max"}) {
    EXPECT_TRUE(latency.at(figure).is_null()) << figure;
  }
  EXPECT_EQ(latency.at("jobs"), 0);
}

TEST(StatsText, EveryLineHasNameValueAndMeaning) {
  std::vector<std::string> lines;
  const std::string text = make_stats_text(summary_of_small_run());
  boost::algorithm::split(lines, text, boost::algorithm::is_any_of("\n"));
  EXPECT_EQ(lines.back(), "") << "the last line ends";
  lines.pop_back();
  EXPECT_GT(lines.size(), 30u);
  for (const std::string& line : lines) {
    EXPECT_TRUE(std::regex_match(line, std::regex(R"(\S+ +\S+  # \S.*)"))) << line;
  }
}

TEST(StatsText, NamesNestedValuesByTheirPath) {
  const std::string text = make_stats_text(summary_of_small_run());
  for (const char* line :
       {"policy +ETF  # scheduling policy", "jobs\\.dropped +2  # arrivals lost.*",
        "applications\\.lone\\.latency_us\\.mean +2  # mean time.*",
        "utilisation\\.cpu +0\\.9  # share of the time.*"}) {
    EXPECT_TRUE(std::regex_search(text, std::regex(std::string("(^|\n)") + line + "\n"))) << line;
  }
}

}  // namespace
}  // namespace weft
