// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>

#include "models/data_path/data_path.h"
#include "models/run_context.h"

namespace weft {

/// Data movement at fidelity `ideal`: a fixed latency and bandwidth for each pair of PEs and no
/// contention, as in DS3 and in the cost model of list scheduling.
class IdealDataPath : public sc_core::sc_module, public DataPathIf {
 public:
  IdealDataPath(const sc_core::sc_module_name& name, RunContext& context)
      : sc_module(name), context_(context) {}

  Time fetch(const TaskDescriptor& consumer, PeId to, std::int64_t ticket) override;
  void task_ended(const TaskEnd& /*task*/, PeId /*pe*/) override {}

 private:
  void report(const TaskDescriptor& consumer, const Edge& input, PeId to, Time begin, Time end);

  RunContext& context_;
};

}  // namespace weft
