// SPDX-License-Identifier: Apache-2.0
#include "base/quantity.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <cctype>
#include <limits>
#include <stdexcept>

#include "base/error.h"

namespace weft {
namespace {

struct Unit {
  const char* name;
  std::int64_t scale;  // how many of the dimension's integer unit
  bool preferred;      // chosen when a quantity is written
};

struct DimensionUnits {
  const char* name;
  const char* noun;  // what an error calls one
  const char* example;
  std::vector<Unit> units;
};

constexpr std::int64_t kKilo = 1'000, kMega = 1'000'000, kGiga = 1'000'000'000,
                       kTera = 1'000'000'000'000;
constexpr std::int64_t kKibi = 1 << 10, kMebi = 1 << 20, kGibi = 1 << 30;

const DimensionUnits& table(Dimension dimension) {
  static const std::vector<DimensionUnits> tables = {
      {"time",
       "a time",
       "12 us",
       {{"ps", 1, true},
        {"ns", kKilo, true},
        {"us", kMega, true},
        {"ms", kGiga, true},
        {"s", kGiga * kKilo, true}}},
      {"frequency",
       "a frequency",
       "1.4 GHz",
       {{"Hz", 1, true}, {"kHz", kKilo, true}, {"MHz", kMega, true}, {"GHz", kGiga, true}}},
      {"data",
       "an amount of data",
       "64 KiB",
       {{"B", 1, true},
        {"kB", kKilo, false},
        {"KiB", kKibi, true},
        {"MB", kMega, false},
        {"MiB", kMebi, true},
        {"GB", kGiga, false},
        {"GiB", kGibi, true}}},
      {"bandwidth",
       "a bandwidth",
       "10 MB/s",
       {{"B/s", 1, true},
        {"kB/s", kKilo, true},
        {"KiB/s", kKibi, false},
        {"MB/s", kMega, true},
        {"MiB/s", kMebi, false},
        {"GB/s", kGiga, true},
        {"GiB/s", kGibi, false}}},
      {"voltage",
       "a voltage",
       "950 mV",
       {{"uV", 1, true}, {"mV", kKilo, true}, {"V", kMega, true}}},
      {"power",
       "a power",
       "250 mW",
       {{"uW", 1, true}, {"mW", kKilo, true}, {"W", kMega, true}, {"kW", kGiga, true}}},
      {"temperature", "a temperature", "85 C", {{"mC", 1, true}, {"C", kKilo, true}}},
      {"energy",
       "an energy",
       "20 pJ",
       {{"fJ", 1, true},
        {"pJ", kKilo, true},
        {"nJ", kMega, true},
        {"uJ", kGiga, true},
        {"mJ", kTera, true},
        {"J", kTera * kKilo, true}}},
      {"capacitance",
       "a capacitance",
       "0.85 nF",
       {{"fF", 1, true},
        {"pF", kKilo, true},
        {"nF", kMega, true},
        {"uF", kGiga, true},
        {"mF", kTera, true}}},
  };
  return tables.at(static_cast<std::size_t>(dimension));
}

[[noreturn]] void refuse(const std::string& text, Dimension dimension, const std::string& why) {
  const DimensionUnits& units = table(dimension);
  throw std::invalid_argument(fmt::format("'{}' {}; expected {} such as '{}' (units: {})",
                                          one_line(text), why, units.noun, units.example,
                                          fmt::join(units_of(dimension), ", ")));
}

struct Decimal {
  boost::multiprecision::cpp_int digits = 0;
  int fraction_digits = 0;
};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// Reads digits with at most one point from the front of `text`; `end` is where they stop.
Decimal read_decimal(const std::string& text, std::size_t& end) {
  Decimal decimal;
  bool point = false;
  for (end = 0; end < text.size(); ++end) {
    if (text[end] == '.' && !point) {
      point = true;
    } else if (is_digit(text[end])) {
      decimal.digits = decimal.digits * 10 + (text[end] - '0');
      decimal.fraction_digits += point ? 1 : 0;
    } else {
      break;
    }
  }
  return decimal;
}

const Unit* find_unit(Dimension dimension, const std::string& name) {
  for (const Unit& unit : table(dimension).units) {
    if (name == unit.name) return &unit;
  }
  return nullptr;
}

}  // namespace

Dimension dimension_named(const std::string& name) {
  for (const Dimension dimension :
       {Dimension::time, Dimension::frequency, Dimension::data, Dimension::bandwidth,
        Dimension::voltage, Dimension::power, Dimension::temperature, Dimension::energy,
        Dimension::capacitance}) {
    if (name == table(dimension).name) return dimension;
  }
  throw std::invalid_argument("no dimension is called " + name);
}

std::vector<std::string> units_of(Dimension dimension) {
  std::vector<std::string> names;
  for (const Unit& unit : table(dimension).units) names.emplace_back(unit.name);
  return names;
}

std::int64_t parse_quantity(const std::string& text, Dimension dimension) {
  constexpr std::size_t kLongestSensible = 40;
  if (text.size() > kLongestSensible) {
    refuse(text.substr(0, kLongestSensible) + "...", dimension, "is too long for a quantity");
  }
  if (!text.empty() && text[0] == '-') refuse(text, dimension, "is negative");
  std::size_t end = 0;
  const Decimal decimal = read_decimal(text, end);
  if (end == 0 || !is_digit(text[0])) refuse(text, dimension, "does not begin with a number");
  while (end < text.size() && text[end] == ' ') ++end;
  const std::string unit_name = text.substr(end);
  if (unit_name.empty()) refuse(text, dimension, "has no unit");
  const Unit* unit = find_unit(dimension, unit_name);
  if (unit == nullptr) {
    refuse(text, dimension, fmt::format("has the wrong unit '{}'", unit_name));
  }
  boost::multiprecision::cpp_int divisor = 1;
  for (int i = 0; i < decimal.fraction_digits; ++i) divisor *= 10;
  const boost::multiprecision::cpp_int scaled = decimal.digits * unit->scale;
  if (scaled % divisor != 0) {
    refuse(text, dimension, fmt::format("is finer than 1 {}", table(dimension).units[0].name));
  }
  const boost::multiprecision::cpp_int value = scaled / divisor;
  if (value > std::numeric_limits<std::int64_t>::max() / 4) {
    refuse(text, dimension, "is too large");
  }
  return value.convert_to<std::int64_t>();
}

std::string format_quantity(std::int64_t value, Dimension dimension) {
  const std::vector<Unit>& units = table(dimension).units;
  const Unit* best = &units[0];
  for (const Unit& unit : units) {
    // At most three decimals, and none of a binary unit, so that the text stays exact and short.
    const std::int64_t step = unit.scale % kKilo == 0 ? unit.scale / kKilo : unit.scale;
    if (unit.preferred && value >= unit.scale && value % step == 0) best = &unit;
  }
  const std::int64_t whole = value / best->scale;
  const std::int64_t rest = value % best->scale;
  if (rest == 0) return fmt::format("{} {}", whole, best->name);
  std::string fraction = fmt::format("{:03}", rest / (best->scale / kKilo));
  while (fraction.back() == '0') fraction.pop_back();
  return fmt::format("{}.{} {}", whole, fraction, best->name);
}

}  // namespace weft
