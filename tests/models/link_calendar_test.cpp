// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/link_calendar.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace weft {
namespace {

TEST(LinkCalendar, ServesOneAfterTheOther) {
  LinkCalendar calendar;
  EXPECT_EQ(calendar.reserve(Time(5), Time(10), Time(0)), Time(5));
  EXPECT_EQ(calendar.reserve(Time(6), Time(10), Time(0)), Time(15));
  calendar.hold(Time(50));
  EXPECT_EQ(calendar.reserve(Time(6), Time(10), Time(0)), Time(50));
}

TEST(LinkCalendar, FillsGapsBeforeWhatIsReservedFarAhead) {
  LinkCalendar calendar;
  EXPECT_EQ(calendar.reserve(Time(100), Time(10), Time(0)), Time(100));
  EXPECT_EQ(calendar.reserve(Time(5), Time(10), Time(0)), Time(5));
  EXPECT_EQ(calendar.reserve(Time(5), Time(10), Time(0)), Time(15));
  EXPECT_EQ(calendar.reserve(Time(5), Time(80), Time(0)), Time(110));  // too long for the gap
  EXPECT_EQ(calendar.reserve(Time(5), Time(75), Time(0)), Time(25));   // just fits
  EXPECT_EQ(calendar.reserve(Time(0), Time(5), Time(0)), Time(0));
  EXPECT_EQ(calendar.reserve(Time(0), Time(5), Time(0)), Time(190));  // nothing is left
}

TEST(LinkCalendar, ForgetsTheGapsThatArePast) {
  LinkCalendar calendar;
  calendar.reserve(Time(100), Time(10), Time(0));
  EXPECT_EQ(calendar.reserve(Time(100), Time(10), Time(100)), Time(110));
}

// Against every reservation kept in a list.
TEST(LinkCalendar, NeverReservesATimeTwiceAndAlwaysTheFirst) {
  std::mt19937 random(1);
  LinkCalendar calendar;
  std::vector<std::pair<Time, Time>> reserved;
  Time now(0);
  for (int i = 0; i < 3000; ++i) {
    now += Time(random() % 20);
    const Time at = now + Time(random() % 100), occupancy(1 + random() % 12);
    Time expected = at;
    for (bool free = false; !free;) {
      free = true;
      for (const auto& [begin, end] : reserved) {
        if (expected < end && begin < expected + occupancy) {
          expected = end;
          free = false;
        }
      }
    }
    ASSERT_EQ(calendar.reserve(at, occupancy, now), expected) << i;
    reserved.emplace_back(expected, expected + occupancy);
  }
}

}  // namespace
}  // namespace weft
