// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// Standard Task Graph Set (Tobita, Kasahara: "A standard task graph set for fair evaluation of
/// multiprocessor scheduling algorithms", J. Scheduling 5, 2002; format page of the set).
///
/// The first line is the number of tasks, then a line for each: number, processing time, number of
/// predecessors, the predecessors. In the variant with communication costs the predecessors
/// follow on lines of their own, as number and cost. Task 0 and the last one are dummies that are
/// not counted; they take no time and are left out. `#` begins a comment.
class StgFormat final : public GraphFormat {
 public:
  std::string name() const override { return "stg"; }
  std::vector<std::string> endings() const override { return {".stg"}; }
  GraphFeatures expresses() const override { return {GraphFeature::times, GraphFeature::data}; }
  GraphFeatures needs() const override { return {GraphFeature::times}; }

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
