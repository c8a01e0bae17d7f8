// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/decimal.h"

#include <fmt/format.h>

#include <boost/lexical_cast/try_lexical_convert.hpp>

namespace weft {
namespace {

constexpr std::size_t kMostDigits = 18;    // of a whole number below 2^61
constexpr std::size_t kLongestText = 400;  // a double without exponent has 309 digits
constexpr int kLargestExponent = 400;
constexpr std::int64_t kLimit = std::int64_t{1} << 61;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// digits x 10^exponent
struct Decimal {
  std::string digits;
  int exponent = 0;
};

std::optional<Decimal> parse(const std::string& text) {
  if (text.size() > kLongestText) return {};
  Decimal decimal;
  std::size_t at = 0;
  bool point = false, any = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !point)); ++at) {
    if (text[at] == '.') {
      point = true;
      continue;
    }
    any = true;
    if (!decimal.digits.empty() || text[at] != '0') decimal.digits += text[at];
    decimal.exponent -= point ? 1 : 0;
  }
  if (!any) return {};
  if (at == text.size()) return decimal;
  if (text[at] != 'e' && text[at] != 'E') return {};
  ++at;
  if (at < text.size() && text[at] == '+') ++at;
  int exponent = 0;
  if (!boost::conversion::try_lexical_convert(text.substr(at), exponent)) return {};
  if (exponent > kLargestExponent || exponent < -kLargestExponent) return {};
  decimal.exponent += exponent;
  return decimal;
}

}  // namespace

std::optional<std::int64_t> scaled_decimal(const std::string& text, int power) {
  std::optional<Decimal> decimal = parse(text);
  if (!decimal) return {};
  std::string& digits = decimal->digits;
  if (digits.empty()) return 0;
  const int exponent = decimal->exponent + power;
  bool round_up = false;
  if (exponent < 0) {
    const auto cut = static_cast<std::size_t>(-exponent);
    if (cut > digits.size()) return 0;
    round_up = digits[digits.size() - cut] >= '5';
    digits.resize(digits.size() - cut);
  } else if (digits.size() + static_cast<std::size_t>(exponent) > kMostDigits) {
    return {};
  } else {
    digits.append(static_cast<std::size_t>(exponent), '0');
  }
  if (digits.size() > kMostDigits) return {};
  std::int64_t value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  value += round_up ? 1 : 0;
  return value < kLimit ? std::optional<std::int64_t>(value) : std::nullopt;
}

std::int64_t require_decimal(const std::string& text, int power, const Location& where,
                             const std::string& what) {
  constexpr std::size_t kShown = 40;
  const std::optional<std::int64_t> value = scaled_decimal(text, power);
  if (value) return *value;
  const std::string found = text.size() <= kShown ? text : text.substr(0, kShown) + "...";
  throw InputError(where, fmt::format("expected {}, a number from 0 to {}, found '{}'", what,
                                      decimal_text(kLimit - 1, power), found));
}

std::string decimal_text(std::int64_t value, int power) {
  std::string digits = std::to_string(value);
  const auto places = static_cast<std::size_t>(power);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - places);
  digits.resize(digits.size() - places);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? digits : digits + "." + fraction;
}

}  // namespace weft
