// SPDX-License-Identifier: Apache-2.0
#include "base/schema_tree.h"

#include <algorithm>

namespace weft {

const SchemaTree::Json& SchemaTree::resolve(const Json& schema) const {
  if (!schema.contains("$ref")) return schema;
  const std::string pointer = schema.at("$ref").get<std::string>().substr(1);  // "#/$defs/x"
  return root_.at(Json::json_pointer(pointer));
}

const SchemaTree::Json* SchemaTree::below(const Json* schema, const std::string& key) const {
  if (schema == nullptr) return nullptr;
  if (schema->contains("items")) return &resolve(schema->at("items"));
  if (properties(*schema).contains(key)) return &resolve(properties(*schema).at(key));
  if (schema->contains("additionalProperties") && schema->at("additionalProperties").is_object()) {
    return &resolve(schema->at("additionalProperties"));
  }
  return nullptr;
}

const SchemaTree::Json& SchemaTree::properties(const Json& schema) {
  static const Json none = Json::object();
  return schema.contains("properties") ? schema.at("properties") : none;
}

std::vector<std::string> SchemaTree::property_names(const Json& schema) {
  std::vector<std::string> names;
  for (const auto& property : properties(schema).items()) names.push_back(property.key());
  return names;
}

bool SchemaTree::belongs(const Json& property, const Value& section) {
  if (!property.contains("x-for") || section.find("type") == nullptr) return true;
  const Json& kinds = property.at("x-for");
  const std::string kind = section.string_or("type", "");
  return std::any_of(kinds.begin(), kinds.end(), [&](const Json& name) { return name == kind; });
}

}  // namespace weft
