// SPDX-License-Identifier: Apache-2.0
#include "base/document.h"

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/lexical_cast/try_lexical_convert.hpp>
#include <boost/nowide/utf/utf.hpp>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace weft {
namespace {

constexpr int kDeepestNesting = 64;
// Aliases may name a node many times over; beyond this they only serve to fill the memory.
constexpr std::size_t kMostNodesByAlias = 1'000'000;

Location location_of(const YAML::Mark& mark, const std::string& source) {
  return mark.is_null() ? Location{source} : Location{source, mark.line + 1, mark.column + 1};
}

// That the text is UTF-8 and holds none of the control characters that YAML does not allow.
void check_text(const std::string& text, const std::string& source) {
  Location where{source, 1, 1};
  for (auto at = text.begin(); at != text.end(); ++where.column) {
    const auto code_point = boost::nowide::utf::utf_traits<char>::decode(at, text.end());
    const bool allowed = code_point == '\t' || code_point == '\n' || code_point == '\r';
    if (!boost::nowide::utf::is_valid_codepoint(code_point) || (code_point < 0x20 && !allowed)) {
      throw InputError(where, "this is no UTF-8 text");
    }
    if (code_point == '\n') where = {source, where.line + 1, 0};
  }
}

class Converter {
 public:
  Converter(std::string source, std::size_t text_size)
      : source_(std::move(source)), nodes_left_(text_size + kMostNodesByAlias) {}

  Value convert(const YAML::Node& node, int depth) {
    Value value;
    value.where = location_of(node.Mark(), source_);
    if (depth > kDeepestNesting) value.fail("nested too deeply");
    if (nodes_left_-- == 0) value.fail("aliases make the document too large");
    if (node.IsScalar()) {
      value.kind = Value::Kind::scalar;
      value.scalar = node.Scalar();
    } else if (node.IsSequence()) {
      value.kind = Value::Kind::list;
      for (const auto& item : node) value.items.push_back(convert(item, depth + 1));
    } else if (node.IsMap()) {
      value.kind = Value::Kind::map;
      convert_map(node, depth, value);
    }
    return value;
  }

 private:
  void convert_map(const YAML::Node& node, int depth, Value& value) {
    for (const auto& entry : node) {
      const Location where = location_of(entry.first.Mark(), source_);
      if (!entry.first.IsScalar()) throw InputError(where, "a key must be a plain name");
      const std::string& key = entry.first.Scalar();
      if (value.find(key) != nullptr) {
        throw InputError(where, fmt::format("key '{}' stands here for the second time", key));
      }
      value.members.emplace_back(key, convert(entry.second, depth + 1));
      // An empty value has no place of its own; its key's is the one to show.
      if (value.members.back().second.kind == Value::Kind::null) {
        value.members.back().second.where = where;
      }
    }
  }

  std::string source_;
  std::size_t nodes_left_;
};

bool is_short_map(const Value& value) {
  if (value.kind != Value::Kind::map) return false;
  for (const auto& [key, member] : value.members) {
    const bool scalars = member.kind == Value::Kind::list && !member.items.empty() &&
                         member.items[0].kind == Value::Kind::scalar;
    if (member.kind != Value::Kind::scalar && !scalars) return false;
  }
  return true;
}

void emit(YAML::Emitter& out, const Value& value, bool in_list) {
  switch (value.kind) {
    case Value::Kind::null:
      out << YAML::Null;
      break;
    case Value::Kind::scalar:
      out << value.scalar;
      break;
    case Value::Kind::list:
      if (!value.items.empty() && value.items[0].kind == Value::Kind::scalar) out << YAML::Flow;
      out << YAML::BeginSeq;
      for (const Value& item : value.items) emit(out, item, true);
      out << YAML::EndSeq;
      break;
    case Value::Kind::map:
      if (in_list && is_short_map(value)) out << YAML::Flow;
      out << YAML::BeginMap;
      for (const auto& [key, member] : value.members) {
        out << YAML::Key << key << YAML::Value;
        emit(out, member, false);
      }
      out << YAML::EndMap;
      break;
  }
}

}  // namespace

const Value* Value::find(const std::string& key) const {
  for (const Member& member : members) {
    if (member.first == key) return &member.second;
  }
  return nullptr;
}

Value* Value::find(const std::string& key) {
  return const_cast<Value*>(static_cast<const Value*>(this)->find(key));
}

const Value& Value::at(const std::string& key) const {
  const Value* value = find(key);
  if (value == nullptr) fail(fmt::format("key '{}' is missing", key));
  return *value;
}

