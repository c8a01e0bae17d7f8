// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/quantity.h"
#include "base/time.h"

namespace weft {

/// One node of an input document, with the place that it came from: a scalar, a list or a map.
/// The getters assume a document that passed `validate` (base/schema.h); where a value does not
/// fit all the same they throw InputError at the node's location.
class Value {
 public:
  enum class Kind { null, scalar, list, map };
  using Member = std::pair<std::string, Value>;

  Value() = default;
  /// A scalar with no place of its own, as `weft import` makes them.
  explicit Value(std::string text) : kind(Kind::scalar), scalar(std::move(text)) {}

  Kind kind = Kind::null;
  Location where;
  std::string scalar;           ///< text of a scalar
  std::vector<Value> items;     ///< elements of a list
  std::vector<Member> members;  ///< entries of a map, in the file's order

  /// The member of that name, or null where the map has none.
  const Value* find(const std::string& key) const;
  Value* find(const std::string& key);
  /// The member of that name; InputError where it is missing.
  const Value& at(const std::string& key) const;
  /// The names of a map's members.
  std::vector<std::string> keys() const;
  /// Adds a member to a map (a null value becomes a map) and returns it.
  Value& add(const std::string& key, Value value);
  Value& add(const std::string& key, const std::string& text) { return add(key, Value(text)); }

  std::int64_t as_integer() const;
  double as_number() const;
  bool as_bool() const;
  std::int64_t as_quantity(Dimension dimension) const;
  /// A hexadecimal address.
  std::uint64_t as_address() const;
  Time as_time() const { return Time(as_quantity(Dimension::time)); }

  std::string string_or(const std::string& key, const std::string& fallback) const;
  std::int64_t integer_or(const std::string& key, std::int64_t fallback) const;
  double number_or(const std::string& key, double fallback) const;
  bool bool_or(const std::string& key, bool fallback) const;
  std::int64_t quantity_or(const std::string& key, Dimension dimension,
                           std::int64_t fallback) const;
  Time time_or(const std::string& key, Time fallback) const;

  /// An InputError at this node.
  [[noreturn]] void fail(const std::string& what) const;
};

/// Whether a text is a hexadecimal address of up to 48 bits: "0x80000000".
bool is_address(const std::string& text);

/// Checks a name that goes into columns of tables: InputError at `where` if it is empty, or has a
/// comma, a quotation mark or a control character.
void check_column_name(const std::string& name, const Location& where);

/// Reads a YAML file. InputError where it is missing, unreadable, broken, no UTF-8 text, or defines
/// a key twice.
Value read_yaml(const std::string& path);

/// Parses YAML text; `source` is what errors call it.
Value parse_yaml(const std::string& text, const std::string& source);

/// Writes a document back as YAML: block style, short maps of scalars in lists on one line.
std::string write_yaml(const Value& document);

/// The directory of a path with a trailing slash, or nothing.
std::string directory_of(const std::string& path);

/// Reads a whole file; InputError where it cannot be read. `where` is what named the file.
std::string read_file(const std::string& path, const Location& where = {});

}  // namespace weft
