// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/scheduler_host/scheduler_host.h"

namespace weft {

/// Scheduler host `ideal`: decisions take no time (rule R5).
class IdealHost : public SchedulerHost {
 public:
  using SchedulerHost::SchedulerHost;

  bool request(const Situation& situation, Decision& decision) override {
    policy().decide(situation, decision);
    return true;
  }
};

}  // namespace weft
