// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scheduler/offline/problem.h"

namespace weft {

/// Mean execution and communication times of a problem as whole numbers in 1/scale tick, so that
/// sums of them (ranks, levels, critical paths) are compared exactly and a tie is a tie.
///
/// A mean execution time is over the PEs that can run the task. The scale is the least common
/// multiple of the numbers of such PEs times the denominator of the mean communication times; in
/// the freak case that the sums would not fit 110 bits it is 2^32, and means are rounded down.
class Means {
 public:
  /// Communication by the problem's own rule (Problem::mean_communication_numerator).
  explicit Means(const Problem& problem);
  /// Communication as the mean of an edge's times over all ordered pairs of PEs.
  static Means over_pairs(const Problem& problem);

  Wide execution(TaskId task) const { return execution_[task.index()]; }
  Wide communication(EdgeId edge) const { return communication_[edge.index()]; }
  /// How many units make a tick.
  Wide scale() const { return scale_; }

 private:
  Means(const Problem& problem, const std::vector<Wide>& numerators, Wide denominator);

  std::vector<Wide> execution_;      // by task
  std::vector<Wide> communication_;  // by edge
  Wide scale_ = 1;
};

}  // namespace weft
