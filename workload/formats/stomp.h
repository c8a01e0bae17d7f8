// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// DAG of STOMP (Vega et al.: "STOMP: a tool for evaluation of scheduling policies in heterogeneous
/// multi-processors", 2020; inputs/INPUTS.md of its repository): the edges in GraphML, the costs in
/// a CSV file with the header `type,P1,...` and a line for each task, in the order of the GraphML
/// file's nodes: task type, share of the deadline, and a time for each type of server or `None`.
///
/// A node's id is the task's name, its type the kernel. The format gives no unit: a time is taken
/// as microseconds. Shares of deadlines are left out and written as 1; no data goes along edges.
class StompFormat final : public GraphFormat {
 public:
  std::string name() const override { return "stomp"; }
  std::vector<std::string> endings() const override { return {".graphml", ".csv"}; }
  GraphFeatures expresses() const override {
    return {GraphFeature::task_names, GraphFeature::kernels,  GraphFeature::kernel_names,
            GraphFeature::times,      GraphFeature::pe_times, GraphFeature::pe_names};
  }
  GraphFeatures needs() const override { return {GraphFeature::times}; }

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
