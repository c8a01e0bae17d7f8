// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "base/document.h"

namespace weft {

/// Parses JSON into the same tree that YAML files become, so that every value knows its line and
/// column; numbers keep the text that the file writes. InputError where the text is no JSON, is
/// nested deeper than 64, or an object has a key twice. `source` is what errors call it.
Value parse_json_values(const std::string& text, const std::string& source);

/// The member of that name, of that kind; InputError where it is missing or of another kind.
const Value& member(const Value& object, const std::string& key, Value::Kind kind);
/// The member of that name, or null where it is missing; InputError where it is of another kind.
const Value* optional_member(const Value& object, const std::string& key, Value::Kind kind);
/// That a value is of a kind: "expected a list".
void require_kind(const Value& value, Value::Kind kind);

/// A JSON number for value / 10^power; InputError where a double cannot carry all its digits.
nlohmann::ordered_json json_number(std::int64_t value, int power);

}  // namespace weft
