// SPDX-License-Identifier: Apache-2.0
#include "base/quantity.h"

#include <gmock/gmock.h>

#include <random>
#include <stdexcept>
#include <string>

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

constexpr Dimension kDimensions[] = {
    Dimension::time,        Dimension::frequency, Dimension::data,
    Dimension::bandwidth,   Dimension::voltage,   Dimension::power,
    Dimension::temperature, Dimension::energy,    Dimension::capacitance};

struct Good {
  const char* text;
  Dimension dimension;
  std::int64_t value;
};

class ParseQuantity : public ::testing::TestWithParam<Good> {};

TEST_P(ParseQuantity, IsExact) {
  EXPECT_EQ(parse_quantity(GetParam().text, GetParam().dimension), GetParam().value)
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Time, ParseQuantity,
    ::testing::Values(Good{"7 ps", Dimension::time, 7}, Good{"7 ns", Dimension::time, 7'000},
                      Good{"12 us", Dimension::time, 12'000'000},
                      Good{"3 ms", Dimension::time, 3'000'000'000},
                      Good{"2 s", Dimension::time, 2'000'000'000'000},
                      Good{"0 us", Dimension::time, 0}, Good{"12us", Dimension::time, 12'000'000},
                      Good{"12   us", Dimension::time, 12'000'000},
                      Good{"0.1 us", Dimension::time, 100'000},
                      Good{"1.500000000000 us", Dimension::time, 1'500'000},
                      Good{"00012.50 ns", Dimension::time, 12'500},
                      // Seven digits more than a double holds, and the largest that is taken.
                      Good{"2305843.009213693951 s", Dimension::time, 2'305'843'009'213'693'951}));

INSTANTIATE_TEST_SUITE_P(Temperature, ParseQuantity,
                         ::testing::Values(Good{"85 C", Dimension::temperature, 85'000},
                                           Good{"42.5 C", Dimension::temperature, 42'500},
                                           Good{"300 mC", Dimension::temperature, 300}));

INSTANTIATE_TEST_SUITE_P(Energy, ParseQuantity,
                         ::testing::Values(Good{"20 pJ", Dimension::energy, 20'000},
                                           Good{"0.5 pJ", Dimension::energy, 500},
                                           Good{"7 fJ", Dimension::energy, 7},
                                           Good{"3 nJ", Dimension::energy, 3'000'000},
                                           Good{"1 uJ", Dimension::energy, 1'000'000'000},
                                           Good{"2 mJ", Dimension::energy, 2'000'000'000'000},
                                           Good{"1 J", Dimension::energy, 1'000'000'000'000'000}));

INSTANTIATE_TEST_SUITE_P(Capacitance, ParseQuantity,
                         ::testing::Values(Good{"0.85 nF", Dimension::capacitance, 850'000},
                                           Good{"12 pF", Dimension::capacitance, 12'000},
                                           Good{"4 fF", Dimension::capacitance, 4},
                                           Good{"1 uF", Dimension::capacitance, 1'000'000'000},
                                           Good{"1 mF", Dimension::capacitance,
                                                1'000'000'000'000}));

INSTANTIATE_TEST_SUITE_P(Frequency, ParseQuantity,
                         ::testing::Values(Good{"50 Hz", Dimension::frequency, 50},
                                           Good{"32.768 kHz", Dimension::frequency, 32'768},
                                           Good{"600 MHz", Dimension::frequency, 600'000'000},
                                           Good{"1.4 GHz", Dimension::frequency, 1'400'000'000}));

INSTANTIATE_TEST_SUITE_P(Data, ParseQuantity,
                         ::testing::Values(Good{"3 B", Dimension::data, 3},
                                           Good{"2 kB", Dimension::data, 2'000},
                                           Good{"64 KiB", Dimension::data, 65'536},
                                           Good{"0.5 KiB", Dimension::data, 512},
                                           Good{"1 MB", Dimension::data, 1'000'000},
                                           Good{"1 MiB", Dimension::data, 1'048'576},
                                           Good{"1 GB", Dimension::data, 1'000'000'000},
                                           Good{"2 GiB", Dimension::data, 2'147'483'648}));

INSTANTIATE_TEST_SUITE_P(Bandwidth, ParseQuantity,
                         ::testing::Values(Good{"9 B/s", Dimension::bandwidth, 9},
                                           Good{"9 kB/s", Dimension::bandwidth, 9'000},
                                           Good{"2 KiB/s", Dimension::bandwidth, 2'048},
                                           Good{"10 MB/s", Dimension::bandwidth, 10'000'000},
                                           Good{"1 MiB/s", Dimension::bandwidth, 1'048'576},
                                           Good{"12.8 GB/s", Dimension::bandwidth, 12'800'000'000},
                                           Good{"1 GiB/s", Dimension::bandwidth, 1'073'741'824}));

INSTANTIATE_TEST_SUITE_P(VoltageAndPower, ParseQuantity,
                         ::testing::Values(Good{"5 uV", Dimension::voltage, 5},
                                           Good{"950 mV", Dimension::voltage, 950'000},
                                           Good{"1.05 V", Dimension::voltage, 1'050'000},
                                           Good{"4 uW", Dimension::power, 4},
                                           Good{"250 mW", Dimension::power, 250'000},
                                           Good{"1.5 W", Dimension::power, 1'500'000},
                                           Good{"1 kW", Dimension::power, 1'000'000'000}));

struct Bad {
  const char* name;
  const char* text;
  Dimension dimension;
  const char* message;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class ParseBadQuantity : public ::testing::TestWithParam<Bad> {};

TEST_P(ParseBadQuantity, SaysWhatIsWrong) {
  EXPECT_THAT([] { parse_quantity(GetParam().text, GetParam().dimension); },
              ThrowsMessage<std::invalid_argument>(HasSubstr(GetParam().message)));
}

const Bad kBadQuantities[] = {
    {"NoUnit", "12", Dimension::time, "'12' has no unit"},
    {"BlankForUnit", "12 ", Dimension::time, "has no unit"},
    {"UnitOfAnotherDimension", "12 Hz", Dimension::time, "has the wrong unit 'Hz'"},
    {"UnitInOtherCase", "12 US", Dimension::time, "has the wrong unit 'US'"},
    {"MilliForMega", "12 mHz", Dimension::frequency, "has the wrong unit 'mHz'"},
    {"BitsForBytes", "12 Kib", Dimension::data, "has the wrong unit 'Kib'"},
    {"DataForBandwidth", "12 MB", Dimension::bandwidth, "has the wrong unit 'MB'"},
    {"WordsBehindUnit", "12 us us", Dimension::time, "has the wrong unit 'us us'"},
    {"Negative", "-1 us", Dimension::time, "is negative"},
    {"FinerThanUnit", "0.5 ps", Dimension::time, "is finer than 1 ps"},
    {"FinerByOneDigit", "1.0000001 us", Dimension::time, "is finer than 1 ps"},
    {"PartOfAByte", "0.3 KiB", Dimension::data, "is finer than 1 B"},
    {"TooLargeByOne", "2305843.009213693952 s", Dimension::time, "is too large"},
    {"FarTooLarge", "99999999999999999999999 s", Dimension::time, "is too large"},
    {"TooLong", "1.0000000000000000000000000000000000000000000 s", Dimension::time, "is too long"},
    {"Empty", "", Dimension::time, "does not begin with a number"},
    {"UnitOnly", "us", Dimension::time, "does not begin with a number"},
    {"NoDigitBeforePoint", ".5 us", Dimension::time, "does not begin with a number"},
    {"LeadingBlank", " 5 us", Dimension::time, "does not begin with a number"},
    {"PlusSign", "+5 us", Dimension::time, "does not begin with a number"},
    {"NotANumber", "nan s", Dimension::time, "does not begin with a number"},
    {"TwoPoints", "1.2.3 us", Dimension::time, "has the wrong unit '.3 us'"},
    {"DecimalComma", "1,5 us", Dimension::time, "has the wrong unit ',5 us'"},
    {"Exponent", "1e3 us", Dimension::time, "has the wrong unit 'e3 us'"},
    {"Hexadecimal", "0x10 us", Dimension::time, "has the wrong unit 'x10 us'"},
    {"ExampleAndUnits", "1", Dimension::power,
     "expected a power such as '250 mW' (units: uW, mW, W, kW)"},
};

INSTANTIATE_TEST_SUITE_P(All, ParseBadQuantity, ::testing::ValuesIn(kBadQuantities),
                         [](const auto& bad) { return std::string(bad.param.name); });

TEST(FormatQuantity, TakesTheLargestUnitThatStaysShort) {
  EXPECT_EQ(format_quantity(0, Dimension::time), "0 ps");
  EXPECT_EQ(format_quantity(999, Dimension::time), "999 ps");
  EXPECT_EQ(format_quantity(1'500'000, Dimension::time), "1.5 us");
  EXPECT_EQ(format_quantity(12'345'678, Dimension::time), "12345.678 ns");
  EXPECT_EQ(format_quantity(1'500'000'000'000, Dimension::time), "1.5 s");
  EXPECT_EQ(format_quantity(1'400'000'000, Dimension::frequency), "1.4 GHz");
  EXPECT_EQ(format_quantity(950'000, Dimension::voltage), "950 mV");
}

TEST(FormatQuantity, WritesDataInBinaryUnitsWhereTheyComeOutWhole) {
  EXPECT_EQ(format_quantity(65'536, Dimension::data), "64 KiB");
  EXPECT_EQ(format_quantity(3 << 20, Dimension::data), "3 MiB");
  EXPECT_EQ(format_quantity(2'000, Dimension::data), "2000 B");
  EXPECT_EQ(format_quantity(1'536, Dimension::data), "1536 B");
}

TEST(FormatQuantity, ParsesBackToTheSameValue) {
  std::mt19937_64 random(1);
  for (const Dimension dimension : kDimensions) {
    for (int i = 0; i < 3'000; ++i) {
      // Values of every size; every second one with zeros at the end, as people write them.
      auto value = static_cast<std::int64_t>(random() >> (3 + random() % 61));
      if (i % 2 == 0) value -= value % 1'000'000;
      const std::string text = format_quantity(value, dimension);
      ASSERT_EQ(parse_quantity(text, dimension), value) << text;
    }
  }
}

TEST(Dimension, IsFoundByName) {
  EXPECT_EQ(dimension_named("time"), Dimension::time);
  EXPECT_EQ(dimension_named("power"), Dimension::power);
  EXPECT_THROW(dimension_named("length"), std::invalid_argument);
}

}  // namespace
}  // namespace weft
