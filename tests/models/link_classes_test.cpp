// SPDX-License-Identifier: Apache-2.0
#ifdef WEFT_RTL
#include "models/scheduler_host/hardware/link_classes.h"

#include <gmock/gmock.h>

namespace weft {
namespace {

using ::testing::ElementsAre;

// PEs whose distance says how long an edge takes, once and double for two edges.
PlatformView line_of(std::int32_t pes) {
  PlatformView platform;
  platform.pes.resize(static_cast<std::size_t>(pes));
  platform.communication = CommunicationTable(2, pes, pes);
  for (std::int32_t distance = 0; distance < pes; ++distance) {
    platform.communication.set_time(EdgeId(0), distance, microseconds(distance));
    platform.communication.set_time(EdgeId(1), distance, microseconds(2 * distance));
  }
  for (std::int32_t from = 0; from < pes; ++from) {
    for (std::int32_t to = 0; to < pes; ++to) {
      platform.communication.set_path_class(PeId(from), PeId(to), std::abs(from - to));
    }
  }
  return platform;
}

TEST(LinkClasses, FewKindsKeepTheirTimes) {
  const LinkClasses links = classify_links(line_of(4), 2, 4);
  EXPECT_EQ(links.kinds, 3);
  EXPECT_THAT(links.class_of[0], ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(links.class_of[2], ElementsAre(2, 1, 0, 1));
  EXPECT_THAT(links.times[1], ElementsAre(microseconds(2), microseconds(4)));
}

// Distances 1, 2, 3 with 6, 4, 2 pairs of PEs: to join 2 and 3 costs (4 x 2) / 6 x 3^2 = 12, to
// join 1 and 2 (6 x 4) / 10 x 3^2 = 21.6 squared microseconds.
TEST(LinkClasses, TooManyKindsAreJoinedWhereItCostsLeast) {
  const LinkClasses links = classify_links(line_of(4), 2, 2);
  EXPECT_EQ(links.kinds, 3);
  EXPECT_THAT(links.class_of[0], ElementsAre(0, 1, 2, 2));
  EXPECT_THAT(links.times[0], ElementsAre(microseconds(1), microseconds(2)));
  // The mean over six pairs, 4 of distance 2 and 2 of distance 3, rounded down to a picosecond.
  EXPECT_THAT(links.times[1], ElementsAre(Time(2333333), Time(4666666)));
}

TEST(LinkClasses, PathsWithoutCostAreClassZero) {
  PlatformView platform = line_of(2);
  platform.communication.set_time(EdgeId(0), 1, Time(0));
  platform.communication.set_time(EdgeId(1), 1, Time(0));
  const LinkClasses links = classify_links(platform, 2, 4);
  EXPECT_EQ(links.kinds, 0);
  EXPECT_THAT(links.class_of[0], ElementsAre(0, 0));
}

}  // namespace
}  // namespace weft
#endif
