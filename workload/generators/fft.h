// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workload/generators/generator.h"

namespace weft {

/// Fast Fourier transform of `points` points, a power of two (Chung, Ranka: "Applications and
/// performance analysis of a compile-time optimization approach for list scheduling algorithms on
/// distributed memory multiprocessors", SC 1992; Topcuoglu 2002, section 5.2): a binary tree of
/// 2 points - 1 recursive calls, whose leaves feed log2(points) stages of `points` butterflies.
/// Butterfly i of stage s takes from i and from i with bit s - 1 flipped of the stage before.
///
/// Work is in operations on points: a call moves its points, a butterfly takes 5 (half of a
/// complex multiplication and two additions, 10). A call sends half its points to each side; all
/// other edges carry one point.
class Fft final : public Generator {
 public:
  std::vector<GeneratorParameter> parameters() const override;
  double usual_spread() const override { return 0; }

 protected:
  GraphShape make(const GeneratorValues& values, std::uint64_t seed) const override;
};

}  // namespace weft
