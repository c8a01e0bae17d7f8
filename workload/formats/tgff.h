// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// TGFF (Dick, Rhodes, Wolf: "TGFF: task graphs for free", CODES 1998; output of version 3.5).
///
/// A file may hold many graphs, each with a period. A task's TYPE is the row of the tables of PEs
/// that has its time; an arc's TYPE is the row of the first table whose name begins with COMMUN,
/// which has its volume. Every other table is a PE. The comment above a table's rows names its
/// columns: a time stands under `exec_time` or another name that ends in `time`, a volume under
/// `quantity` or else a time, and a row whose `valid` is 0 is a type that the PE cannot run.
///
/// Where no two tasks of a file share a type, a task's kernel is its name, else `type<n>`. Of
/// several hard deadlines the latest is that of the graph; soft ones are left out.
class TgffFormat final : public GraphFormat {
 public:
  std::string name() const override { return "tgff"; }
  std::vector<std::string> endings() const override { return {".tgff"}; }
  GraphFeatures expresses() const override;

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
