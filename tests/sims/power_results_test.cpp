// SPDX-License-Identifier: Apache-2.0
// What a run writes of power.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/sims/command_test.h"
#include "tests/sims/table.h"

namespace weft {
namespace {

class PowerResults : public CommandTest {};

constexpr const char* kRun = "run dssoc16_power six_mix --jobs 60 --quiet ";

TEST_F(PowerResults, SummaryHasEnergyByCause) {
  weft(std::string(kRun) + "--warmup 0 -o out");
  const auto summary = read_json("out/summary.json");
  const auto& energy = summary.at("energy");
  double sum = 0;
  for (const char* part : {"tasks_j", "idle_j", "leakage_j", "memory_j", "wires_j", "other_j"}) {
    sum += energy.at(part).get<double>();
  }
  const double total_j = energy.at("total_j").get<double>();
  EXPECT_NEAR(sum / total_j, 1, 1e-12);
  const double per_job_j = total_j / summary.at("jobs").at("completed").get<double>();
  EXPECT_NEAR(energy.at("per_job_j").get<double>() / per_job_j, 1, 1e-12);
  const double latency_s = summary.at("latency_us").at("mean").get<double>() * 1e-6;
  EXPECT_NEAR(energy.at("edp_js").get<double>() / (per_job_j * latency_s), 1, 1e-12);
  const double simulated_s = summary.at("simulated_s").get<double>();
  EXPECT_NEAR(energy.at("other_j").get<double>(), 0.1201 * simulated_s, 1e-12);
  EXPECT_GT(summary.at("applications").at("wifi_rx").at("energy_per_job_j").get<double>(), 0);
  EXPECT_THAT(read_file("out/stats.txt"), ::testing::HasSubstr("# energy-delay product"));
}

TEST_F(PowerResults, EnergyCountsAfterTheWarmUp) {
  weft(std::string(kRun) + "--warmup 20 -o out");
  const auto summary = read_json("out/summary.json");
  const Table jobs("out/jobs.csv");
  double begin_us = 0;  // the arrival of the first job that counts
  for (std::size_t row = 0; row < jobs.size(); ++row) {
    if (jobs.cell(row, "job") == "20") begin_us = jobs.number(row, "arrival_us");
  }
  const double window_s = summary.at("simulated_s").get<double>() - begin_us * 1e-6;
  EXPECT_GT(begin_us, 0);
  EXPECT_NEAR(summary.at("energy").at("other_j").get<double>(), 0.1201 * window_s, 1e-12);
}

TEST_F(PowerResults, ARunShorterThanItsWarmUpHasNoFigures) {
  const CommandResult result = run_weft(std::string(kRun) + "--warmup 1000 -o out");
  EXPECT_EQ(result.status, 0);
  const auto energy = read_json("out/summary.json").at("energy");
  EXPECT_TRUE(energy.at("total_j").is_null());
  EXPECT_TRUE(energy.at("edp_js").is_null());
}

TEST_F(PowerResults, TablesHaveEnergyAndAddUp) {
  weft(std::string(kRun) + "--warmup 0 -o out");
  const auto energy = read_json("out/summary.json").at("energy");
  const auto sum_uj = [](const Table& table) {
    double sum = 0;
    for (std::size_t row = 0; row < table.size(); ++row) sum += table.number(row, "energy_uj");
    return sum;
  };
  const double tasks_uj = energy.at("tasks_j").get<double>() * 1e6;
  EXPECT_NEAR(sum_uj(Table("out/tasks.csv")) / tasks_uj, 1, 1e-9);
  EXPECT_NEAR(sum_uj(Table("out/jobs.csv")) / tasks_uj, 1, 1e-9);

  const Table power("out/power.csv");
  EXPECT_EQ(power.header(), "time_us,cluster,frequency_mhz,voltage_mv,watts,celsius");
  EXPECT_EQ(power.cell(1, "cluster"), "big");
  EXPECT_EQ(power.cell(1, "frequency_mhz"), "2000");
  EXPECT_EQ(power.cell(1, "voltage_mv"), "1362");
  EXPECT_EQ(power.cell(5, "cluster"), "memory");
  double joules = 0, begin_us = 0;
  for (std::size_t row = 0; row < power.size(); ++row) {
    const double end_us = power.number(row, "time_us");
    joules += power.number(row, "watts") * (end_us - begin_us) * 1e-6;
    if (power.cell(row, "cluster") == "other") begin_us = end_us;  // the last row of a sample
  }
  EXPECT_NEAR(joules / energy.at("total_j").get<double>(), 1, 1e-9);
}

TEST_F(PowerResults, TablesAreAsTheyWereWithoutPower) {
  weft("run dssoc16 six_mix --jobs 20 --quiet -o out");
  EXPECT_EQ(Table("out/tasks.csv").header(),
            "job,task,kernel,pe,ready_us,placed_us,start_us,finish_us");
  EXPECT_FALSE(read_json("out/summary.json").contains("energy"));
  const std::vector<std::string> files = listing();
  EXPECT_EQ(std::count(files.begin(), files.end(), "out/power.csv"), 0);
}

}  // namespace
}  // namespace weft
