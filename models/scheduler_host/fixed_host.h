// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/run_context.h"
#include "models/scheduler_host/scheduler_host.h"

namespace weft {

/// Scheduler host `fixed`: a request takes a + b x placements (rule R5). It decides on what it
/// saw when it was asked; the placements are made when the time has passed.
class FixedHost : public SchedulerHost {
 public:
  FixedHost(const sc_core::sc_module_name& name, Time per_request, Time per_placement,
            RunContext& context);

  void reset(Policy& policy) override;
  bool request(const Situation& situation, Decision& decision) override;

 private:
  void on_event();

  Time per_request_;
  Time per_placement_;
  RunContext& context_;
  sc_core::sc_event event_;
};

}  // namespace weft
