// SPDX-License-Identifier: Apache-2.0
#include "workload/noise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace weft {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr int kJobs = 100'000;
constexpr Time kNominal = microseconds(10);

struct Moments {
  double mean = 0;
  double deviation = 0;
};

// Of the factor on kNominal over many jobs.
Moments moments_of(const Noise& noise) {
  double sum = 0, squares = 0;
  for (int job = 0; job < kJobs; ++job) {
    const double factor =
        to_us(noise.apply(kNominal, kSeed, JobId(job), TaskId(0))) / to_us(kNominal);
    sum += factor / kJobs;
    squares += factor * factor / kJobs;
  }
  return {sum, std::sqrt(squares - sum * sum)};
}

TEST(Noise, HasTheMeanAndDeviationAskedFor) {
  const Moments moments = moments_of({0.1});
  EXPECT_NEAR(moments.mean, 1, 4 * 0.1 / std::sqrt(kJobs));
  EXPECT_NEAR(moments.deviation, 0.1, 4 * 0.1 / std::sqrt(2 * kJobs));
}

// The normal distribution of mean 1 and deviation 1, cut at zero, has the mean 1 + f(1) / F(1).
TEST(Noise, IsDrawnAgainWhereItIsNotPositive) {
  EXPECT_NEAR(moments_of({1}).mean, 1 + 0.2419707 / 0.8413447, 4 / std::sqrt(kJobs));
}

TEST(Noise, ExponentialHasTheMeanAndDeviationOne) {
  const Moments moments = moments_of({0, Noise::Distribution::exponential});
  EXPECT_NEAR(moments.mean, 1, 4 / std::sqrt(kJobs));
  EXPECT_NEAR(moments.deviation, 1, 4 * std::sqrt(8.0 / kJobs) / 2);  // kurtosis 9
}

TEST(Noise, LeavesTimePositive) {
  const Noise noise{1};
  for (int job = 0; job < kJobs; ++job) {
    ASSERT_GT(noise.apply(Time(1), kSeed, JobId(job), TaskId(0)), Time(0));
  }
}

TEST(Noise, LeavesZeroAndQuietTimesAlone) {
  EXPECT_EQ((Noise{0.5}.apply(Time(0), kSeed, JobId(3), TaskId(0))), Time(0));
  EXPECT_EQ((Noise{0}.apply(kNominal, kSeed, JobId(3), TaskId(0))), kNominal);
}

TEST(Noise, IsKeyedBySeedJobAndTask) {
  const Noise noise{0.1};
  std::set<Time> times;
  for (const std::uint64_t seed : {1, 2}) {
    for (const int job : {0, 1, 2}) {
      for (const int task : {0, 1, 2}) {
        const Time time = noise.apply(kNominal, seed, JobId(job), TaskId(task));
        EXPECT_EQ(time, noise.apply(kNominal, seed, JobId(job), TaskId(task)));
        times.insert(time);
      }
    }
  }
  EXPECT_EQ(times.size(), 18u);
}

// Common random numbers (rule R9): a task that is twice as long meets the same factor.
TEST(Noise, IsAFactorThatDoesNotDependOnTheTime) {
  const Noise noise{0.3};
  for (int job = 0; job < 100; ++job) {
    const Time once = noise.apply(kNominal, kSeed, JobId(job), TaskId(1));
    const Time twice = noise.apply(2 * kNominal, kSeed, JobId(job), TaskId(1));
    EXPECT_NEAR(static_cast<double>((twice - 2 * once).count()), 0, 2);
  }
}

}  // namespace
}  // namespace weft
