// SPDX-License-Identifier: Apache-2.0
// The files of a run exist, say what the design says they say, and agree with each other.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "sims/inputs.h"
#include "tests/sims/command_test.h"
#include "tests/sims/table.h"

namespace weft {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using Json = nlohmann::ordered_json;

void expect_near(double actual, double expected) {
  EXPECT_NEAR(actual, expected, 1e-9 * std::abs(expected));
}

class RunCommand : public CommandTest {};

TEST_F(RunCommand, WritesItsFilesAndNothingElse) {
  weft("run dssoc16 six_mix --jobs 20 --warmup 0 -o out");
  EXPECT_THAT(listing(), ElementsAre("out", "out/config.yaml", "out/jobs.csv", "out/pes.csv",
                                     "out/stats.txt", "out/summary.json", "out/tasks.csv"));
  EXPECT_EQ(Table("out/jobs.csv").header().rfind("job,application,arrival_us,finish_us", 0), 0u);
  EXPECT_EQ(Table("out/tasks.csv").header(),
            "job,task,kernel,pe,ready_us,placed_us,start_us,finish_us");
  EXPECT_EQ(Table("out/pes.csv").header(), "pe,cluster,type,tasks,busy_us,utilisation");
}

TEST_F(RunCommand, WithoutTablesWritesFiguresOnly) {
  weft("run dssoc16 six_mix --jobs 20 --warmup 0 -o out --no-tables");
  EXPECT_THAT(listing(),
              ElementsAre("out", "out/config.yaml", "out/stats.txt", "out/summary.json"));
}

TEST_F(RunCommand, SummaryHasTheKeysOfTheDesign) {
  weft("run dssoc16 six_mix --policy met --seed 4 --jobs 20 --warmup 0 -o out");
  const Json summary = read_json("out/summary.json");
  EXPECT_EQ(summary.at("policy"), "MET");
  EXPECT_EQ(summary.at("platform"), "dssoc16");
  EXPECT_EQ(summary.at("workload"), "six_mix");
  EXPECT_EQ(summary.at("seed"), 4);
  EXPECT_EQ(summary.at("partial"), false);
  EXPECT_EQ(summary.at("/jobs/injected"_json_pointer), 20);
  EXPECT_EQ(summary.at("/jobs/completed"_json_pointer), 20);
  EXPECT_EQ(summary.at("applications").size(), 6u);
  EXPECT_EQ(summary.at("utilisation").size(), 16u);
  for (const char* path :
       {"/version", "/simulated_s", "/latency_us/mean", "/latency_us/ci95", "/latency_us/p50",
        "/latency_us/p95", "/latency_us/p99", "/latency_us/max", "/throughput_jobs_per_s",
        "/applications/wifi_rx/latency_us/mean", "/utilisation/big1", "/deadlines/missed",
        "/deadlines/total", "/decisions/count", "/decisions/mean_latency_us", "/wall/seconds",
        "/wall/tasks_per_s"}) {
    EXPECT_TRUE(summary.contains(Json::json_pointer(path))) << path;
  }
}

// The figures that the tables give, computed once more.
struct Figures {
  std::vector<double> latencies;
  std::map<std::string, std::vector<double>> by_application;
  int missed = 0;
  int with_deadline = 0;

  Figures(const Table& jobs, std::int64_t warmup_jobs) {
    for (std::size_t row = 0; row < jobs.size(); ++row) {
      if (jobs.number(row, "job") < static_cast<double>(warmup_jobs)) continue;
      const double latency = to_us(jobs.time(row, "finish_us") - jobs.time(row, "arrival_us"));
      latencies.push_back(latency);
      by_application[jobs.cell(row, "application")].push_back(latency);
      if (jobs.cell(row, "deadline_us").empty()) continue;
      ++with_deadline;
      if (jobs.time(row, "finish_us") > jobs.time(row, "deadline_us")) ++missed;
    }
    std::sort(latencies.begin(), latencies.end());
  }

