// SPDX-License-Identifier: Apache-2.0
#include "base/schema.h"

#include <fmt/format.h>

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <nlohmann/json.hpp>

namespace weft {
namespace {

using Json = nlohmann::ordered_json;

std::string describe(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return "nothing";
    case Value::Kind::scalar:
      return fmt::format("'{}'", value.scalar);
    case Value::Kind::list:
      return value.items.empty() ? "an empty list" : "a list";
    case Value::Kind::map:
      return value.members.empty() ? "an empty section" : "a section with keys";
  }
  return "";
}

const Json& properties_of(const Json& schema) {
  static const Json none = Json::object();
  return schema.contains("properties") ? schema.at("properties") : none;
}

std::vector<std::string> property_names(const Json& schema) {
  std::vector<std::string> names;
  for (const auto& property : properties_of(schema).items()) {
    names.push_back(property.key());
  }
  return names;
}

class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}

  const Json& resolve(const Json& schema) const {
    if (!schema.contains("$ref")) return schema;
    const std::string pointer = schema.at("$ref").get<std::string>().substr(1);  // "#/$defs/x"
    return root_.at(Json::json_pointer(pointer));
  }

  void check(const Value& value, const Json& unresolved, const std::string& path) const {
    const Json& schema = resolve(unresolved);
    const bool one_type = schema.contains("type") && schema.at("type").is_string();
    const std::string type = one_type ? schema.at("type").get<std::string>() : "";
    if (type == "object") {
      check_map(value, schema, path);
    } else if (type == "array") {
      check_list(value, schema, path);
    } else {
      check_scalar(value, schema, type, path);
    }
  }

 private:
  static std::string join(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
  }

  static void expect(bool right, const Value& value, const std::string& path,
                     const std::string& expected) {
    if (!right)
      value.fail(fmt::format("{}: expected {}, found {}", path, expected, describe(value)));
  }

  void check_map(const Value& value, const Json& schema, const std::string& path) const {
    expect(value.kind == Value::Kind::map, value, path.empty() ? "the document" : path,
           "a section with keys");
    const std::vector<std::string> known = property_names(schema);
    for (const auto& [key, member] : value.members) {
      if (schema.contains("properties") && schema.at("properties").contains(key)) {
        check(member, schema.at("properties").at(key), join(path, key));
      } else if (schema.contains("additionalProperties") &&
                 schema.at("additionalProperties").is_object()) {
        check(member, schema.at("additionalProperties"), join(path, key));
      } else {
        member.fail(fmt::format("unknown key '{}'{}; expected one of {}{}", key,
                                path.empty() ? "" : " in " + path, quoted_list(known),
                                nearest_hint(key, known)));
      }
    }
    for (const auto& required : schema.value("required", Json::array())) {
      const auto key = required.get<std::string>();
      if (value.find(key) == nullptr) {
        value.fail(fmt::format("{}key '{}' is missing", path.empty() ? "" : path + ": ", key));
      }
    }
    expect(value.members.size() >= schema.value("minProperties", std::size_t{0}), value, path,
           "at least one entry");
  }

  void check_list(const Value& value, const Json& schema, const std::string& path) const {
    expect(value.kind == Value::Kind::list, value, path, "a list");
    const auto least = schema.value("minItems", std::size_t{0});
    expect(value.items.size() >= least, value, path,
           least == 1 ? "at least one element" : fmt::format("at least {} elements", least));
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      check(value.items[i], schema.at("items"), fmt::format("{}[{}]", path, i));
    }
  }

  static void check_scalar(const Value& value, const Json& schema, const std::string& type,
                           const std::string& path) {
    expect(value.kind == Value::Kind::scalar, value, path, "a single value");
    if (schema.contains("x-quantity")) {
      check_quantity(value, schema, path);
    } else if (type == "integer" || type == "number") {
      check_number(value, schema, type, path);
    } else if (type == "boolean") {
      expect(value.scalar == "true" || value.scalar == "false", value, path, "true or false");
    }
    if (schema.contains("enum")) check_enum(value, schema.at("enum"), path);
  }

  static void check_quantity(const Value& value, const Json& schema, const std::string& path) {
    const Dimension dimension = dimension_named(schema.at("x-quantity").get<std::string>());
    std::int64_t amount = 0;
    try {
      amount = parse_quantity(value.scalar, dimension);
    } catch (const std::invalid_argument& error) {
      value.fail(fmt::format("{}: {}", path, error.what()));
    }
    expect(!schema.value("x-positive", false) || amount > 0, value, path, "more than zero");
  }

  static void check_number(const Value& value, const Json& schema, const std::string& type,
                           const std::string& path) {
    double number = 0;
    try {
      number = type == "integer" ? static_cast<double>(value.as_integer()) : value.as_number();
    } catch (const InputError&) {
      expect(false, value, path, type == "integer" ? "a whole number" : "a number");
    }
    if (schema.contains("minimum")) {
      const auto least = schema.at("minimum").get<double>();
      expect(number >= least, value, path, fmt::format("at least {}", least));
    }
    if (schema.contains("maximum")) {
      const auto most = schema.at("maximum").get<double>();
      expect(number <= most, value, path, fmt::format("at most {}", most));
    }
    if (schema.contains("exclusiveMinimum")) {
      const auto above = schema.at("exclusiveMinimum").get<double>();
      expect(number > above, value, path, fmt::format("more than {}", above));
    }
  }

  static void check_enum(const Value& value, const Json& choices, const std::string& path) {
    std::vector<std::string> names;
    for (const auto& choice : choices) names.push_back(choice.get<std::string>());
    for (const std::string& name : names) {
      if (name == value.scalar) return;
    }
    value.fail(fmt::format("{}: expected one of {}, found '{}'{}", path, quoted_list(names),
                           value.scalar, nearest_hint(value.scalar, names)));
  }

  const Json& root_;
};

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
                       schema->contains("properties") && schema->at("properties").contains(key);
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
    for (const std::string& name : property_names(*schema)) {
      if (at.find(name) == nullptr) known.push_back(name);
    }
  }
  throw InputError(option, fmt::format("there is no '{}' here; expected one of {}{}", key,
                                       quoted_list(known), nearest_hint(key, known)));
}

