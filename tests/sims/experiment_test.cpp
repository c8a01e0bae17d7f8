// SPDX-License-Identifier: Apache-2.0
// Experiments: policies x seeds x variants, as so many runs, in one table.
#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/sims/command_test.h"
#include "tests/sims/table.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Json = nlohmann::ordered_json;

class ExperimentCommand : public CommandTest {
 protected:
  ExperimentCommand() {
    write("tiny.yaml", R"(platform: topcuoglu3
workload: closed_loop_top
policies: [met, ETF]
first_seed: 5
seeds: 3
jobs: 20
warmup_jobs: 2
variants:
  - {name: plain}
  - {name: noisy, set: {noise.sigma: 0.3, pe_queue: placed_first}}
  - {name: others, workload: closed_loop_top10}
)");
  }
};

TEST_F(ExperimentCommand, WritesARowAPoint) {
  weft("run tiny.yaml -o out");
  EXPECT_THAT(listing(), ElementsAre("out", "out/results.csv", "out/summary.json", "tiny.yaml"));
  const Table results("out/results.csv");
  EXPECT_EQ(results.header(),
            "variant,policy,seed,jobs,mean_latency_us,p95_latency_us,throughput_jobs_per_s,"
            "mean_decision_wait_us,scheduler_utilisation");
  std::vector<std::string> points;
  for (std::size_t row = 0; row < results.size(); ++row) {
    points.push_back(results.cell(row, "variant") + results.cell(row, "policy") +
                     results.cell(row, "seed"));
    EXPECT_EQ(results.cell(row, "jobs"), "18") << "20 less the warm-up";
  }
  EXPECT_THAT(points,
              ElementsAre("\"plain\"MET5", "\"plain\"MET6", "\"plain\"MET7", "\"plain\"ETF5",
                          "\"plain\"ETF6", "\"plain\"ETF7", "\"noisy\"MET5", "\"noisy\"MET6",
                          "\"noisy\"MET7", "\"noisy\"ETF5", "\"noisy\"ETF6", "\"noisy\"ETF7",
                          "\"others\"MET5", "\"others\"MET6", "\"others\"MET7", "\"others\"ETF5",
                          "\"others\"ETF6", "\"others\"ETF7"));
}

TEST_F(ExperimentCommand, APointIsWhatARunGives) {
  weft("run tiny.yaml -o out");
  const Table results("out/results.csv");
  const auto expect_row = [&](std::size_t row, const std::string& arguments) {
    weft("run topcuoglu3 --jobs 20 --warmup 2 -o single " + arguments);
    const Json summary = read_json("single/summary.json");
    EXPECT_EQ(results.number(row, "mean_latency_us"), summary.at("latency_us").at("mean"));
    EXPECT_EQ(results.number(row, "p95_latency_us"), summary.at("latency_us").at("p95"));
    EXPECT_EQ(results.number(row, "throughput_jobs_per_s"), summary.at("throughput_jobs_per_s"));
  };
  expect_row(4, "closed_loop_top --policy ETF --seed 6");
  expect_row(8,
             "closed_loop_top --policy MET --seed 7 --set noise.sigma=0.3 "
             "--set pe_queue=placed_first");
  expect_row(15, "closed_loop_top10 --policy ETF --seed 5");
}

TEST_F(ExperimentCommand, SummaryHoldsMeansOverSeedsWithTheirInterval) {
  weft("run tiny.yaml -o out");
  const Table results("out/results.csv");
  const Json summary = read_json("out/summary.json");
  EXPECT_EQ(summary.at("experiment"), "tiny");
  EXPECT_EQ(summary.at("partial"), false);
  EXPECT_EQ(summary.at("variants").size(), 3u);
  const Json& noisy = summary.at("variants").at("noisy").at("MET");  // rows 6 to 8
  double mean = 0, variance = 0;
  for (const std::size_t row : {6, 7, 8}) mean += results.number(row, "mean_latency_us") / 3;
  for (const std::size_t row : {6, 7, 8}) {
    variance += std::pow(results.number(row, "mean_latency_us") - mean, 2) / 2;
  }
  constexpr double kStudentsT = 4.302652729911275;  // 97.5 %, 2 degrees of freedom
  EXPECT_EQ(noisy.at("seeds"), 3);
  EXPECT_EQ(noisy.at("jobs"), 18);
  EXPECT_NEAR(noisy.at("mean_latency_us"), mean, 1e-9 * mean);
  EXPECT_NEAR(noisy.at("ci95"), kStudentsT * std::sqrt(variance / 3), 1e-9 * mean);
}

