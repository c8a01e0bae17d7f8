// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/quantity.h"

namespace weft {
namespace {

std::string written(Time time) {
  char text[kMaxUsLength];
  return {text, write_us(text, time)};
}

TEST(WriteUs, IsExactToThePicosecond) {
  EXPECT_EQ(written(picoseconds(1)), "0.000001");
  EXPECT_EQ(written(picoseconds(3'000'001)), "3.000001");
  EXPECT_EQ(written(nanoseconds(500)), "0.5");
  EXPECT_EQ(written(Time::max()), "9223372036854.775807");
}

TEST(WriteUs, TrimsZerosOfTheFractionOnly) {
  EXPECT_EQ(written(Time(0)), "0");
  EXPECT_EQ(written(microseconds(100)), "100");
  EXPECT_EQ(written(nanoseconds(1'230)), "1.23");
  EXPECT_EQ(written(nanoseconds(100'001)), "100.001");
}

TEST(WriteUs, WritesNegativeTimes) {
  EXPECT_EQ(written(picoseconds(-1)), "-0.000001");
  EXPECT_EQ(written(nanoseconds(-1'500)), "-1.5");
  EXPECT_EQ(written(microseconds(-20)), "-20");
}

TEST(WriteUs, ReadsBackAsTheSameTime) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 10'000; ++i) {
    const auto count = static_cast<std::int64_t>(random() >> (3 + random() % 61));
    EXPECT_EQ(parse_quantity(written(Time(count)) + " us", Dimension::time), count);
  }
}

TEST(Time, ConvertsBetweenUnitsExactly) {
  EXPECT_EQ(microseconds(3), nanoseconds(3'000));
  EXPECT_EQ(nanoseconds(7), picoseconds(7'000));
  EXPECT_DOUBLE_EQ(to_us(nanoseconds(1'500)), 1.5);
  EXPECT_DOUBLE_EQ(to_seconds(microseconds(2'500'000)), 2.5);
}

}  // namespace
}  // namespace weft
