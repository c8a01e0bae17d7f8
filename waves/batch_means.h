// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace weft {

/// Mean of a steady-state series with a confidence interval from batch means (rule R11; Law,
/// "Simulation Modeling and Analysis", ch. 9.5): the series is cut into batches that are long
/// enough to be nearly independent, and Student's t is applied to their means.
///
/// Memory is constant: when 64 batches are full, neighbours merge, so there are always 32 to 64
/// of them. Below 64 values each is a batch of its own.
class BatchMeans {
 public:
  void add(double value);

  std::int64_t count() const { return count_; }
  double mean() const { return count_ == 0 ? 0 : sum_ / static_cast<double>(count_); }
  /// Half the width of the 95 % interval; none below two full batches.
  std::optional<double> half_width_95() const;

 private:
  static constexpr std::size_t kMostBatches = 64;

  void merge_neighbours();

  std::int64_t count_ = 0;
  double sum_ = 0;
  std::int64_t batch_size_ = 1;
  std::int64_t in_open_batch_ = 0;
  double open_sum_ = 0;
  std::vector<double> batch_sums_;
};

/// The half width of the 95 % interval of the mean of independent values; none below two.
std::optional<double> half_width_95(const std::vector<double>& values);

}  // namespace weft
