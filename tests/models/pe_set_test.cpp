// SPDX-License-Identifier: Apache-2.0
#include "models/dispatcher/pe_set.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

std::vector<int> members(const PeSet& set) {
  std::vector<int> all;
  set.for_each([&](PeId pe) { all.push_back(pe.value()); });
  return all;
}

TEST(PeSet, IsWalkedInTheOrderOfPesEachOnce) {
  PeSet set(130);
  for (const int pe : {129, 63, 0, 64, 63}) set.add(PeId(pe));
  EXPECT_EQ(members(set), (std::vector<int>{0, 63, 64, 129}));
  set.clear();
  EXPECT_EQ(members(set), std::vector<int>{});
}

}  // namespace
}  // namespace weft
