// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace weft {

/// A fraction in lowest terms, its denominator above zero.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

/// Parses JSON text; InputError where it is none. `source` is what errors call it.
nlohmann::json parse_json(const std::string& text, const std::string& source);

/// A value of a JSON document that knows its place in it. Every getter throws InputError with the
/// file, the place ("exec[3][1]"), what was found and what was expected, where the value is of
/// another kind. The document must outlive it.
class JsonNode {
 public:
  JsonNode(const nlohmann::json& value, std::string source, std::string place = {})
      : value_(&value), source_(std::move(source)), place_(std::move(place)) {}

  bool is_null() const { return value_->is_null(); }

  /// The member of a map; InputError where it is missing.
  JsonNode at(const std::string& key) const;
  /// Whether a map has the member.
  bool has(const std::string& key) const;
  /// The members of a map, by name.
  std::vector<std::pair<std::string, JsonNode>> members() const;
  /// The elements of a list.
  std::vector<JsonNode> items() const;

  std::string text() const;
  bool boolean() const;
  /// A whole number that is at least `least`.
  std::int64_t integer(std::int64_t least = 0) const;
  /// A whole number from 0 to below 2^31.
  std::int32_t index() const;
  /// A number as the simplest fraction that reads as it, with a denominator of at most 10^6.
  Fraction fraction() const;

  [[noreturn]] void fail(const std::string& expected) const;
  [[noreturn]] void fail_with(const std::string& what) const;

 private:
  const nlohmann::json* value_;
  std::string source_;
  std::string place_;
};

}  // namespace weft
