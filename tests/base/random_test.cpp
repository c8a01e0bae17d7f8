// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <Random123/philox.h>
#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <set>
#include <vector>

namespace weft {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

constexpr int kDraws = 100'000;
constexpr RandomStream kStream = RandomStream::execution_noise;

using Block = std::array<std::uint32_t, 4>;

Block next_block(RandomEngine& engine) { return {engine(), engine(), engine(), engine()}; }

Block first_block(std::uint64_t seed, RandomStream stream, std::int64_t job, std::int32_t task) {
  RandomEngine engine(seed, stream, job, task);
  return next_block(engine);
}

// The line "philox4x32 10" with zeros for key and counter in Random123's kat_vectors.
TEST(RandomEngine, GivesThePublishedKnownAnswer) {
  EXPECT_THAT(first_block(0, RandomStream{0}, 0, 0),
              ElementsAre(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));
}

TEST(RandomEngine, PutsBlockTaskJobAndStreamInTheCounterAndTheSeedInTheKey) {
  RandomEngine engine(0x0123456789abcdef, RandomStream::policy, 0x00fedcba98765432, 77);
  for (std::uint32_t block = 0; block < 3; ++block) {
    const r123::Philox4x32::ctr_type expected =
        r123::Philox4x32()({{block, 77, 0x98765432, 0x04fedcba}}, {{0x89abcdef, 0x01234567}});
    EXPECT_THAT(next_block(engine),
                ElementsAre(expected[0], expected[1], expected[2], expected[3]));
  }
}

TEST(RandomEngine, SameKeyGivesTheSameNumbers) {
  RandomEngine one(7, kStream, 3, 5), other(7, kStream, 3, 5);
  for (int i = 0; i < 1'000; ++i) ASSERT_EQ(one(), other());
}

TEST(RandomEngine, EveryPartOfTheKeyCounts) {
  std::set<Block> blocks;
  int keys = 0;
  for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 32}) {
    for (const RandomStream stream : {RandomStream::arrival_gap, RandomStream::application_choice,
                                      kStream, RandomStream::policy}) {
      for (const std::int64_t job : {0LL, 1LL, 1LL << 32}) {
        for (const std::int32_t task : {0, 1, 1'000}) {
          blocks.insert(first_block(seed, stream, job, task));
          ++keys;
        }
      }
    }
  }
  EXPECT_EQ(blocks.size(), static_cast<std::size_t>(keys));
}

struct Moments {
  double mean = 0;
  double variance = 0;
};

Moments moments_of(const std::vector<double>& values) {
  Moments moments;
  const auto count = static_cast<double>(values.size());
  for (const double value : values) moments.mean += value / count;
  for (const double value : values) {
    moments.variance += (value - moments.mean) * (value - moments.mean) / count;
  }
  return moments;
}

// Draws along one key, and the first draws of many: the simulation uses both.
template <typename Draw>
std::vector<double> draws_along_key(Draw draw) {
  RandomEngine engine(1, kStream, 0);
  std::vector<double> values;
  for (int i = 0; i < kDraws; ++i) values.push_back(draw(engine));
  return values;
}
template <typename Draw>
std::vector<double> draws_across_keys(Draw draw) {
  std::vector<double> values;
  for (int job = 0; job < kDraws; ++job) {
    RandomEngine engine(1, kStream, job);
    values.push_back(draw(engine));
  }
  return values;
}

// Tolerances are four standard errors: sqrt(1 / n) for the means, sqrt((kurtosis - 1) / n) for
// the variances, where the kurtosis is 9 (exponential) and 3 (normal).
const double kMeanTolerance = 4 / std::sqrt(kDraws);

TEST(DrawExponential, HasMeanOneAndVarianceOne) {
  for (const auto& values :
       {draws_along_key(draw_exponential), draws_across_keys(draw_exponential)}) {
    EXPECT_THAT(values, Each(::testing::Ge(0)));
    EXPECT_NEAR(moments_of(values).mean, 1, kMeanTolerance);
    EXPECT_NEAR(moments_of(values).variance, 1, std::sqrt(8) * kMeanTolerance);
  }
}

TEST(DrawNormal, HasMeanZeroAndVarianceOne) {
  for (const auto& values : {draws_along_key(draw_normal), draws_across_keys(draw_normal)}) {
    EXPECT_NEAR(moments_of(values).mean, 0, kMeanTolerance);
    EXPECT_NEAR(moments_of(values).variance, 1, std::sqrt(2) * kMeanTolerance);
  }
}

TEST(DrawNormal, NeighbouringKeysAreUncorrelated) {
  const std::vector<double> values = draws_across_keys(draw_normal);
  for (const std::size_t lag : {1, 2, 16}) {
    double correlation = 0;
    for (std::size_t i = lag; i < values.size(); ++i) {
      correlation += values[i] * values[i - lag] / kDraws;
    }
    EXPECT_NEAR(correlation, 0, kMeanTolerance) << "lag " << lag;
  }
}

TEST(DrawIndex, ReachesEveryIndexEquallyOften) {
  constexpr int kCount = 5;
  std::array<int, kCount> counts = {};
  RandomEngine engine(1, RandomStream::policy, 0);
  for (int i = 0; i < kDraws; ++i)
    ++counts.at(static_cast<std::size_t>(draw_index(engine, kCount)));
  const double tolerance = 4 * std::sqrt(kDraws * 0.2 * 0.8);
  for (const int count : counts) EXPECT_NEAR(count, kDraws / kCount, tolerance);
}

TEST(DrawIndex, OfOneIsZero) {
  RandomEngine engine(1, RandomStream::policy, 0);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(draw_index(engine, 1), 0);
}

// Rule R9: the numbers are the same on every machine and stay so from version to version.
TEST(Draws, StayWhatTheyWere) {
  RandomEngine engine(1, RandomStream::arrival_gap, 0);
  EXPECT_DOUBLE_EQ(draw_exponential(engine), 0.15393420610298578);
  EXPECT_DOUBLE_EQ(draw_normal(engine), -0.40248906597113282);
  EXPECT_EQ(draw_index(engine, 1'000), 500);
}

}  // namespace
}  // namespace weft