  static double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  }
  double quantile(double p) const {
    const double place = p * static_cast<double>(latencies.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, latencies.size() - 1);
    return latencies[below] + (place - std::floor(place)) * (latencies[above] - latencies[below]);
  }
};

TEST_F(RunCommand, SummaryAgreesWithTheTables) {
  weft("run dssoc16 six_mix --jobs 400 --warmup 100 --set arrivals.mean_gap=40us -o out");
  const Json summary = read_json("out/summary.json");
  const Table tasks("out/tasks.csv"), pes("out/pes.csv");
  const Figures figures(Table("out/jobs.csv"), 100);

  const Json& latency = summary.at("latency_us");
  EXPECT_EQ(latency.at("jobs"), figures.latencies.size());
  expect_near(latency.at("mean"), Figures::mean(figures.latencies));
  expect_near(latency.at("p50"), figures.quantile(0.5));
  expect_near(latency.at("p95"), figures.quantile(0.95));
  expect_near(latency.at("p99"), figures.quantile(0.99));
  expect_near(latency.at("max"), figures.latencies.back());
  for (const auto& [application, latencies] : figures.by_application) {
    const Json& own = summary.at("applications").at(application).at("latency_us");
    EXPECT_EQ(own.at("jobs"), latencies.size());
    expect_near(own.at("mean"), Figures::mean(latencies));
  }
  EXPECT_EQ(summary.at("deadlines").at("total"), figures.with_deadline);
  EXPECT_EQ(summary.at("deadlines").at("missed"), figures.missed);
  EXPECT_GT(figures.missed, 0) << "the load is to be high enough for the test";

  EXPECT_EQ(summary.at("decisions").at("count"), tasks.size());
  expect_near(summary.at("simulated_s"), tasks.number(tasks.size() - 1, "finish_us") * 1e-6);
  for (std::size_t row = 0; row < pes.size(); ++row) {
    EXPECT_NEAR(summary.at("utilisation").at(pes.cell(row, "pe")), pes.number(row, "utilisation"),
                1e-6);
  }
}

