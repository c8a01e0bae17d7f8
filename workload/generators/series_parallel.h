// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workload/generators/generator.h"

namespace weft {

/// Random two-terminal series-parallel graphs, in the sense of vertices (Valdes, Tarjan, Lawler:
/// "The recognition of series parallel digraphs", SIAM J. Computing 11(2), 1982): one task, or two
/// such graphs side by side, or two one after the other with an edge from each exit of the first
/// to each entry of the second.
///
/// `size` tasks are split into two parts at a place drawn from all places alike, in series with
/// probability `series`, else in parallel, and so on within the parts. The first split is in
/// series, so the graph hangs together.
class SeriesParallel final : public Generator {
 public:
  std::vector<GeneratorParameter> parameters() const override;

 protected:
  GraphShape make(const GeneratorValues& values, std::uint64_t seed) const override;
};

}  // namespace weft
