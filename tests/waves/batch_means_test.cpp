// SPDX-License-Identifier: Apache-2.0
#include "waves/batch_means.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"

namespace weft {
namespace {

constexpr RandomStream kStream = RandomStream::policy;

TEST(BatchMeans, MeanIsOverAllValues) {
  BatchMeans means;
  EXPECT_EQ(means.mean(), 0);
  for (int i = 1; i <= 1'001; ++i) means.add(i);  // the last ones stand in an open batch
  EXPECT_DOUBLE_EQ(means.mean(), 501);
  EXPECT_EQ(means.count(), 1'001);
}

TEST(BatchMeans, IntervalNeedsTwoValues) {
  BatchMeans means;
  EXPECT_FALSE(means.half_width_95().has_value());
  means.add(1);
  EXPECT_FALSE(means.half_width_95().has_value());
  means.add(2);
  EXPECT_TRUE(means.half_width_95().has_value());
}

TEST(BatchMeans, FewValuesAreBatchesOfTheirOwn) {
  BatchMeans means;
  for (const double value : {1, 2, 3, 4}) means.add(value);
  // t(3; 0.975) = 3.182446, sample deviation sqrt(5 / 3)
  EXPECT_NEAR(*means.half_width_95(), 3.182446 * std::sqrt(5.0 / 3) / 2, 1e-5);
}

// Of 0, 1, ... 63 the means of neighbours are 0.5, 2.5, ... 62.5: t(31; 0.975) = 2.039513, sample
// variance 352.
TEST(BatchMeans, NeighboursMergeWhereThereAreSixtyFour) {
  BatchMeans means;
  for (int i = 0; i < 64; ++i) means.add(i);
  EXPECT_NEAR(*means.half_width_95(), 2.039513 * std::sqrt(352.0 / 32), 1e-5);
}

TEST(BatchMeans, EqualValuesHaveNoWidth) {
  BatchMeans means;
  for (int i = 0; i < 1'000; ++i) means.add(7);
  EXPECT_DOUBLE_EQ(*means.half_width_95(), 0);
}

// The share of series whose interval holds the true mean, zero.
template <typename Next>
double coverage(int series, int length, Next next) {
  int holding = 0;
  for (int i = 0; i < series; ++i) {
    RandomEngine engine(1, kStream, i);
    BatchMeans means;
    double value = 0;
    for (int k = 0; k < length; ++k) means.add(value = next(engine, value));
    holding += std::abs(means.mean()) <= *means.half_width_95() ? 1 : 0;
  }
  return holding / static_cast<double>(series);
}

TEST(BatchMeans, IntervalsOfIndependentValuesHoldTheMeanInNineteenOfTwenty) {
  const auto normal = [](RandomEngine& engine, double) { return draw_normal(engine); };
  for (const int length : {10, 63, 64, 500}) {
    const double covered = coverage(1'000, length, normal);
    EXPECT_GE(covered, 0.92) << length;
    EXPECT_LE(covered, 0.98) << length;
  }
}

// Latencies of neighbouring jobs resemble each other. Taken for independent, these would give
// intervals that hold the mean in a third of the cases; whole batches are nearly independent.
TEST(BatchMeans, IntervalsOfCorrelatedValuesHoldTheMeanToo) {
  const auto correlated = [](RandomEngine& engine, double last) {
    return 0.9 * last + draw_normal(engine);
  };
  EXPECT_GE(coverage(200, 10'000, correlated), 0.89);
}

}  // namespace
}  // namespace weft
