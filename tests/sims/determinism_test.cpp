// SPDX-License-Identifier: Apache-2.0
// Rule R9: a run depends on its inputs and its seed, and on nothing else.
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "scheduler/registry.h"
#include "tests/sims/command_test.h"
#include "tests/sims/table.h"

namespace weft {
namespace {

class Determinism : public CommandTest {
 protected:
  /// tasks.csv of a noisy run under load with these options more.
  static std::string tasks(const std::string& options) {
    run(options, "out");
    return read_file("out/tasks.csv");
  }
  static void run(const std::string& options, const std::string& directory) {
    weft(
        "run dssoc16 six_mix --quiet --warmup 0 --set noise.sigma=0.2 "
        "--set arrivals.mean_gap=70us -o " +
        directory + " " + options);
  }
};

TEST_F(Determinism, OneSeedGivesOneRun) {
  const std::string options = "--policy ETF --jobs 200 --seed 3";
  EXPECT_EQ(tasks(options), tasks(options));
}

TEST_F(Determinism, SeedsDiffer) {
  EXPECT_NE(tasks("--policy ETF --jobs 50 --seed 3"), tasks("--policy ETF --jobs 50 --seed 4"));
}

TEST_F(Determinism, RecordingChangesNothing) {
  const std::string options = "--policy ETF --jobs 200";
  EXPECT_EQ(tasks(options), tasks(options + " --trace"));
}

TEST_F(Determinism, JobsToComeChangeNothingOfThoseBefore) {
  const std::string few = tasks("--policy MET --jobs 40 --until 2ms");
  EXPECT_EQ(tasks("--policy MET --jobs 80 --until 2ms"), few);
}

TEST_F(Determinism, APolicyRunsAfterOthersAsItDoesAlone) {
  std::string all;
  for (const auto& entry : policies().entries()) all += (all.empty() ? "" : ",") + entry.name;
  run("--jobs 100 --policy " + all, "all");
  for (const auto& entry : policies().entries()) {
    EXPECT_EQ(read_file("all/" + entry.name + "/tasks.csv"),
              tasks("--jobs 100 --policy " + entry.name))
        << entry.name;
  }
}

// FNV-1a, 64 bits.
std::uint64_t hash_of(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char letter : text) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
  }
  return hash;
}

// Seen the same in the release and in the debug build, with GCC 12 on x86-64. It changes with the
// built-in platform and workload, with the random numbers and with ETF, and with nothing else.
TEST_F(Determinism, EveryBuildGivesTheSameRun) {
  weft("run dssoc16 six_mix --policy ETF --jobs 300 --set noise.sigma=0.2 --seed 7 -o out");
  EXPECT_EQ(hash_of(read_file("out/tasks.csv")), 0x125be278ccfd6940U);
}

// What the seed decides about a run, by job or by job and task.
struct Fate {
  std::map<std::string, std::string> arrivals;                     // with the application
  std::map<std::pair<std::string, std::string>, Time> executions;  // and the cluster

  explicit Fate(const std::string& directory) {
    const Table jobs(directory + "/jobs.csv"), pes(directory + "/pes.csv");
    for (std::size_t row = 0; row < jobs.size(); ++row) {
      arrivals[jobs.cell(row, "job")] =
          jobs.cell(row, "arrival_us") + " " + jobs.cell(row, "application");
    }
    std::map<std::string, std::string> clusters;
    for (std::size_t row = 0; row < pes.size(); ++row) {
      clusters[pes.cell(row, "pe")] = pes.cell(row, "cluster");
    }
    const Table tasks(directory + "/tasks.csv");
    for (std::size_t row = 0; row < tasks.size(); ++row) {
      const std::string task = tasks.cell(row, "task") + " on " + clusters[tasks.cell(row, "pe")];
      executions[{tasks.cell(row, "job"), task}] =
          tasks.time(row, "finish_us") - tasks.time(row, "start_us");
    }
  }
};

TEST_F(Determinism, PoliciesMeetTheSameArrivalsAndNoise) {
  run("--policy MET,ETF --jobs 300", "out");
  const Fate met("out/MET"), etf("out/ETF");
  EXPECT_EQ(met.arrivals, etf.arrivals);
  int compared = 0;
  for (const auto& [task, time] : met.executions) {
    const auto other = etf.executions.find(task);
    if (other == etf.executions.end()) continue;
    EXPECT_EQ(time, other->second) << "job " << task.first << ", " << task.second;
    ++compared;
  }
  EXPECT_GT(compared, 1000);
}

}  // namespace
}  // namespace weft
