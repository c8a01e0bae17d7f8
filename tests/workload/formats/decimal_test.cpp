// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/decimal.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(Decimal, ScalesExactly) {
  EXPECT_EQ(scaled_decimal("61.7681", kMicroseconds), 61'768'100);
  EXPECT_EQ(scaled_decimal("1.5e-3", kSeconds), 1'500'000'000);
  EXPECT_EQ(scaled_decimal("1E+2", 0), 100);
  EXPECT_EQ(scaled_decimal("0.0000000000000000000000000001", kSeconds), 0);
  EXPECT_EQ(scaled_decimal("00012", 0), 12);
  EXPECT_EQ(scaled_decimal(".5", 1), 5);
}

TEST(Decimal, RoundsHalfUp) {
  EXPECT_EQ(scaled_decimal("2.4999999999999999999", 0), 2);
  EXPECT_EQ(scaled_decimal("2.5", 0), 3);
  EXPECT_EQ(scaled_decimal("0.5", 0), 1);
  EXPECT_EQ(scaled_decimal("0.05", 0), 0);
  EXPECT_EQ(scaled_decimal("9.99", 1), 100);
}

TEST(Decimal, RefusesWhatIsNoNumberOrTooLarge) {
  for (const char* text : {"", ".", "-1", "+1", "1.2.3", "1e", "e5", "1e999", "nan", "inf", "0x10",
                           "1 ", "2305843009213693952", "99999999999999999999"}) {
    EXPECT_EQ(scaled_decimal(text, 0), std::nullopt) << text;
  }
  EXPECT_EQ(scaled_decimal(std::string(1000, '1'), 0), std::nullopt);
}

TEST(Decimal, TextIsShortAndExact) {
  for (const std::int64_t value :
       {0LL, 1LL, 1'000'000LL, 12'500'000LL, 61'768'100LL, 123'456'789'012'345'678LL}) {
    for (const int power : {0, 6, 12}) {
      EXPECT_EQ(scaled_decimal(decimal_text(value, power), power), value);
    }
  }
  EXPECT_EQ(decimal_text(12'500'000, 6), "12.5");
  EXPECT_EQ(decimal_text(1, 6), "0.000001");
}

}  // namespace
}  // namespace weft