TEST_F(RunCommand, StatsSayTheSameAsTheSummary) {
  weft("run dssoc16 six_mix --jobs 150 -o out");
  std::map<std::string, std::string> stats;
  std::istringstream lines(read_file("out/stats.txt"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name, value, hash;
    words >> name >> value >> hash;
    EXPECT_EQ(hash, "#") << line;
    EXPECT_FALSE(line.substr(line.find('#') + 1).empty()) << line;
    stats[name] = value;
  }
  const Json summary = read_json("out/summary.json").flatten();
  EXPECT_EQ(stats.size(), summary.size());
  EXPECT_EQ(stats.at("jobs.injected"), "150");
  EXPECT_NEAR(std::stod(stats.at("latency_us.mean")), summary.at("/latency_us/mean").get<double>(),
              0.01);
}

// A run's tables against the graphs, the costs and the rules of the design.
class Schedule {
 public:
  explicit Schedule(const std::string& directory, const std::vector<std::string>& settings)
      : inputs_(load_inputs("dssoc16", "six_mix", settings)),
        view_(make_view(inputs_.platform, inputs_.workload)),
        tasks_(directory + "/tasks.csv") {
    const Table jobs(directory + "/jobs.csv");
    for (std::size_t row = 0; row < jobs.size(); ++row) {
      jobs_[jobs.cell(row, "job")] = {application_named(jobs.cell(row, "application")),
                                      jobs.time(row, "arrival_us"), jobs.time(row, "finish_us")};
    }
    for (std::size_t row = 0; row < tasks_.size(); ++row) {
      row_of_[{tasks_.cell(row, "job"), tasks_.cell(row, "task")}] = row;
    }
  }

  void expect_one_task_a_pe_at_a_time() const {
    std::map<std::string, std::vector<std::pair<Time, Time>>> spans;
    for (std::size_t row = 0; row < tasks_.size(); ++row) {
      spans[tasks_.cell(row, "pe")].emplace_back(start(row), finish(row));
    }
    for (auto& [pe, list] : spans) {
      std::sort(list.begin(), list.end());
      for (std::size_t i = 1; i < list.size(); ++i) {
        EXPECT_LE(list[i - 1].second, list[i].first) << pe;
      }
    }
  }

  void expect_every_task_of_every_job() const {
    std::size_t expected = 0;
    for (const auto& [name, job] : jobs_) {
      const TaskGraph& graph = job.application->graph;
      expected += static_cast<std::size_t>(graph.size());
      for (std::int32_t i = 0; i < graph.size(); ++i) {
        EXPECT_EQ(row_of_.count({name, graph.name(TaskId(i))}), 1u);
      }
    }
    EXPECT_EQ(tasks_.size(), expected);
  }

  void expect_data_before_start() const {
    for (const auto& [name, job] : jobs_) {
      const TaskGraph& graph = job.application->graph;
      Time last(0);
      for (std::int32_t i = 0; i < graph.size(); ++i) {
        const std::size_t row = row_of_.at({name, graph.name(TaskId(i))});
        Time ready = job.arrival, data(0);
        for (const Edge& input : graph.predecessors(TaskId(i))) {
          const std::size_t producer = row_of_.at({name, graph.name(input.task)});
          ready = std::max(ready, finish(producer));
          data = std::max(
              data, finish(producer) + view_.communication.time(input.id, pe(producer), pe(row)));
        }
        EXPECT_EQ(tasks_.time(row, "ready_us"), ready);
        EXPECT_GE(tasks_.time(row, "placed_us"), ready);
        EXPECT_GE(start(row), tasks_.time(row, "placed_us"));
        EXPECT_GE(start(row), data);
        last = std::max(last, finish(row));
      }
      EXPECT_EQ(job.finish, last);
    }
  }

  void expect_execution_times_of_the_table() const {
    for (std::size_t row = 0; row < tasks_.size(); ++row) {
      const KernelId kernel = kernel_named(tasks_.cell(row, "kernel"));
      EXPECT_EQ(finish(row) - start(row), view_.cost.time(kernel, pe(row)));
    }
  }

 private:
  struct Job {
    const Application* application;
    Time arrival;
    Time finish;
  };

  Time start(std::size_t row) const { return tasks_.time(row, "start_us"); }
  Time finish(std::size_t row) const { return tasks_.time(row, "finish_us"); }
  PeId pe(std::size_t row) const {
    const auto found = std::find_if(view_.pes.begin(), view_.pes.end(), [&](const PeInfo& info) {
      return info.name == tasks_.cell(row, "pe");
    });
    return PeId(static_cast<std::int32_t>(found - view_.pes.begin()));
  }
  KernelId kernel_named(const std::string& name) const {
    KernelId kernel;
    while (inputs_.workload.kernels[kernel] != name) kernel = KernelId(kernel.value() + 1);
    return kernel;
  }
  const Application* application_named(const std::string& name) const {
    const auto& all = inputs_.workload.applications;
    return &*std::find_if(all.begin(), all.end(),
                          [&](const Application& application) { return application.name == name; });
  }

  Inputs inputs_;
  PlatformView view_;
  Table tasks_;
  std::map<std::string, Job> jobs_;
  std::map<std::pair<std::string, std::string>, std::size_t> row_of_;  // by job and task
};

class ValidSchedule : public CommandTest, public ::testing::WithParamInterface<std::string> {};

TEST_P(ValidSchedule, KeepsTheRules) {
  weft("run dssoc16 six_mix --jobs 200 --set arrivals.mean_gap=60us -o out --policy " + GetParam());
  const Schedule schedule("out", {"arrivals.mean_gap=60us"});
  schedule.expect_every_task_of_every_job();
  schedule.expect_one_task_a_pe_at_a_time();
  schedule.expect_data_before_start();
  schedule.expect_execution_times_of_the_table();
}

TEST_P(ValidSchedule, KeepsTheRulesWhenDecisionsTakeTime) {
  const std::vector<std::string> settings = {
      "arrivals.mean_gap=60us", "scheduler_host.type=fixed", "scheduler_host.latency=3us",
      "scheduler_host.latency_per_placement=500ns", "pe_queue=in_order"};
  std::string arguments = "run dssoc16 six_mix --jobs 200 -o out -p " + GetParam();
  for (const std::string& setting : settings) arguments += " --set " + setting;
  weft(arguments);
  const Schedule schedule("out", settings);
  schedule.expect_every_task_of_every_job();
  schedule.expect_one_task_a_pe_at_a_time();
  schedule.expect_data_before_start();
}

INSTANTIATE_TEST_SUITE_P(Policies, ValidSchedule,
                         ::testing::Values("FCFS", "RoundRobin", "Random", "MET", "EFT", "MCT",
                                           "ETF", "STF", "MinMin", "HEFT_RT"),
                         [](const auto& policy) { return policy.param; });

TEST_F(RunCommand, ConfigHoldsEveryResolvedValue) {
  weft(
      "run dssoc16 six_mix --policy met --seed 9 --jobs 30 --until 50ms --warmup 5 -o out "
      "--set cluster.big.count=3 --set noise.sigma=0.1 --set interconnect.links.0.latency=2us");
  const Value config = read_yaml("out/config.yaml");
  EXPECT_EQ(config.at("run").at("policy").scalar, "MET");
  EXPECT_EQ(config.at("run").at("seed").scalar, "9");
  EXPECT_EQ(config.at("run").at("jobs").scalar, "30");
  EXPECT_EQ(config.at("run").at("until").scalar, "50 ms");
  EXPECT_EQ(config.at("run").at("warmup_jobs").scalar, "5");
  EXPECT_EQ(config.at("run").at("version").scalar,
            read_json("out/summary.json").at("version").get<std::string>());
  const Value& platform = config.at("platform");
  EXPECT_EQ(platform.at("cluster").at("big").at("count").scalar, "3");
  EXPECT_EQ(platform.at("interconnect").at("links").items[0].at("latency").scalar, "2us");
  EXPECT_EQ(platform.at("interconnect").at("latency").scalar, "0 ps") << "left out: the default";
  EXPECT_EQ(platform.at("pe_queue").scalar, "oldest_job") << "left out: the default";
  const Value& workload = config.at("workload");
  EXPECT_EQ(workload.at("noise").at("sigma").scalar, "0.1");
  EXPECT_EQ(workload.at("arrivals").at("cap").scalar, "0") << "left out: the default";
  EXPECT_EQ(workload.at("applications").items[0].at("share").scalar, "1") << "the default";
}

TEST_F(RunCommand, ConfigIsAnInputThatGivesTheSameRun) {
  weft(
      "run dssoc16 six_mix --jobs 50 --warmup 0 --seed 3 "
      "--set cluster.big.count=2 --set noise.sigma=0.2 -o first");
  const Value config = read_yaml("first/config.yaml");
  write("platform.yaml", write_yaml(config.at("platform")));
  write("workload.yaml", write_yaml(config.at("workload")));
  weft("run platform.yaml workload.yaml --jobs 50 --warmup 0 --seed 3 -o second");
  EXPECT_EQ(read_file("second/tasks.csv"), read_file("first/tasks.csv"));
}

TEST_F(RunCommand, SeveralPoliciesGetAFolderEach) {
  const std::string out =
      weft("run dssoc16 six_mix --policy MET,etf,Met --jobs 20 --warmup 0 -o out --trace");
  EXPECT_THAT(out, HasSubstr("\nMET "));
  EXPECT_THAT(out, HasSubstr("\nETF "));
  for (const std::string folder : {"out/MET", "out/ETF"}) {
    for (const char* file : {"config.yaml", "jobs.csv", "pes.csv", "stats.txt", "summary.json",
                             "tasks.csv", "trace.json"}) {
      EXPECT_TRUE(std::filesystem::exists(folder + "/" + file)) << folder << "/" << file;
    }
  }
  const Json all = read_json("out/summary.json");
  EXPECT_EQ(all.at("policies").size(), 2u) << "one that is named twice runs once";
  EXPECT_EQ(all.at("policies").at("ETF"), read_json("out/ETF/summary.json"));
}

TEST_F(RunCommand, QuietPrintsNothing) {
  EXPECT_EQ(weft("run dssoc16 six_mix --jobs 20 --warmup 0 -o out --quiet"), "");
}

TEST_F(RunCommand, APipeGetsNeitherProgressNorColours) {
  const CommandResult result = run_weft("run dssoc16 six_mix --jobs 3000 -o out");
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.out.find_first_of("\r\033"), std::string::npos) << result.out;
  EXPECT_THAT(run_weft("run dssoc16 sixmix").err, Not(HasSubstr("\033")));
}

