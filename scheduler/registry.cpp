// SPDX-License-Identifier: Apache-2.0
#include "scheduler/registry.h"

#include "scheduler/online/edf.h"
#include "scheduler/online/eft.h"
#include "scheduler/online/etf.h"
#include "scheduler/online/fcfs.h"
#include "scheduler/online/heft_rt.h"
#include "scheduler/online/met.h"
#include "scheduler/online/minmin.h"
#include "scheduler/online/random.h"
#include "scheduler/online/rank_u.h"
#include "scheduler/online/round_robin.h"
#include "scheduler/online/stf.h"

namespace weft {

const Registry<std::unique_ptr<Policy>()>& policies() {
  static const Registry<std::unique_ptr<Policy>()> registry(
      "policy",
      {
          {"FCFS", "first come, first served, on the lowest idle PE", std::make_unique<Fcfs>},
          {"RoundRobin", "each task to the next PE that supports it", std::make_unique<RoundRobin>},
          {"Random", "each task to any PE that supports it", std::make_unique<Random>},
          {"MET", "minimum execution time (Braun 2001)", std::make_unique<Met>},
          {"EFT", "earliest finish time of each task in turn (DS3)", std::make_unique<Eft>},
          {"MCT", "minimum completion time (Braun 2001); the same rule as EFT",
           std::make_unique<Eft>},
          {"ETF", "earliest finish over all ready tasks and PEs (DS3)", std::make_unique<Etf>},
          {"STF", "shortest task first (DS3)", std::make_unique<Stf>},
          {"MinMin", "earliest finish first, bound as PEs fall idle (Maheswaran 1999)",
           std::make_unique<MinMin>},
          {"HEFT_RT", "longest mean execution first, then EFT (Mack 2022)",
           std::make_unique<HeftRt>},
          {"RANK_U", "largest upward rank first, then EFT (Topcuoglu 2002)",
           std::make_unique<RankU>},
          {"EDF", "earliest deadline first, then EFT (Liu 1973)", std::make_unique<Edf>},
      });
  return registry;
}

}  // namespace weft
