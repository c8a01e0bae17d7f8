// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// WfFormat 1.5, the JSON of WfCommons (Coleman et al.: "WfCommons: a framework for enabling
/// scientific workflow research and development", Future Generation Computer Systems 128, 2022;
/// wfcommons-schema.json of the repository WfFormat).
///
/// A task's name is its id, its kernel the program of its command, or its name where no execution
/// is recorded. An edge stands for `parents` and `children`, which must agree, and carries the
/// files that the parent writes and the child reads.
class WfFormat final : public GraphFormat {
 public:
  std::string name() const override { return "wfformat"; }
  std::vector<std::string> endings() const override { return {".json"}; }
  GraphFeatures expresses() const override {
    return {GraphFeature::task_names, GraphFeature::kernels, GraphFeature::kernel_names,
            GraphFeature::times, GraphFeature::data};
  }
  bool recognises(const std::string& text) const override {
    return text.find("\"schemaVersion\"") != std::string::npos;
  }

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