TEST_F(RunCommand, UntilCutsTheRunOff) {
  weft("run dssoc16 six_mix --until 5ms --warmup 0 -o out");
  const Json summary = read_json("out/summary.json");
  EXPECT_EQ(summary.at("simulated_s"), 0.005);
  const Table jobs("out/jobs.csv"), tasks("out/tasks.csv");
  for (std::size_t row = 0; row < tasks.size(); ++row) {
    EXPECT_LE(tasks.time(row, "finish_us"), microseconds(5000));
  }
  EXPECT_EQ(summary.at("jobs").at("completed"), jobs.size());
  EXPECT_GT(jobs.time(jobs.size() - 1, "finish_us"), microseconds(4500)) << "jobs come until then";
}

TEST_F(RunCommand, UntilAndJobsBothBound) {
  weft("run dssoc16 six_mix --until 5ms --jobs 3 --warmup 0 -o early");
  EXPECT_LT(read_json("early/summary.json").at("simulated_s").get<double>(), 0.005);
  weft("run dssoc16 six_mix --until 500us --jobs 1000 --warmup 0 -o late");
  EXPECT_EQ(read_json("late/summary.json").at("simulated_s"), 0.0005);
}

TEST_F(RunCommand, JobsBoundsArrivals) {
  weft("run dssoc16 six_mix --jobs 17 --warmup 0 -o out");
  EXPECT_EQ(read_json("out/summary.json").at("jobs").at("injected"), 17);
  EXPECT_EQ(Table("out/jobs.csv").size(), 17u);
}

