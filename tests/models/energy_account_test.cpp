// SPDX-License-Identifier: Apache-2.0
#include "models/power/energy_account.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

namespace weft {
namespace {

// Clusters of two PEs and one.
const std::vector<std::size_t> kTwoAndOne = {0, 0, 1};

TEST(EnergyAccount, TaskGetsItsShareOfTheDynamicPower) {
  EnergyAccount account(kTwoAndOne);
  account.begin_task(PeId(0), {2.0, 0.1, 0.05}, microseconds(10));
  account.begin_task(PeId(1), {3.0, 0.0, 0.05}, microseconds(20));
  // 2 W for 10 us, then half of 3 W for 30 us.
  const Energy first = account.end_task(PeId(0), {2.0, 0.1, 0.05}, microseconds(50));
  EXPECT_DOUBLE_EQ(first.joules(), 20e-6 + 45e-6);
  const Energy second = account.end_task(PeId(1), {0.0, 0.2, 0.05}, microseconds(60));
  EXPECT_DOUBLE_EQ(second.joules(), 45e-6 + 20e-6);
  EXPECT_EQ(account.totals().tasks, first + second);
}

TEST(EnergyAccount, IdleAndLeakageStayWithTheCluster) {
  EnergyAccount account(kTwoAndOne);
  account.set_power(0, {0, 0.2, 0.05}, Time(0));
  account.set_power(1, {0, 0.1, 0.01}, Time(0));
  account.advance(microseconds(100));
  EXPECT_DOUBLE_EQ(account.totals(0).idle.joules(), 20e-6);
  EXPECT_DOUBLE_EQ(account.totals(1).leakage.joules(), 1e-6);
  EXPECT_DOUBLE_EQ(account.totals().total().joules(), 36e-6);
  EXPECT_EQ(account.pe_energy(PeId(0)), Energy());
}

TEST(EnergyAccount, SinksTakeConstantPowerAndAmounts) {
  EnergyAccount account(kTwoAndOne);
  account.set_power(PowerSink::memory, 0.0473, Time(0));
  account.set_power(PowerSink::other, 0.1201, Time(0));
  account.add(PowerSink::memory, 1e-6);
  account.add(PowerSink::wires, 2e-6);
  account.advance(microseconds(1000));
  EXPECT_NEAR(account.totals().memory.joules(), 47.3e-6 + 1e-6, 1e-18);
  EXPECT_NEAR(account.totals().other.joules(), 120.1e-6, 1e-18);
  EXPECT_NEAR(account.totals().wires.joules(), 2e-6, 1e-18);
  EXPECT_DOUBLE_EQ(account.present_watts(), 0.1674);
}

TEST(EnergyAccount, NewOppChangesPowerOfRunningTasks) {
  EnergyAccount account(kTwoAndOne);
  account.begin_task(PeId(2), {1.0, 0, 0}, Time(0));
  account.set_power(1, {0.25, 0, 0}, microseconds(4));
  EXPECT_DOUBLE_EQ(account.end_task(PeId(2), {}, microseconds(8)).joules(), 5e-6);
}

TEST(EnergyAccount, WindowLeavesOutTheWarmUpButTasksKeepTheirWhole) {
  EnergyAccount account(kTwoAndOne);
  account.set_power(PowerSink::other, 1.0, Time(0));
  account.add(PowerSink::wires, 1.0);
  account.begin_task(PeId(0), {1.0, 0.5, 0.25}, Time(0));
  account.begin_window(microseconds(6));
  account.advance(microseconds(8));
  EXPECT_DOUBLE_EQ(account.pe_energy(PeId(0)).joules(), 2e-6);
  EXPECT_DOUBLE_EQ(account.end_task(PeId(0), {0, 1.0, 0.25}, microseconds(10)).joules(), 10e-6);
  account.advance(microseconds(10));
  EXPECT_DOUBLE_EQ(account.pe_energy(PeId(0)).joules(), 4e-6);
  EXPECT_DOUBLE_EQ(account.totals().tasks.joules(), 4e-6);
  EXPECT_DOUBLE_EQ(account.totals().idle.joules(), 2e-6);
  EXPECT_DOUBLE_EQ(account.totals().leakage.joules(), 1e-6);
  EXPECT_DOUBLE_EQ(account.totals().other.joules(), 4e-6);
  EXPECT_EQ(account.totals().wires, Energy());
}

TEST(EnergyAccount, MeanPowerIsSinceTheLastCall) {
  EnergyAccount account(kTwoAndOne);
  account.begin_task(PeId(0), {2.0, 0, 0}, Time(0));
  account.end_task(PeId(0), {}, microseconds(5));
  account.add(PowerSink::memory, 10e-6);
  account.begin_window(microseconds(10));
  EXPECT_DOUBLE_EQ(account.take_mean_watts(0, microseconds(20)), 0.5);
  EXPECT_DOUBLE_EQ(account.take_mean_watts(0, microseconds(20)), 0) << "no time has passed";
  EXPECT_DOUBLE_EQ(account.take_mean_watts(PowerSink::memory, microseconds(20)), 0.5);
  EXPECT_DOUBLE_EQ(account.take_mean_watts(0, microseconds(40)), 0);
}

TEST(EnergyAccount, IsAsNewOnceReset) {
  EnergyAccount account(kTwoAndOne);
  account.begin_task(PeId(1), {2.0, 1, 1}, Time(0));
  account.set_power(PowerSink::other, 1, microseconds(3));
  account.reset();
  account.advance(microseconds(9));
  EXPECT_EQ(account.totals().total(), Energy());
  EXPECT_EQ(account.present_watts(), 0);
  account.begin_task(PeId(1), {2.0, 0, 0}, microseconds(9));
  EXPECT_DOUBLE_EQ(account.end_task(PeId(1), {}, microseconds(10)).joules(), 2e-6);
}

// The trace of power, summed by itself: Neumaier's compensated sum of watts x seconds.
class Integral {
 public:
  void add(double joules) {
    const double sum = sum_ + joules;
    lost_ += std::abs(sum_) >= std::abs(joules) ? (sum_ - sum) + joules : (joules - sum) + sum_;
    sum_ = sum;
  }
  double joules() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

TEST(EnergyAccount, BookingsAddUpToTheIntegralOverTenMillionEvents) {
  constexpr std::size_t kPes = 16;
  constexpr std::size_t kClusters = 4;
  std::vector<std::size_t> cluster_of;
  for (std::size_t pe = 0; pe < kPes; ++pe) cluster_of.push_back(pe / 4);
  EnergyAccount account(cluster_of);
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> watts(1e-3, 5.0);
  std::vector<ClusterWatts> now_drawn(kClusters);
  std::vector<int> active(kClusters, 0);
  std::vector<bool> runs(kPes, false);
  Integral integral;
  Energy tasks;
  Time now(0);
  for (int event = 0; event < 10'000'000; ++event) {
    const Time gap(static_cast<std::int64_t>(random() % 1'000'000));
    double power = 0;
    for (const ClusterWatts& drawn : now_drawn) power += drawn.total();
    integral.add(power * to_seconds(gap));
    now += gap;
    const std::size_t pe = random() % kPes;
    const std::size_t cluster = cluster_of[pe];
    const bool opp = random() % 8 == 0;
    if (!opp) active[cluster] += runs[pe] ? -1 : 1;
    now_drawn[cluster] = {active[cluster] > 0 ? watts(random) : 0.0, 0.01 * watts(random),
                          0.1 * watts(random)};
    if (opp) {
      account.set_power(cluster, now_drawn[cluster], now);
      continue;
    }
    if (runs[pe]) {
      tasks += account.end_task(PeId(static_cast<int>(pe)), now_drawn[cluster], now);
    } else {
      account.begin_task(PeId(static_cast<int>(pe)), now_drawn[cluster], now);
    }
    runs[pe] = !runs[pe];
    if (random() % 4 == 0) {
      const double joules = 1e-9 * watts(random);
      account.add(PowerSink::memory, joules);
      integral.add(joules);
    }
  }
  for (std::size_t pe = 0; pe < kPes; ++pe) {
    if (runs[pe]) tasks += account.end_task(PeId(static_cast<int>(pe)), {}, now);
  }
  account.advance(now);
  const double booked = account.totals().total().joules();
  const double error = booked / integral.joules() - 1;
  std::printf(
      "ROW|Power|energy booked over 1e7 events vs. integral of power (J)|%.12g|%.12g|%.3g\n",
      integral.joules(), booked, 100 * error);
  EXPECT_LT(std::abs(error), 1e-9);
  // Among themselves the bookings agree to the last bit.
  Energy pes, clusters;
  for (std::size_t pe = 0; pe < kPes; ++pe) pes += account.pe_energy(PeId(static_cast<int>(pe)));
  for (std::size_t i = 0; i < kClusters; ++i) clusters += account.totals(i).total();
  EXPECT_EQ(account.totals().tasks, tasks);
  EXPECT_EQ(account.totals().tasks, pes);
  EXPECT_EQ(account.totals().total(), clusters + account.totals().memory);
}

TEST(Energy, HoldsAHundredDaysOfAKilowattToThePicosecond) {
  Energy energy(to_femtowatts(1000), Time(std::chrono::hours(2400)));
  EXPECT_DOUBLE_EQ(energy.joules(), 1000.0 * 2400 * 3600);
  const Energy before = energy;
  energy += Energy(1, Time(1));
  EXPECT_NE(energy, before);
}

}  // namespace
}  // namespace weft