TEST_F(ExperimentCommand, PrintsATableAVariant) {
  const std::string out = weft("run tiny.yaml -o out");
  for (const char* part : {"plain\n", "noisy\n", "others\n", "\nMET ", "\nETF ", "±", "out/"}) {
    EXPECT_THAT(out, HasSubstr(part));
  }
  EXPECT_EQ(weft("run tiny.yaml -o out --quiet"), "");
}

TEST_F(ExperimentCommand, OneVariantNeedsNoNameAndOneSeedHasNoInterval) {
  write("one.yaml", "platform: topcuoglu3\nworkload: topcuoglu_single\npolicies: [ETF]\n");
  weft("run one.yaml -o out");
  const Table results("out/results.csv");
  ASSERT_EQ(results.size(), 1u);
  EXPECT_EQ(results.cell(0, "seed"), "1");
  EXPECT_EQ(results.cell(0, "mean_latency_us"), "80.0");
  const Json point = read_json("out/summary.json").at("variants").at("").at("ETF");
  EXPECT_TRUE(point.at("ci95").is_null());
}

TEST_F(ExperimentCommand, UntilBoundsARun) {
  write("timed.yaml",
        "platform: topcuoglu3\nworkload: closed_loop_top\npolicies: [ETF]\nuntil: 1 ms\n"
        "warmup_jobs: 0\n");
  weft("run timed.yaml -o out");
  weft("run topcuoglu3 closed_loop_top --policy ETF --until 1ms --warmup 0 -o single");
  EXPECT_EQ(Table("out/results.csv").number(0, "jobs"), Table("single/jobs.csv").size());
}

TEST_F(ExperimentCommand, ReferencesAreRelativeToTheFile) {
  const std::string source = WEFT_SOURCE_DIR;
  write("lab/platforms/soc.yaml", read_file(source + "/platforms/topcuoglu3.yaml"));
  write("lab/load.yaml", read_file(source + "/workload/closed_loop_top.yaml"));
  write("lab/more/load.yaml", read_file(source + "/workload/topcuoglu_single.yaml"));
  write("lab/experiment.yaml", R"(name: relative
platform: platforms/soc.yaml
workload: load.yaml
policies: [ETF]
jobs: 5
variants:
  - {name: near}
  - {name: far, workload: more/load.yaml}
  - {name: builtin, workload: topcuoglu_single}
)");
  weft("run lab/experiment.yaml");  // results go to results/NAME if not told
  const Json variants = read_json("results/relative/summary.json").at("variants");
  EXPECT_EQ(variants.size(), 3u);
  EXPECT_EQ(variants.at("far"), variants.at("builtin"));
  EXPECT_NE(variants.at("far"), variants.at("near"));
}

TEST_F(ExperimentCommand, WrongSettingsCostNoOlderResults) {
  weft("run tiny.yaml -o out");
  const std::string older = read_file("out/results.csv");
  write("wrong.yaml",
        "platform: topcuoglu3\nworkload: closed_loop_top\npolicies: [MET]\nvariants:\n"
        "  - {name: right}\n  - {name: wrong, set: {noise.sigma: -1}}\n");
  const std::vector<std::string> before = listing();
  const CommandResult result = run_weft("run wrong.yaml -o out");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("wrong.yaml:6:5: noise.sigma: expected at least 0"));
  EXPECT_EQ(listing(), before);
  EXPECT_EQ(read_file("out/results.csv"), older);
}

}  // namespace
}  // namespace weft
