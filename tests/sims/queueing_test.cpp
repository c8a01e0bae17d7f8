// SPDX-License-Identifier: Apache-2.0
// The simulation as a queue, against the formulas of queueing theory (Kleinrock, Queueing Systems,
// vol. 1, 1975): waiting times before service begins, long runs, first come first served.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>

#include "scheduler/registry.h"
#include "sims/inputs.h"
#include "sims/simulation.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/validation.h"
#include "waves/batch_means.h"

namespace weft {
namespace {

constexpr double kServiceUs = 10;

// Sanitizers make a run twenty times as long; there a shorter one must do, with a wider bound.
#ifdef __SANITIZE_ADDRESS__
constexpr std::int64_t kShorter = 40;
constexpr double kBoundPercent = 8;
#else
constexpr std::int64_t kShorter = 1;
constexpr double kBoundPercent = 1;
#endif

class Waiting : public Probe {
 public:
  explicit Waiting(std::int64_t warm_up_jobs) : warm_up_jobs_(warm_up_jobs) {}
  void task_end(const TaskRecord& task) override {
    if (task.job.value() >= warm_up_jobs_) mean_us.add(to_us(task.start - task.ready));
  }
  BatchMeans mean_us;

 private:
  std::int64_t warm_up_jobs_;
};

struct Queue {
  const char* name;
  int servers;
  bool exponential_service;
  double load;
  std::int64_t jobs;
  double expected_wait;  // in service times
};

// Mean wait in service times, by load and servers.
constexpr double mm1(double load) { return load / (1 - load); }
constexpr double md1(double load) { return load / (2 * (1 - load)); }
double mm3(double load) {  // Erlang C
  const double offered = 3 * load;
  const double queued = offered * offered * offered / 6 / (1 - load);
  const double waits = queued / (1 + offered + offered * offered / 2 + queued);
  return waits / (3 * (1 - load));
}

void check(const Queue& queue) {
  const TemporaryDirectory directory;
  directory.write("server.yaml", fmt::format("name: server\nreference_frequency: 1 GHz\n"
                                             "execution_time: {{serve: {} us}}\n",
                                             kServiceUs));
  directory.write("platform.yaml",
                  fmt::format("cluster:\n  server: {{pe_type: server.yaml, count: {}}}\n"
                              "interconnect: {{type: ideal, bandwidth: 1 GB/s}}\n",
                              queue.servers));
  directory.write("customer.yaml", "name: customer\ntasks: [{name: serve, kernel: serve}]\n");
  directory.write("workload.yaml",
                  fmt::format("applications: [{{application: customer.yaml}}]\n"
                              "arrivals: {{process: poisson, mean_gap: {:.0f} ns}}\n"
                              "noise: {{distribution: {}}}\n",
                              1000 * kServiceUs / queue.servers / queue.load,
                              queue.exponential_service ? "exponential" : "gaussian"));
  const Inputs inputs =
      load_inputs(directory.path() + "/platform.yaml", directory.path() + "/workload.yaml", {});
  const std::atomic<bool> stop{false};
  Simulation simulation(inputs.platform, inputs.workload, stop);
  const auto policy = policies().find("FCFS").make();
  const std::int64_t jobs = queue.jobs / kShorter;
  Waiting waiting(jobs / 100);
  simulation.run(*policy, 1, {jobs, kNever}, {&waiting});
  fmt::print("{} at load {}: {:.4f} us +- {:.4f}, {} jobs\n", queue.name, queue.load,
             waiting.mean_us.mean(), waiting.mean_us.half_width_95().value_or(0), jobs);
  expect_agreement("Queueing", fmt::format("{}, load {}: mean wait (us)", queue.name, queue.load),
                   queue.expected_wait * kServiceUs, waiting.mean_us.mean(), kBoundPercent);
}

TEST(Queueing, WaitsAsMM1AtLightLoad) { check({"M/M/1", 1, true, 0.3, 4'000'000, mm1(0.3)}); }
TEST(Queueing, WaitsAsMM1AtMediumLoad) { check({"M/M/1", 1, true, 0.6, 6'000'000, mm1(0.6)}); }
TEST(Queueing, WaitsAsMM1AtHeavyLoad) { check({"M/M/1", 1, true, 0.9, 40'000'000, mm1(0.9)}); }
TEST(Queueing, WaitsAsMM3AtLightLoad) { check({"M/M/3", 3, true, 0.3, 8'000'000, mm3(0.3)}); }
TEST(Queueing, WaitsAsMM3AtMediumLoad) { check({"M/M/3", 3, true, 0.6, 6'000'000, mm3(0.6)}); }
TEST(Queueing, WaitsAsMM3AtHeavyLoad) { check({"M/M/3", 3, true, 0.9, 40'000'000, mm3(0.9)}); }
TEST(Queueing, WaitsAsMD1AtLightLoad) { check({"M/D/1", 1, false, 0.3, 4'000'000, md1(0.3)}); }
TEST(Queueing, WaitsAsMD1AtMediumLoad) { check({"M/D/1", 1, false, 0.6, 4'000'000, md1(0.6)}); }
TEST(Queueing, WaitsAsMD1AtHeavyLoad) { check({"M/D/1", 1, false, 0.9, 20'000'000, md1(0.9)}); }

}  // namespace
}  // namespace weft
