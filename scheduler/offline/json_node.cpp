// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/json_node.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

#include "base/error.h"

namespace weft {

namespace {

constexpr double kLargestWhole = 1e15;  // below, every whole double is exact
constexpr double kLargestDenominator = 1e6;

}  // namespace

nlohmann::json parse_json(const std::string& text, const std::string& source) {
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& error) {
    // The library puts its own name and number into brackets in front.
    const std::string what = error.what();
    const std::size_t bracket = what.find("] ");
    throw InputError(Location{source, 0, 0},
                     "no JSON: " + what.substr(bracket == std::string::npos ? 0 : bracket + 2));
  }
}

bool JsonNode::has(const std::string& key) const {
  if (!value_->is_object()) fail("an object");
  return value_->contains(key);
}

JsonNode JsonNode::at(const std::string& key) const {
  if (!has(key)) fail_with("'" + key + "' is missing");
  return {(*value_)[key], source_, place_.empty() ? key : place_ + "." + key};
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const {
  if (!value_->is_object()) fail("an object");
  std::vector<std::pair<std::string, JsonNode>> result;
  for (const auto& [key, member] : value_->items()) {
    result.emplace_back(key, JsonNode(member, source_, place_ + "." + key));
  }
  return result;
}

std::vector<JsonNode> JsonNode::items() const {
  if (!value_->is_array()) fail("a list");
  std::vector<JsonNode> result;
  for (const nlohmann::json& item : *value_) {
    result.emplace_back(item, source_, fmt::format("{}[{}]", place_, result.size()));
  }
  return result;
}

std::string JsonNode::text() const {
  if (!value_->is_string()) fail("a text");
  return value_->get<std::string>();
}

bool JsonNode::boolean() const {
  if (!value_->is_boolean()) fail("true or false");
  return value_->get<bool>();
}

std::int64_t JsonNode::integer(std::int64_t least) const {
  const std::string expected = fmt::format("a whole number, {} or more", least);
  if (value_->is_number_float()) {
    const Fraction number = fraction();
    if (number.denominator != 1 || number.numerator < least) fail(expected);
    return number.numerator;
  }
  if (!value_->is_number_integer()) fail(expected);
  if (value_->is_number_unsigned() &&
      value_->get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max()) {
    fail(expected + " and below 2^63");
  }
  if (value_->get<std::int64_t>() < least) fail(expected);
  return value_->get<std::int64_t>();
}

std::int32_t JsonNode::index() const {
  const std::int64_t value = integer();
  if (value > std::numeric_limits<std::int32_t>::max()) fail("an index below 2^31");
  return static_cast<std::int32_t>(value);
}

Fraction JsonNode::fraction() const {
  if (value_->is_number_integer()) {
    return {integer(std::numeric_limits<std::int64_t>::min()), 1};
  }
  if (!value_->is_number()) fail("a number");
  const double number = value_->get<double>();
  if (std::abs(number) > kLargestWhole) fail("a number of at most 10^15");
  // Convergents of the continued fraction, until one reads as the number.
  double rest = number;
  double numerator = 1;
  double denominator = 0;
  double numerator_before = 0;
  double denominator_before = 1;
  for (;;) {
    const double whole = std::floor(rest);
    numerator_before = std::exchange(numerator, whole * numerator + numerator_before);
    denominator_before = std::exchange(denominator, whole * denominator + denominator_before);
    if (denominator > kLargestDenominator || std::abs(numerator) > kLargestWhole) {
      fail("a number that is a fraction with a denominator of at most 10^6");
    }
    if (numerator / denominator == number) break;
    rest = 1 / (rest - whole);
  }
  return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

void JsonNode::fail(const std::string& expected) const {
  constexpr std::size_t kShown = 40;
  std::string found = value_->is_structured()
                          ? std::string(value_->is_array() ? "a list" : "an object")
                          : value_->dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
  if (found.size() > kShown) found = found.substr(0, kShown) + "...";
  fail_with("found " + found + "; expected " + expected);
}

void JsonNode::fail_with(const std::string& what) const {
  throw InputError(Location{source_, 0, 0}, place_.empty() ? what : place_ + ": " + what);
}

}  // namespace weft
