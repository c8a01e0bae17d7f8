// SPDX-License-Identifier: Apache-2.0
#include "base/schema.h"
#include "base/schema_tree.h"

namespace weft {
namespace {

using Json = SchemaTree::Json;

Value to_value(const Json& json) {
  if (!json.is_object()) return Value(json.is_string() ? json.get<std::string>() : json.dump());
  Value value;
  value.kind = Value::Kind::map;
  for (const auto& member : json.items()) value.add(member.key(), to_value(member.value()));
  return value;
}

void fill_defaults(const SchemaTree& tree, const Json& unresolved, Value& value) {
  const Json& schema = tree.resolve(unresolved);
  for (Value& item : value.items) fill_defaults(tree, schema.at("items"), item);
  if (value.kind != Value::Kind::map) return;
  for (const auto& property : SchemaTree::properties(schema).items()) {
    if (property.value().contains("default") && value.find(property.key()) == nullptr &&
        SchemaTree::belongs(property.value(), value)) {
      value.add(property.key(), to_value(property.value().at("default")));
    }
  }
  for (auto& [key, member] : value.members) {
    if (const Json* below = tree.below(&schema, key)) {
      fill_defaults(tree, *below, member);
    }
  }
}

}  // namespace

Value with_defaults(Value document, const std::string& schema_text) {
  const SchemaTree tree(schema_text);
  fill_defaults(tree, tree.root(), document);
  return document;
}

}  // namespace weft
