// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// Abstract workflow of Pegasus in XML (DAX schema 2.1 to 3.6; Deelman et al., Future Generation
/// Computer Systems 46, 2015), with the attribute `runtime` of the workflow generator of Bharathi
/// et al. (WORKS 2008).
///
/// A job is a task: its id the name, its name the kernel. An edge stands for <child> and <parent>
/// and carries the files that the parent <uses> as output and the child as input.
class DaxFormat final : public GraphFormat {
 public:
  std::string name() const override { return "dax"; }
  std::vector<std::string> endings() const override { return {".dax"}; }
  std::vector<std::string> other_endings() const override { return {".xml"}; }
  GraphFeatures expresses() const override {
    return {GraphFeature::task_names, GraphFeature::kernels, GraphFeature::kernel_names,
            GraphFeature::times, GraphFeature::data};
  }

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
