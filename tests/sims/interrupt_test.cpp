// SPDX-License-Identifier: Apache-2.0
// Ctrl-C ends a run early, and what it has so far is written as if it had ended there.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "tests/sims/command_test.h"
#include "tests/sims/table.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Json = nlohmann::ordered_json;

// `weft` in the background.
class RunningCommand {
 public:
  explicit RunningCommand(const std::string& arguments) : pid_(fork()) {
    if (pid_ != 0) return;
    const std::string command = "exec " + weft_program() + " " + arguments + " >said 2>warned";
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  RunningCommand(const RunningCommand&) = delete;
  RunningCommand& operator=(const RunningCommand&) = delete;
  ~RunningCommand() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }

  /// Where it writes until it is done.
  std::string staging(const std::string& output) const {
    return "." + output + ".writing-" + std::to_string(pid_);
  }
  void signal(int number) const { kill(pid_, number); }
  /// Waits for its end; the exit status, or -1 where a signal has killed it.
  int wait() {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t pid_;
};

// Returns once something is there; false if that takes unreasonably long.
bool wait_for_file(const std::string& path) {
  constexpr auto kPause = std::chrono::milliseconds(2);
  constexpr int kMostPauses = 30'000;
  std::error_code ignored;
  for (int i = 0; i < kMostPauses; ++i) {
    const auto size = std::filesystem::file_size(path, ignored);
    if (!ignored && size > 0) return true;
    std::this_thread::sleep_for(kPause);
  }
  return false;
}

class Interrupt : public CommandTest {
 protected:
  static Json summary(const std::string& folder) { return read_json(folder + "/summary.json"); }
  void expect_whole_results(const std::string& folder) const {
    const Json facts = summary(folder);
    EXPECT_EQ(facts.at("partial"), true);
    const Table jobs(folder + "/jobs.csv"), tasks(folder + "/tasks.csv"), pes(folder + "/pes.csv");
    EXPECT_EQ(facts.at("jobs").at("completed"), jobs.size());
    EXPECT_GT(tasks.size(), 0u);
    for (const char* file : {"/config.yaml", "/stats.txt"}) EXPECT_NE(read_file(folder + file), "");
    EXPECT_THAT(read_file("warned"), HasSubstr("interrupted"));
    for (const std::string& name : listing()) EXPECT_NE(name[0], '.') << name << " is left behind";
  }
};

class InterruptBy : public Interrupt, public ::testing::WithParamInterface<int> {};

TEST_P(InterruptBy, KeepsWhatThereIs) {
  RunningCommand command("run dssoc16 six_mix --jobs 1000000000 --trace -o out");
  ASSERT_TRUE(wait_for_file(command.staging("out") + "/tasks.csv"));
  EXPECT_FALSE(std::filesystem::exists("out")) << "results appear whole or not at all";
  command.signal(GetParam());
  EXPECT_EQ(command.wait(), 0);
  expect_whole_results("out");
  EXPECT_TRUE(Json::accept(read_file("out/trace.json")));
}

INSTANTIATE_TEST_SUITE_P(Signals, InterruptBy, ::testing::Values(SIGINT, SIGTERM),
                         [](const auto& signal) {
                           return std::string(signal.param == SIGINT ? "SigInt" : "SigTerm");
                         });

// `timeout` sends one to the program, and one to its process group.
TEST_F(Interrupt, ASecondSigTermDoesNotCostTheResults) {
  RunningCommand command("run dssoc16 six_mix --jobs 1000000000 -o out");
  ASSERT_TRUE(wait_for_file(command.staging("out") + "/tasks.csv"));
  command.signal(SIGTERM);
  command.signal(SIGTERM);
  EXPECT_EQ(command.wait(), 0);
  expect_whole_results("out");
}

TEST_F(Interrupt, OfSeveralPoliciesTheOnesBegunAreKept) {
  RunningCommand command("run dssoc16 six_mix -p MET,ETF --jobs 1000000000 -o out");
  ASSERT_TRUE(wait_for_file(command.staging("out") + "/MET/tasks.csv"));
  command.signal(SIGINT);
  EXPECT_EQ(command.wait(), 0);
  expect_whole_results("out/MET");
  EXPECT_FALSE(std::filesystem::exists("out/ETF"));
  EXPECT_EQ(summary("out").at("partial"), true);
}

TEST_F(Interrupt, ReplacesOlderResults) {
  weft("run topcuoglu3 topcuoglu_single -o out");
  RunningCommand command("run dssoc16 six_mix --jobs 1000000000 -o out");
  ASSERT_TRUE(wait_for_file(command.staging("out") + "/tasks.csv"));
  EXPECT_EQ(summary("out").at("platform"), "topcuoglu3") << "they stay until there are newer ones";
  command.signal(SIGINT);
  EXPECT_EQ(command.wait(), 0);
  EXPECT_EQ(summary("out").at("platform"), "dssoc16");
  expect_whole_results("out");
}

TEST_F(Interrupt, AnExperimentKeepsThePointsThatAreDone) {
  write("experiment.yaml",
        "platform: topcuoglu3\nworkload: closed_loop_top\npolicies: [MET, ETF]\n"
        "seeds: 100000\njobs: 10\n");
  RunningCommand command("run experiment.yaml -o out");
  // A file that is written through a buffer: by now there are many points.
  ASSERT_TRUE(wait_for_file(command.staging("out") + "/results.csv"));
  command.signal(SIGINT);
  EXPECT_EQ(command.wait(), 0);
  const Json facts = summary("out");
  EXPECT_EQ(facts.at("partial"), true);
  const Table results("out/results.csv");
  EXPECT_GT(results.size(), 100u);
  EXPECT_EQ(facts.at("variants").at("").at("MET").at("seeds"), results.size());
  EXPECT_THAT(listing(), ElementsAre("experiment.yaml", "out", "out/results.csv",
                                     "out/summary.json", "said", "warned"));
}

}  // namespace
}  // namespace weft