TEST_F(RunCommand, WarmUpInJobsLeavesOutTheFirst) {
  weft("run dssoc16 six_mix --jobs 80 --warmup 50 -o out");
  const Json latency = read_json("out/summary.json").at("latency_us");
  const Figures figures(Table("out/jobs.csv"), 50);
  EXPECT_EQ(latency.at("jobs"), 30);
  expect_near(latency.at("mean"), Figures::mean(figures.latencies));
}

TEST_F(RunCommand, WarmUpInTimeLeavesOutEarlyArrivals) {
  weft("run dssoc16 six_mix --jobs 80 --warmup 3ms -o out");
  const Table jobs("out/jobs.csv");
  std::vector<double> latencies;
  for (std::size_t row = 0; row < jobs.size(); ++row) {
    if (jobs.time(row, "arrival_us") < microseconds(3000)) continue;
    latencies.push_back(jobs.number(row, "latency_us"));
  }
  ASSERT_LT(latencies.size(), 80u);
  const Json latency = read_json("out/summary.json").at("latency_us");
  EXPECT_EQ(latency.at("jobs"), latencies.size());
  expect_near(latency.at("mean"), Figures::mean(latencies));
}

// As in DS3; the schedule is ETF's on the graph of Topcuoglu 2002.
TEST_F(RunCommand, TopcuogluEndsAfter80Microseconds) {
  weft("run topcuoglu3 topcuoglu_single --policy ETF -o out");
  EXPECT_EQ(read_json("out/summary.json").at("simulated_s"), 80e-6);
  const Table jobs("out/jobs.csv");
  ASSERT_EQ(jobs.size(), 1u);
  EXPECT_EQ(jobs.cell(0, "arrival_us"), "0");
  EXPECT_EQ(jobs.cell(0, "finish_us"), "80");
}