std::vector<std::string> Value::keys() const {
  std::vector<std::string> names;
  for (const Member& member : members) names.push_back(member.first);
  return names;
}

Value& Value::add(const std::string& key, Value value) {
  kind = Kind::map;
  members.emplace_back(key, std::move(value));
  return members.back().second;
}

std::int64_t Value::as_integer() const {
  std::int64_t number = 0;
  if (!boost::conversion::try_lexical_convert(scalar, number)) {
    fail(fmt::format("'{}' is not a whole number", scalar));
  }
  return number;
}

double Value::as_number() const {
  double number = 0;
  if (!boost::conversion::try_lexical_convert(scalar, number) || !std::isfinite(number)) {
    fail(fmt::format("'{}' is not a number", scalar));
  }
  return number;
}

bool Value::as_bool() const {
  if (scalar == "true") return true;
  if (scalar == "false") return false;
  fail(fmt::format("'{}' is neither true nor false", scalar));
}

std::uint64_t Value::as_address() const {
  if (!is_address(scalar)) fail(fmt::format("'{}' is not an address like 0x80000000", scalar));
  return std::stoull(scalar, nullptr, 16);
}

std::int64_t Value::as_quantity(Dimension dimension) const {
  try {
    return parse_quantity(scalar, dimension);
  } catch (const std::invalid_argument& error) {
    fail(error.what());
  }
}

std::string Value::string_or(const std::string& key, const std::string& fallback) const {
  const Value* value = find(key);
  return value == nullptr ? fallback : value->scalar;
}

std::int64_t Value::integer_or(const std::string& key, std::int64_t fallback) const {
  const Value* value = find(key);
  return value == nullptr ? fallback : value->as_integer();
}

double Value::number_or(const std::string& key, double fallback) const {
  const Value* value = find(key);
  return value == nullptr ? fallback : value->as_number();
}

bool Value::bool_or(const std::string& key, bool fallback) const {
  const Value* value = find(key);
  return value == nullptr ? fallback : value->as_bool();
}

std::int64_t Value::quantity_or(const std::string& key, Dimension dimension,
                                std::int64_t fallback) const {
  const Value* value = find(key);
  return value == nullptr ? fallback : value->as_quantity(dimension);
}

Time Value::time_or(const std::string& key, Time fallback) const {
  const Value* value = find(key);
  return value == nullptr ? fallback : value->as_time();
}

void Value::fail(const std::string& what) const { throw InputError(where, what); }

bool is_address(const std::string& text) {
  constexpr std::size_t kPrefix = 2, kDigits = 12;
  return text.compare(0, kPrefix, "0x") == 0 && text.size() > kPrefix &&
         text.size() <= kPrefix + kDigits &&
         text.find_first_not_of("0123456789abcdefABCDEF", kPrefix) == std::string::npos;
}

Value read_yaml(const std::string& path) { return parse_yaml(read_file(path), path); }

void check_column_name(const std::string& name, const Location& where) {
  const bool plain = std::none_of(name.begin(), name.end(), [](char letter) {
    return letter == ',' || letter == '"' || is_control(letter);
  });
  if (plain && !name.empty()) return;
  throw InputError(where, fmt::format("'{}' is not a name: expected at least one character, and no "
                                      "comma, quotation mark or control character",
                                      name));
}

Value parse_yaml(const std::string& text, const std::string& source) {
  check_text(text, source);
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(text);
    if (documents.size() != 1) {
      throw InputError(Location{source},
                       documents.empty() ? "is empty" : "holds more than one YAML document");
    }
    return Converter(source, text.size()).convert(documents[0], 0);
  } catch (const YAML::DeepRecursion& error) {
    throw InputError(location_of(error.mark, source), "nested too deeply");
  } catch (const YAML::Exception& error) {
    throw InputError(location_of(error.mark, source), "broken YAML: " + error.msg);
  }
}

std::string write_yaml(const Value& document) {
  YAML::Emitter out;
  out.SetIndent(2);
  emit(out, document, false);
  return std::string(out.c_str()) + "\n";
}

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::string read_file(const std::string& path, const Location& where) {
  if (std::filesystem::is_directory(path)) {
    throw InputError(where, fmt::format("'{}' is a directory, not a file", path));
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (in && in.peek() != std::ifstream::traits_type::eof()) text << in.rdbuf();
  if (!in.eof() && !in) {
    throw InputError(where, fmt::format("cannot read '{}': {}", path, std::strerror(errno)));
  }
  return text.str();
}

}  // namespace weft
