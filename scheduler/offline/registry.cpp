// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/registry.h"

#include "scheduler/offline/bil.h"
#include "scheduler/offline/clustered.h"
#include "scheduler/offline/cpop.h"
#include "scheduler/offline/dbus.h"
#include "scheduler/offline/dls.h"
#include "scheduler/offline/etf.h"
#include "scheduler/offline/fcp.h"
#include "scheduler/offline/flb.h"
#include "scheduler/offline/heft.h"
#include "scheduler/offline/hlfet.h"
#include "scheduler/offline/hsv_cc.h"
#include "scheduler/offline/ipeft.h"
#include "scheduler/offline/lookahead_heft.h"
#include "scheduler/offline/maxmin.h"
#include "scheduler/offline/mcp.h"
#include "scheduler/offline/mct.h"
#include "scheduler/offline/met.h"
#include "scheduler/offline/minmin.h"
#include "scheduler/offline/olb.h"
#include "scheduler/offline/peft.h"
#include "scheduler/offline/sufferage.h"

namespace weft {

const Registry<Schedule(const Problem&)>& offline_policies() {
  static const Registry<Schedule(const Problem&)> registry(
      "offline policy",
      {
          {"heft", "rank_u, earliest finish, insertion (Topcuoglu 2002)", heft},
          {"heft_no_insertion", "HEFT that only appends", heft_no_insertion},
          {"heft_meancost", "HEFT with communication averaged over pairs of PEs", heft_meancost},
          {"cpop", "critical path on one PE (Topcuoglu 2002)", cpop},
          {"peft", "optimistic cost table (Arabnejad 2014)", peft},
          {"lookahead_heft", "HEFT by the children's earliest finish (Bittencourt 2010)",
           lookahead_heft},
          {"ipeft", "pessimistic and critical node cost tables (Zhou 2017)", ipeft},
          {"hsv_cc", "finish x distance to an exit (Xie 2015)", hsv_cc},
          {"dls", "dynamic level (Sih 1993)", dls},
          {"hlfet", "highest static level first (Adam 1974)", hlfet},
          {"mcp", "latest start times of a task and its descendants (Wu 1990)", mcp},
          {"etf", "earliest start first (Hwang 1989)", earliest_task_first},
          {"bil", "best imaginary level (Oh 1996)", bil},
          {"fcp", "short priority list, two PEs a task (Radulescu 1999)", fcp},
          {"flb", "two tasks and PEs a step, earliest finish (Radulescu 1999)", flb},
          {"minmin", "earliest finish first, batch by batch (Braun 2001)", minmin},
          {"minmin_stepwise", "MinMin over all ready tasks", minmin_stepwise},
          {"maxmin", "latest earliest finish first, batch by batch (Braun 2001)", maxmin},
          {"maxmin_stepwise", "MaxMin over all ready tasks", maxmin_stepwise},
          {"sufferage", "largest loss by the second best PE first (Maheswaran 1999)", sufferage},
          {"met", "minimum execution time, in index order (Braun 2001)", minimum_execution_time},
          {"mct", "minimum completion time, in index order (Braun 2001)", minimum_completion_time},
          {"olb", "first available PE, in index order (Braun 2001)", opportunistic_load_balancing},
          {"dbus", "bottom-up with duplication (Bozdag 2006)", dbus},
          {"clustered", "graph partitioning after Kernighan-Lin and Fiduccia-Mattheyses",
           clustered},
      });
  return registry;
}

}  // namespace weft
