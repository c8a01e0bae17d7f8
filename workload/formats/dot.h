// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// Graphviz's language ("The DOT Language", graphviz.org): `digraph`, all statements, chains,
/// subgraphs as ends of edges, defaults of `node` and `edge`; HTML texts and undirected graphs are
/// refused. A node is a task. These attributes have a meaning, all others are passed over:
///
/// - of nodes: `kernel`; `times`, in us by PE, with `-` where a PE cannot run the task; or `weight`
///   or `size` (daggen, SimGrid), one time in us
/// - of edges: `data`, `weight` or `size`, in bytes
/// - of the graph: `pes`, `bandwidths` (rows divided by `;`, in MB/s), `deadline`, `period` (us)
///
/// Names of attributes are matched without regard to case.
class DotFormat final : public GraphFormat {
 public:
  std::string name() const override { return "dot"; }
  std::vector<std::string> endings() const override { return {".dot"}; }
  std::vector<std::string> other_endings() const override { return {".gv"}; }
  GraphFeatures expresses() const override;

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