TEST_F(RunCommand, ASecondRunReplacesTheFirst) {
  weft("run dssoc16 six_mix --policy MET,ETF --jobs 10 --warmup 0 --trace -o out");
  weft("run topcuoglu3 topcuoglu_single -o out");
  EXPECT_EQ(read_json("out/summary.json").at("platform"), "topcuoglu3");
  EXPECT_THAT(listing(), ElementsAre("out", "out/config.yaml", "out/jobs.csv", "out/pes.csv",
                                     "out/stats.txt", "out/summary.json", "out/tasks.csv"));
}

TEST_F(RunCommand, AFailedRunLeavesNothing) {
  const CommandResult result = run_weft(
      "run topcuoglu3 topcuoglu_single --jobs 9 --set arrivals.mean_gap=2000000s -o a/out");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "weft: error: the next job would arrive after 53 days of simulation\n");
  EXPECT_THAT(listing(), ElementsAre());
}

TEST_F(RunCommand, FollowsALinkToWhereResultsGo) {
  std::filesystem::create_directory("disk");
  std::filesystem::create_directory_symlink("disk", "out");
  weft("run topcuoglu3 topcuoglu_single -o out");
  EXPECT_TRUE(std::filesystem::is_symlink("out"));
  EXPECT_TRUE(std::filesystem::exists("disk/summary.json"));
}

TEST_F(RunCommand, OptionsMayStandBeforeTheInputs) {
  weft("run --policy MET -o out --set noise.sigma=0.1 topcuoglu3 topcuoglu_single");
  EXPECT_EQ(read_json("out/summary.json").at("policy"), "MET");
}

TEST_F(RunCommand, TraceIsJsonWithASliceATask) {
  weft("run dssoc16 six_mix --jobs 30 --warmup 0 --trace -o out");
  const Json trace = read_json("out/trace.json");
  const auto slices = std::count_if(trace.at("traceEvents").begin(), trace.at("traceEvents").end(),
                                    [](const Json& event) { return event.at("ph") == "X"; });
  EXPECT_EQ(static_cast<std::size_t>(slices), Table("out/tasks.csv").size());
}

TEST_F(RunCommand, ReplaysAnArrivalTrace) {
  write("trace.csv", "arrival,application\n0 us,wifi_tx\n5 us,wifi_rx\n5 us,wifi_tx\n");
  weft("run dssoc16 six_mix --set arrivals.process=trace --set arrivals.file=" +
       std::filesystem::absolute("trace.csv").string() + " -o out");
  const Table jobs("out/jobs.csv");
  std::map<std::string, std::string> arrivals;
  for (std::size_t row = 0; row < jobs.size(); ++row) {
    arrivals[jobs.cell(row, "job")] = jobs.cell(row, "arrival_us") + jobs.cell(row, "application");
  }
  EXPECT_THAT(arrivals,
              ElementsAre(std::make_pair("0", "0wifi_tx"), std::make_pair("1", "5wifi_rx"),
                          std::make_pair("2", "5wifi_tx")));
}

