// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/timeline.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

Timeline busy_5_to_8_and_10_to_20() {
  Timeline timeline;
  timeline.take(10, 20);
  timeline.take(5, 8);
  return timeline;
}

TEST(Timeline, AppendsBehindTheLastTask) {
  const Timeline timeline = busy_5_to_8_and_10_to_20();
  EXPECT_EQ(timeline.available(), 20);
  EXPECT_EQ(timeline.earliest_start(0, 1, Insertion::none), 20);
  EXPECT_EQ(timeline.earliest_start(25, 1, Insertion::none), 25);
}

TEST(Timeline, InsertsIntoTheFirstGapThatIsLongEnough) {
  const Timeline timeline = busy_5_to_8_and_10_to_20();
  EXPECT_EQ(timeline.earliest_start(0, 5, Insertion::gaps), 0);
  EXPECT_EQ(timeline.earliest_start(1, 5, Insertion::gaps), 20);
  EXPECT_EQ(timeline.earliest_start(1, 2, Insertion::gaps), 1);
  EXPECT_EQ(timeline.earliest_start(4, 2, Insertion::gaps), 8);
  EXPECT_EQ(timeline.earliest_start(9, 1, Insertion::gaps), 9);
  EXPECT_EQ(timeline.earliest_start(9, 2, Insertion::gaps), 20);
}

TEST(Timeline, NothingOfNoLengthGoesIntoTheMidstOfATask) {
  const Timeline timeline = busy_5_to_8_and_10_to_20();
  EXPECT_EQ(timeline.earliest_start(5, 0, Insertion::gaps), 5);
  EXPECT_EQ(timeline.earliest_start(6, 0, Insertion::gaps), 8);
}

TEST(Timeline, WhatIsGivenBackIsFreeAgain) {
  Timeline timeline = busy_5_to_8_and_10_to_20();
  timeline.give_back(5, 8);
  EXPECT_EQ(timeline.earliest_start(1, 9, Insertion::gaps), 1);
  timeline.give_back(10, 20);
  EXPECT_EQ(timeline.available(), 0);
}

}  // namespace
}  // namespace weft
