// SPDX-License-Identifier: Apache-2.0
#include "waves/batch_means.h"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>

namespace weft {

void BatchMeans::add(double value) {
  ++count_;
  sum_ += value;
  open_sum_ += value;
  if (++in_open_batch_ < batch_size_) return;
  batch_sums_.push_back(open_sum_);
  open_sum_ = 0;
  in_open_batch_ = 0;
  if (batch_sums_.size() == kMostBatches) merge_neighbours();
}

std::optional<double> BatchMeans::half_width_95() const {
  std::vector<double> means;
  for (const double sum : batch_sums_) means.push_back(sum / static_cast<double>(batch_size_));
  return weft::half_width_95(means);
}

void BatchMeans::merge_neighbours() {
  for (std::size_t i = 0; i < kMostBatches / 2; ++i) {
    batch_sums_[i] = batch_sums_[2 * i] + batch_sums_[2 * i + 1];
  }
  batch_sums_.resize(kMostBatches / 2);
  batch_size_ *= 2;
}

std::optional<double> half_width_95(const std::vector<double>& values) {
  if (values.size() < 2) return std::nullopt;
  const auto count = static_cast<double>(values.size());
  const double variance = boost::math::statistics::sample_variance(values);
  const boost::math::students_t distribution(count - 1);
  return boost::math::quantile(distribution, 0.975) * std::sqrt(variance / count);
}

}  // namespace weft
