// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// Job file of DS3 (Arda et al.: "DS3: a system-level domain-specific system-on-chip simulation
/// framework", IEEE TC 69(8), 2020), read as `parse_ds3_application` does. Times stand in the SoC
/// file, which `weft import ds3` reads. A deadline of 0 is a placeholder and is left out.
class Ds3Format final : public GraphFormat {
 public:
  std::string name() const override { return "ds3"; }
  std::vector<std::string> endings() const override { return {".txt"}; }
  GraphFeatures expresses() const override {
    return {GraphFeature::task_names, GraphFeature::data, GraphFeature::deadline};
  }

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
