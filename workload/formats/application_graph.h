// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/application.h"
#include "workload/formats/graph_format.h"

namespace weft {

/// The graph of an application: everything but times, of which an application has none.
InterchangeGraph graph_of(const Application& application, const KernelNames& kernels);

/// Weft's own application file (workload/schema/application.schema.json), for tasks, data and
/// deadline. `application_files` writes the times beside it.
class ApplicationFormat final : public GraphFormat {
 public:
  std::string name() const override { return "weft"; }
  std::vector<std::string> endings() const override { return {".yaml"}; }
  std::vector<std::string> other_endings() const override { return {".yml"}; }
  GraphFeatures expresses() const override {
    return {GraphFeature::task_names, GraphFeature::kernels, GraphFeature::kernel_names,
            GraphFeature::data, GraphFeature::deadline};
  }

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

/// All that Weft needs to run a graph: `NAME.yaml`, the application; where the graph has times,
/// `pe_types/PE.yaml` for each PE with the kernels' times at 1 GHz, and `platform.yaml` with a
/// cluster of one PE for each on an ideal interconnect, and `workload.yaml`, which repeats the
/// application at its period, or where it has none after the time that all tasks take one after
/// the other at their slowest.
///
/// Kernels are those of `kernels_by_time`. InputError where the bandwidths of a pair of PEs differ
/// by direction, which a platform's links cannot follow, or a name cannot be a file's.
std::vector<FormatFile> application_files(const InterchangeGraph& graph);

}  // namespace weft
