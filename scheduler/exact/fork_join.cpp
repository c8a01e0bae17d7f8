// SPDX-License-Identifier: Apache-2.0
#include "scheduler/exact/fork_join.h"

#include <algorithm>

namespace weft {

namespace {

/// When the first `count` branches are done, one after the other; kNoTicks where one cannot be.
Ticks done_locally(std::vector<Branch>& branches, std::size_t count, Ticks from) {
  const auto end = branches.begin() + static_cast<std::ptrdiff_t>(count);
  std::sort(branches.begin(), end,
            [](const Branch& a, const Branch& b) { return a.release < b.release; });
  Ticks time = from;
  for (auto branch = branches.begin(); branch != end; ++branch) {
    if (branch->work == kNoTicks) return kNoTicks;
    time = std::max(time, branch->release) + branch->work;
  }
  return time;
}

}  // namespace

Ticks least_meeting(std::vector<Branch>& branches, Ticks from) {
  std::sort(branches.begin(), branches.end(),
            [](const Branch& a, const Branch& b) { return a.elsewhere > b.elsewhere; });
  Ticks least = kNoTicks;
  for (std::size_t local = 0; local <= branches.size(); ++local) {
    // Sorting the local branches by release leaves the others, from `local` on, as they are.
    const Ticks here = done_locally(branches, local, from);
    if (here >= least) break;
    const Ticks there = local < branches.size() ? branches[local].elsewhere : from;
    least = std::min(least, std::max(here, there));
    if (there <= here) break;
  }
  return least;
}

}  // namespace weft
