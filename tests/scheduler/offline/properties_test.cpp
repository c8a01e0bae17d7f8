// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scheduler/offline/registry.h"
#include "scheduler/offline/validity.h"
#include "tests/scheduler/offline/random_problem.h"

namespace weft {
namespace {

/// The policies that may execute a task more than once.
Duplicates duplicates_of(const std::string& policy) {
  return policy == "dbus" ? Duplicates::allowed : Duplicates::forbidden;
}

TEST(OfflinePolicies, GiveValidSchedulesOnTenThousandRandomProblems) {
  for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
    const Problem problem = random_problem(seed);
    for (const auto& policy : offline_policies().entries()) {
      const Schedule schedule = policy.make(problem);
      for (const Violation& found : violations(problem, schedule, duplicates_of(policy.name))) {
        ADD_FAILURE() << policy.name << ", seed " << seed << ": " << found.message;
      }
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace weft
