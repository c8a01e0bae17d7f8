// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/graph_format.h"

namespace weft {

/// Application of CEDR in JSON (Mack et al.: "CEDR: a compiler-integrated, extensible DSSoC
/// runtime", ACM TECS 22(2), 2023; the application files of its repository).
///
/// `DAG` maps a task's name to its `predecessors` and `successors` (`name`, `edgecost`), which
/// must agree, and to the `platforms` (`name`, `nodecost`, `runfunc`) that can run it. A platform
/// is a PE, the first runfunc the kernel. The format gives no units: a nodecost is taken as
/// microseconds, an edgecost as bytes. Shared object, variables and arguments are left out.
class CedrFormat final : public GraphFormat {
 public:
  std::string name() const override { return "cedr"; }
  std::vector<std::string> endings() const override { return {".json"}; }
  GraphFeatures expresses() const override;
  GraphFeatures needs() const override { return {GraphFeature::times}; }
  bool recognises(const std::string& text) const override {
    return text.find("\"DAG\"") != std::string::npos;
  }

 protected:
  std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const override;
  std::vector<std::string> print(const InterchangeGraph& graph) const override;
};

}  // namespace weft
