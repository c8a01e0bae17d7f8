// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/document.h"

namespace weft {

/// A JSON Schema as its readers walk it (validation, defaults, settings): references resolved, and
/// the schema of a member found. For base/ alone, since it shows nlohmann's JSON.
class SchemaTree {
 public:
  using Json = nlohmann::ordered_json;

  explicit SchemaTree(const std::string& text) : root_(Json::parse(text)) {}

  const Json& root() const { return root_; }
  /// The schema itself, or what its `$ref` into `$defs` points to.
  const Json& resolve(const Json& schema) const;
  /// The schema of a map's member or a list's items; null where it says nothing of them.
  const Json* below(const Json* schema, const std::string& key) const;

  /// The `properties` of a schema, which may be none.
  static const Json& properties(const Json& schema);
  static std::vector<std::string> property_names(const Json& schema);
  /// Whether a property belongs to a section of that kind: `x-for` names the values of the
  /// section's `type` that it goes with; without it, it goes with all, as it does where the
  /// section has no type (which is an error of its own).
  static bool belongs(const Json& property, const Value& section);

 private:
  Json root_;
};

}  // namespace weft
