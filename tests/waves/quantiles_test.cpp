// SPDX-License-Identifier: Apache-2.0
#include "waves/quantiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace weft {
namespace {

constexpr std::size_t kMostExact = 32'768;

TEST(Quantiles, InterpolateBetweenOrderStatistics) {
  Quantiles quantiles;
  for (const double value : {40, 10, 30, 20}) quantiles.add(value);
  EXPECT_DOUBLE_EQ(quantiles.quantile(0), 10);
  EXPECT_DOUBLE_EQ(quantiles.quantile(0.5), 25);
  EXPECT_DOUBLE_EQ(quantiles.quantile(0.9), 37);
  EXPECT_DOUBLE_EQ(quantiles.quantile(1), 40);
}

TEST(Quantiles, OfNothingAreZero) { EXPECT_EQ(Quantiles().quantile(0.5), 0); }

TEST(Quantiles, OfOneValueAreThatValue) {
  Quantiles quantiles;
  quantiles.add(7);
  for (const double p : {0.0, 0.5, 1.0}) EXPECT_DOUBLE_EQ(quantiles.quantile(p), 7);
}

TEST(Quantiles, ValuesMayFollowAQuestion) {
  Quantiles quantiles;
  for (const double value : {3, 1}) quantiles.add(value);
  EXPECT_DOUBLE_EQ(quantiles.quantile(1), 3);
  quantiles.add(2);
  EXPECT_DOUBLE_EQ(quantiles.quantile(0.5), 2);
  EXPECT_DOUBLE_EQ(quantiles.quantile(1), 3);
}

/// A series that spans some five decades, as the latencies of an overloaded system do.
std::vector<double> wide_series(std::size_t length) {
  RandomEngine engine(1, RandomStream::policy, 0);
  std::vector<double> values;
  while (values.size() < length) values.push_back(std::exp(5 + 2 * draw_normal(engine)));
  return values;
}

/// The sorted values on either side of the place that a share `p` ends at.
struct Neighbours {
  double lower, upper;
  double fraction;  // of the way from one to the other
};

Neighbours neighbours(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  const double position = p * static_cast<double>(values.size() - 1);
  const auto lower = static_cast<std::size_t>(position);
  return {values[lower], values[std::min(lower + 1, values.size() - 1)],
          position - std::floor(position)};
}

Quantiles quantiles_of(const std::vector<double>& values) {
  Quantiles quantiles;
  for (const double value : values) quantiles.add(value);
  return quantiles;
}

constexpr double kShares[] = {0, 0.01, 0.5, 0.95, 0.99, 1};

TEST(Quantiles, AreExactUpToTheirLimit) {
  const std::vector<double> values = wide_series(kMostExact);
  const Quantiles quantiles = quantiles_of(values);
  for (const double p : kShares) {
    const Neighbours at = neighbours(values, p);
    const double expected = at.lower + at.fraction * (at.upper - at.lower);
    EXPECT_DOUBLE_EQ(quantiles.quantile(p), expected) << "p = " << p;
  }
}

TEST(Quantiles, AreWithinATenthOfAPercentBeyondIt) {
  for (const std::size_t length : {kMostExact + 1, std::size_t{200'000}}) {
    const std::vector<double> values = wide_series(length);
    const Quantiles quantiles = quantiles_of(values);
    for (const double p : kShares) {
      const Neighbours at = neighbours(values, p);
      EXPECT_GE(quantiles.quantile(p), at.lower * 0.999) << "p = " << p << " of " << length;
      EXPECT_LE(quantiles.quantile(p), at.upper * 1.001) << "p = " << p << " of " << length;
    }
  }
}

TEST(Quantiles, ValuesBeyondTheHistogramCountAtItsEnds) {
  Quantiles quantiles;
  for (std::size_t i = 0; i <= kMostExact; ++i) quantiles.add(i % 2 == 0 ? 0 : 1e12);
  EXPECT_NEAR(quantiles.quantile(0.25), 1e-3, 1e-6);
  EXPECT_NEAR(quantiles.quantile(0.75), 1e9, 1e6);
}

}  // namespace
}  // namespace weft
