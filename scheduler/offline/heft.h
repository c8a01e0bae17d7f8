// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// HEFT, heterogeneous earliest finish time (Topcuoglu, Hariri, Wu 2002, "Performance-effective
/// and low-complexity task scheduling for heterogeneous computing", IEEE TPDS 13(3)): tasks by
/// falling rank_u, each to the PE of its earliest finish, into a gap where it fits.
/// O(edges x PEs) and the search for gaps.
Schedule heft(const Problem& problem);

/// HEFT that places each task behind all that is on the PE.
Schedule heft_no_insertion(const Problem& problem);

/// HEFT with the mean communication time over all pairs of PEs, in place of data / mean bandwidth.
Schedule heft_meancost(const Problem& problem);

}  // namespace weft
