// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// Matrices in JSON, `sched-oracle-1`: `exec[i][p]` whole ticks of task i on PE p, or null;
/// `edges[{src, dst, data}]`; `bandwidth[p][q]` in data a tick, the diagonal free. The same facts
/// as a problem instance of SAGA (Coleman, Krishnamachari: "PISA", 2024). References to schedules
/// are left out; weft::read_sched_oracle (scheduler/offline) reads them.
///
/// A tick is 1 us. Bandwidths that are all 1 are the default of an InterchangeGraph.
class SchedOracleFormat final : public GraphFormat {
 public:
  std::string name() const override { return "sched-oracle"; }
  std::vector<std::string> endings() const override { return {".json"}; }
  GraphFeatures expresses() const override {
    return {GraphFeature::times, GraphFeature::pe_times, GraphFeature::data,
            GraphFeature::bandwidths};
  }
  GraphFeatures needs() const override { return {GraphFeature::times}; }
  bool recognises(const std::string& text) const override {
    return text.find("\"sched-oracle-1\"") != std::string::npos;
  }

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