const Json* schema_below(const Validator& validator, const Json* schema, const std::string& key) {
  if (schema == nullptr) return nullptr;
  if (schema->contains("items")) return &validator.resolve(schema->at("items"));
  if (schema->contains("properties") && schema->at("properties").contains(key)) {
    return &validator.resolve(schema->at("properties").at(key));
  }
  if (schema->contains("additionalProperties") && schema->at("additionalProperties").is_object()) {
    return &validator.resolve(schema->at("additionalProperties"));
  }
  return nullptr;
}

Value to_value(const Json& json) {
  if (!json.is_object()) return Value(json.is_string() ? json.get<std::string>() : json.dump());
  Value value;
  value.kind = Value::Kind::map;
  for (const auto& member : json.items()) value.add(member.key(), to_value(member.value()));
  return value;
}

void fill_defaults(const Validator& validator, const Json& unresolved, Value& value) {
  const Json& schema = validator.resolve(unresolved);
  for (Value& item : value.items) fill_defaults(validator, schema.at("items"), item);
  if (value.kind != Value::Kind::map) return;
  for (const auto& property : properties_of(schema).items()) {
    if (property.value().contains("default") && value.find(property.key()) == nullptr) {
      value.add(property.key(), to_value(property.value().at("default")));
    }
  }
  for (auto& [key, member] : value.members) {
    if (const Json* below = schema_below(validator, &schema, key)) {
      fill_defaults(validator, *below, member);
    }
  }
}

}  // namespace

Value with_defaults(Value document, const std::string& schema_text) {
  const Json schema = Json::parse(schema_text);
  fill_defaults(Validator(schema), schema, document);
  return document;
}

void validate(const Value& document, const std::string& schema_text) {
  const Json schema = Json::parse(schema_text);
  Validator(schema).check(document, schema, "");
}

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

  const Json root = Json::parse(schema_text);
  const Validator validator(root);
  const Json* schema = &root;
  if (!root.at("properties").contains(path[0])) return false;
  Value* at = &document;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool last = i + 1 == path.size();
    Value* next = step(*at, schema, path[i]);
    if (next == nullptr && last && at->kind == Value::Kind::map &&
        (schema == nullptr || schema->value("additionalProperties", Json()).is_boolean())) {
      next = &at->add(path[i], Value());  // whether it is a right key is for `validate` to say
    }
    if (next == nullptr) refuse_step(option, *at, schema, path[i]);
    if (!last && next->kind == Value::Kind::null) next->kind = Value::Kind::map;
    next->where = option;
    schema = schema_below(validator, schema, path[i]);
    at = next;
  }
  Value value = parse_yaml(setting.substr(equals + 1), option.source);
  value.where = option;
  *at = value;
  return true;
}

}  // namespace weft
