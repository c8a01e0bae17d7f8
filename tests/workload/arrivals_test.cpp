// SPDX-License-Identifier: Apache-2.0
#include "workload/arrivals.h"

#include <gmock/gmock.h>

#include <cmath>
#include <vector>

namespace weft {
namespace {

using ::testing::ElementsAre;
using Process = ArrivalOptions::Process;
using CapRule = ArrivalOptions::CapRule;

constexpr std::uint64_t kSeed = 1;
constexpr std::int64_t kNoLimit = 1'000'000'000;

ArrivalOptions options_of(Process process, Time mean_gap = microseconds(10)) {
  ArrivalOptions options;
  options.process = process;
  options.mean_gap = mean_gap;
  return options;
}

ArrivalOptions capped(ArrivalOptions options, std::int32_t cap, CapRule rule) {
  options.cap = cap;
  options.cap_rule = rule;
  return options;
}

ArrivalOptions trace_of(const std::vector<std::pair<int, int>>& us_and_application) {
  ArrivalOptions options = options_of(Process::trace);
  for (const auto& [us, application] : us_and_application) {
    options.trace.push_back({microseconds(us), ApplicationId(application)});
  }
  return options;
}

/// An arrival process and the number of jobs in the system. Holds the options, to which the
/// process only refers.
class Arrivals {
 public:
  explicit Arrivals(const ArrivalOptions& options, std::vector<double> shares = {1},
                    std::uint64_t seed = kSeed, std::int64_t limit = kNoLimit)
      : options_(options), process_(options_, std::move(shares), seed, limit) {}
  Arrivals(const Arrivals&) = delete;

  const ArrivalProcess& operator*() const { return process_; }
  const ArrivalProcess* operator->() const { return &process_; }

  /// Takes all that is due at `now`; returns the applications.
  std::vector<std::int32_t> take(Time now) {
    std::vector<std::int32_t> taken;
    ApplicationId application;
    while (process_.take(now, in_system_, application)) {
      ++in_system_;
      taken.push_back(application.value());
    }
    return taken;
  }
  /// One job leaves at `now`; takes all that is due then.
  std::vector<std::int32_t> finish_one(Time now) {
    --in_system_;
    return take(now);
  }
  /// The instants of the next arrivals, where none has to wait.
  std::vector<Time> next_instants(int count) {
    std::vector<Time> instants;
    while (count_of(instants) < count && process_.next_time() != kNever) {
      const Time now = process_.next_time();
      instants.insert(instants.end(), take(now).size(), now);
    }
    return instants;
  }