// The commands that a help text shows as examples.
std::vector<std::string> examples(const std::string& command) {
  std::istringstream lines(run_weft(command + " --help").out);
  std::vector<std::string> commands;
  bool in_examples = false;
  for (std::string line; std::getline(lines, line);) {
    in_examples = in_examples || line.rfind("Example", 0) == 0;
    if (in_examples && line.rfind("  weft ", 0) == 0) commands.push_back(line.substr(7));
  }
  return commands;
}

TEST_F(RunCommand, TheExamplesOfTheHelpTextsRun) {
  int run = 0;
  for (const char* command : {"", "run", "validate", "list", "import", "import ds3"}) {
    const std::vector<std::string> shown = examples(command);
    EXPECT_FALSE(shown.empty()) << command;
    for (const std::string& example : shown) {
      if (example.find("imported") != std::string::npos) continue;  // wants files of DS3
      EXPECT_NE(weft(example), "") << example;
      ++run;
    }
  }
  EXPECT_GE(run, 7);
}

// The first words of the lines that `weft list` prints.
std::vector<std::string> listed(const std::string& section) {
  std::istringstream lines(run_weft("list " + section).out);
  std::vector<std::string> names;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    words >> names.emplace_back();
  }
  return names;
}

TEST(ListCommand, ShowsEachSection) {
  EXPECT_THAT(listed("policies"), Contains("HEFT_RT"));
  EXPECT_THAT(listed("platforms"), Contains("dssoc16"));
  EXPECT_THAT(listed("workloads"), Contains("six_mix"));
  EXPECT_THAT(listed("applications"), Contains("wifi_tx"));
  EXPECT_THAT(listed("experiments"), Contains("gym_ds3"));
  EXPECT_THAT(listed("formats"), Contains("ds3"));
  const std::vector<std::string> all = listed("");
  for (const char* section : {"policies", "platforms", "workloads", "applications", "experiments",
                              "formats", "HEFT_RT", "six_mix", "gym_ds3"}) {
    EXPECT_THAT(all, Contains(section));
  }
}

TEST_F(RunCommand, EveryListedFileIsValid) {
  for (const auto& [section, kind] :
       {std::make_pair("platforms", "platform"), std::make_pair("workloads", "workload"),
        std::make_pair("applications", "application"), std::make_pair("pe_types", "PE type"),
        std::make_pair("experiments", "experiment")}) {
    for (const std::string& name : listed(section)) {
      EXPECT_EQ(weft("validate " + name), name + ": a valid " + kind + "\n");
    }
  }
}

TEST_F(RunCommand, EveryListedPolicyRuns) {
  for (const std::string& name : listed("policies")) {
    weft("run topcuoglu3 topcuoglu_single -o out --policy " + name);
    EXPECT_EQ(read_json("out/summary.json").at("policy"), name);
  }
}

TEST_F(RunCommand, ValidateTakesFilesOfEveryKind) {
  const std::string source = WEFT_SOURCE_DIR;
  EXPECT_THAT(weft("validate " + source + "/platforms/dssoc16.yaml"), HasSubstr("valid platform"));
  EXPECT_THAT(weft("validate " + source + "/workload/six_mix.yaml"), HasSubstr("valid workload"));
  EXPECT_THAT(weft("validate " + source + "/workload/apps/wifi_tx.yaml"),
              HasSubstr("valid application"));
  EXPECT_THAT(weft("validate " + source + "/platforms/pe_types/cortex_a7.yaml"),
              HasSubstr("valid PE type"));
  EXPECT_THAT(weft("validate " + source + "/sims/gym_ds3.yaml"), HasSubstr("valid experiment"));
}

TEST_F(RunCommand, ValidateChecksAWorkloadAgainstAPlatform) {
  EXPECT_THAT(weft("validate dssoc16 six_mix"), HasSubstr("dssoc16 can run every kernel of six"));
  const CommandResult result = run_weft("validate six_mix topcuoglu3");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("no PE of platform 'topcuoglu3' can run kernel"));
}

}  // namespace
}  // namespace weft
