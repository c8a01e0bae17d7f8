// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>

#include "base/schema.h"
#include "base/schema_tree.h"

namespace weft {
namespace {

using Json = SchemaTree::Json;

// One step of a --set path: into a list by number, into a map by key, into a section that the
// schema knows and the file leaves out.
Value* step(Value& at, const Json* schema, const std::string& key) {
  if (at.kind == Value::Kind::list) {
    const bool number = !key.empty() && key.find_first_not_of("0123456789") == std::string::npos;
    if (!number || key.size() > 6 || std::stoul(key) >= at.items.size()) return nullptr;
    return &at.items[std::stoul(key)];
  }
  if (Value* member = at.find(key)) return member;
  const bool section = schema != nullptr && at.kind == Value::Kind::map &&
                       SchemaTree::properties(*schema).contains(key);
  return section ? &at.add(key, Value()) : nullptr;
}

[[noreturn]] void refuse_step(const Location& option, const Value& at, const Json* schema,
                              const std::string& key) {
  if (at.kind == Value::Kind::list) {
    throw InputError(option,
                     fmt::format("there is no element '{}' here; expected a number below {}", key,
                                 at.items.size()));
  }
  std::vector<std::string> known = at.keys();
  if (at.kind == Value::Kind::map && schema != nullptr) {
    for (const std::string& name : SchemaTree::property_names(*schema)) {
      if (at.find(name) == nullptr) known.push_back(name);
    }
  }
  throw InputError(option, fmt::format("there is no '{}' here; expected one of {}{}", key,
                                       quoted_list(known), nearest_hint(key, known)));
}

}  // namespace

bool apply_setting(Value& document, const std::string& schema_text, const std::string& setting,
                   const Location& where) {
  const Location option = where.source.empty() ? Location{"--set " + setting} : where;
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw InputError(option, "expected path.to.key=value");
  }
  std::vector<std::string> path;
  const std::string joined = setting.substr(0, equals);
  boost::algorithm::split(path, joined, boost::algorithm::is_any_of("."));

  const SchemaTree tree(schema_text);
  const Json* schema = &tree.root();
  if (!SchemaTree::properties(*schema).contains(path[0])) return false;
  Value* at = &document;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool last = i + 1 == path.size();
    Value* next = step(*at, schema, path[i]);
    if (next == nullptr && last && at->kind == Value::Kind::map &&
        (schema == nullptr || schema->contains("additionalProperties"))) {
      next = &at->add(path[i], Value());  // whether it is a right key is for `validate` to say
    }
    if (next == nullptr) refuse_step(option, *at, schema, path[i]);
    if (!last && next->kind == Value::Kind::null) next->kind = Value::Kind::map;
    next->where = option;
    schema = tree.below(schema, path[i]);
    at = next;
  }
  Value value = parse_yaml(setting.substr(equals + 1), option.source);
  value.where = option;
  *at = value;
  return true;
}

}  // namespace weft