 private:
  ArrivalOptions options_;
  ArrivalProcess process_;
  std::int32_t in_system_ = 0;
};

std::vector<Time> gaps_of(Arrivals& arrivals, int count) {
  std::vector<Time> gaps;
  Time last(0);
  for (const Time instant : arrivals.next_instants(count)) {
    gaps.push_back(instant - last);
    last = instant;
  }
  return gaps;
}

double mean_us(const std::vector<Time>& times) {
  double sum = 0;
  for (const Time time : times) sum += to_us(time);
  return sum / static_cast<double>(times.size());
}

TEST(PeriodicArrivals, BeginAtZeroAndKeepTheirGap) {
  Arrivals arrivals(options_of(Process::periodic));
  EXPECT_THAT(arrivals.next_instants(3), ElementsAre(Time(0), microseconds(10), microseconds(20)));
}

TEST(PoissonArrivals, BeginAfterAGapOfTheMeanAskedFor) {
  constexpr int kCount = 100'000;
  Arrivals arrivals(options_of(Process::poisson));
  const std::vector<Time> gaps = gaps_of(arrivals, kCount);
  EXPECT_GT(gaps[0], Time(0));
  EXPECT_NEAR(mean_us(gaps), 10, 3 * 10 / std::sqrt(kCount));
  int longer = 0;  // than the mean: a share of 1 / e
  for (const Time gap : gaps) longer += gap > microseconds(10) ? 1 : 0;
  EXPECT_NEAR(longer / double{kCount}, std::exp(-1), 4 * std::sqrt(0.233 / kCount));
}

TEST(PoissonArrivals, GapsAreCutDownToTheResolution) {
  ArrivalOptions options = options_of(Process::poisson);
  Arrivals exact(options);
  options.resolution = microseconds(1);
  Arrivals cut(options);
  const std::vector<Time> exact_gaps = gaps_of(exact, 1'000), gaps = gaps_of(cut, 1'000);
  // Two that come in one instant are taken together, so gaps come out in the order drawn.
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    ASSERT_EQ(gaps[i], exact_gaps[i] - exact_gaps[i] % microseconds(1));
  }
}

TEST(PoissonArrivals, AreKeyedByTheSeed) {
  const ArrivalOptions options = options_of(Process::poisson);
  Arrivals one(options), same(options), other(options, {1}, kSeed + 1);
  const std::vector<Time> instants = one.next_instants(1'000);
  EXPECT_EQ(same.next_instants(1'000), instants);
  EXPECT_NE(other.next_instants(1'000), instants);
}

TEST(Arrivals, EndTheRunBeforeTimeOverflows) {
  Arrivals arrivals(options_of(Process::periodic, microseconds(1'000'000'000'000)));  // 12 days
  EXPECT_NO_THROW(arrivals.next_instants(4));
  EXPECT_THROW(arrivals.next_instants(1), RunError);
}

TEST(InitialJobs, StandInTheSystemAtZero) {
  for (const Process process : {Process::periodic, Process::poisson}) {
    ArrivalOptions options = options_of(process);
    options.initial_jobs = 3;
    Arrivals arrivals(options);
    EXPECT_EQ(arrivals.take(Time(0)).size(), 3u);
    EXPECT_GT(arrivals->next_time(), Time(0));
  }
}

TEST(InitialJobs, AreFollowedByTheFirstGap) {
  ArrivalOptions options = options_of(Process::poisson);
  Arrivals without(options);
  options.initial_jobs = 3;
  Arrivals with(options);
  with.take(Time(0));
  EXPECT_EQ(with->next_time(), without->next_time());
}

// Rule R2, `cap_rule: wait`.
TEST(CapWait, HoldsAnArrivalUntilAJobLeaves) {
  Arrivals arrivals(capped(options_of(Process::periodic), 1, CapRule::wait));
  EXPECT_EQ(arrivals.take(Time(0)).size(), 1u);
  EXPECT_EQ(arrivals->next_time(), microseconds(10));
  EXPECT_EQ(arrivals.take(microseconds(10)).size(), 0u);
  EXPECT_EQ(arrivals->next_time(), kNever) << "a job has to leave first";
  EXPECT_EQ(arrivals.finish_one(microseconds(25)).size(), 1u);
  EXPECT_EQ(arrivals->next_time(), microseconds(35)) << "the gap counts from the entry";
  EXPECT_EQ(arrivals->dropped(), 0);
}

TEST(CapWait, AJobThatLeavesInTimeHoldsUpNothing) {
  Arrivals arrivals(capped(options_of(Process::periodic), 1, CapRule::wait));
  arrivals.take(Time(0));
  EXPECT_EQ(arrivals.finish_one(microseconds(4)).size(), 0u) << "none is due yet";
  EXPECT_EQ(arrivals->next_time(), microseconds(10));
  EXPECT_EQ(arrivals.take(microseconds(10)).size(), 1u);
}

TEST(CapWait, TheNextGapIsDrawnOnlyAtTheEntry) {
  const ArrivalOptions options = options_of(Process::poisson);
  Arrivals free(options), held(capped(options, 1, CapRule::wait));
  const std::vector<Time> gaps = gaps_of(free, 100);
  Time now(0);
  for (const Time gap : gaps) {
    ASSERT_EQ(held->next_time(), now + gap) << "the same gaps, in the same order";
    now = held->next_time();
    if (held->emitted() > 0) {
      ASSERT_EQ(held.take(now).size(), 0u);
      now += microseconds(7);
      ASSERT_EQ(held.finish_one(now).size(), 1u);
    } else {
      held.take(now);
    }
  }
}

// Rule R2, `cap_rule: drop`.
TEST(CapDrop, LosesTheArrivalAndDrawsTheNextGapOneMicrosecondLater) {
  Arrivals arrivals(capped(options_of(Process::periodic), 1, CapRule::drop));
  arrivals.take(Time(0));
  EXPECT_EQ(arrivals.take(microseconds(10)).size(), 0u);
  EXPECT_EQ(arrivals->dropped(), 1);
  EXPECT_EQ(arrivals->emitted(), 1);
  EXPECT_EQ(arrivals->next_time(), microseconds(21));
  EXPECT_EQ(arrivals.finish_one(microseconds(15)).size(), 0u) << "what is lost does not come back";
  EXPECT_EQ(arrivals.take(microseconds(21)).size(), 1u);
  EXPECT_EQ(arrivals->next_time(), microseconds(31));
}

TEST(ClosedLoop, KeepsItsPopulation) {
  ArrivalOptions options = options_of(Process::closed_loop);
  options.population = 3;
  Arrivals arrivals(options);
  EXPECT_EQ(arrivals->next_time(), Time(0));
  EXPECT_EQ(arrivals.take(Time(0)).size(), 3u);
  EXPECT_EQ(arrivals->next_time(), kNever);
  for (const int us : {5, 5, 9}) EXPECT_EQ(arrivals.finish_one(microseconds(us)).size(), 1u);
  EXPECT_EQ(arrivals->emitted(), 6);
}

TEST(Trace, GivesTimesAndApplicationsAsTheyStand) {
  Arrivals arrivals(trace_of({{3, 1}, {5, 0}, {5, 1}, {8, 0}}), {1, 1});
  EXPECT_EQ(arrivals->next_time(), microseconds(3));
  EXPECT_THAT(arrivals.take(microseconds(3)), ElementsAre(1));
  EXPECT_EQ(arrivals->next_time(), microseconds(5));
  EXPECT_THAT(arrivals.take(microseconds(5)), ElementsAre(0, 1));
  EXPECT_THAT(arrivals.take(microseconds(8)), ElementsAre(0));
  EXPECT_TRUE(arrivals->exhausted());
  EXPECT_EQ(arrivals->next_time(), kNever);
}

TEST(Trace, UnderACapThatWaitsComesLateButWhole) {
  Arrivals arrivals(capped(trace_of({{0, 0}, {2, 1}, {4, 0}}), 1, CapRule::wait), {1, 1});
  EXPECT_THAT(arrivals.take(Time(0)), ElementsAre(0));
  EXPECT_THAT(arrivals.take(microseconds(2)), ElementsAre());
  EXPECT_THAT(arrivals.finish_one(microseconds(9)), ElementsAre(1));
  EXPECT_EQ(arrivals->next_time(), kNever) << "the third was due before, and finds it full too";
  EXPECT_THAT(arrivals.finish_one(microseconds(12)), ElementsAre(0));
  EXPECT_TRUE(arrivals->exhausted());
}

TEST(Trace, UnderACapThatDropsLosesWhatFindsItFull) {
  Arrivals arrivals(capped(trace_of({{0, 0}, {2, 1}, {4, 0}, {9, 1}}), 1, CapRule::drop), {1, 1});
  EXPECT_THAT(arrivals.take(Time(0)), ElementsAre(0));
  EXPECT_THAT(arrivals.take(microseconds(2)), ElementsAre());
  EXPECT_EQ(arrivals->next_time(), microseconds(4));
  EXPECT_THAT(arrivals.finish_one(microseconds(4)), ElementsAre(0));
  EXPECT_FALSE(arrivals->exhausted());
  EXPECT_THAT(arrivals.take(microseconds(9)), ElementsAre());
  EXPECT_EQ(arrivals->dropped(), 2);
  EXPECT_TRUE(arrivals->exhausted()) << "the last of it was lost";
}

TEST(Limit, EndsEveryProcess) {
  ArrivalOptions closed_loop = options_of(Process::closed_loop);
  closed_loop.population = 5;
  for (const ArrivalOptions& options : {options_of(Process::periodic), options_of(Process::poisson),
                                        closed_loop, trace_of({{1, 0}, {2, 0}, {3, 0}})}) {
    Arrivals arrivals(options, {1}, kSeed, 2);
    EXPECT_EQ(arrivals.next_instants(100).size(), 2u);
    EXPECT_TRUE(arrivals->exhausted());
    EXPECT_EQ(arrivals->next_time(), kNever);
    EXPECT_TRUE(arrivals.take(microseconds(1'000'000)).empty());
  }
}

TEST(Shares, SetHowOftenEachApplicationComes) {
  constexpr int kCount = 100'000;
  ArrivalOptions options = options_of(Process::closed_loop);
  options.population = kCount;
  Arrivals arrivals(options, {1, 0.5, 2.5});
  std::vector<int> counts(3);
  for (const std::int32_t chosen : arrivals.take(Time(0)))
    ++counts.at(static_cast<std::size_t>(chosen));
  const double shares[] = {0.25, 0.125, 0.625};
  for (std::size_t i = 0; i < 3; ++i) {
    const double tolerance = 4 * std::sqrt(kCount * shares[i] * (1 - shares[i]));
    EXPECT_NEAR(counts[i], kCount * shares[i], tolerance) << "application " << i;
  }
}

// Rule R9: job k is of the same application however the jobs before it came.
TEST(Shares, DependOnTheJobAlone) {
  const std::vector<double> shares = {1, 2, 3};
  ArrivalOptions closed_loop = options_of(Process::closed_loop);
  closed_loop.population = 20;
  Arrivals at_once(closed_loop, shares);
  const std::vector<std::int32_t> expected = at_once.take(Time(0));

  Arrivals lossy(capped(options_of(Process::poisson), 1, CapRule::drop), shares);
  std::vector<std::int32_t> chosen;
  while (chosen.size() < expected.size()) {
    const Time now = lossy->next_time();
    const std::int64_t dropped = lossy->dropped();
    for (const std::int32_t application : lossy.take(now)) chosen.push_back(application);
    if (lossy->dropped() > dropped) lossy.finish_one(now);
  }
  EXPECT_EQ(chosen, expected);
  EXPECT_GT(lossy->dropped(), 0);
}

}  // namespace
}  // namespace weft
