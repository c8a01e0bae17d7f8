// SPDX-License-Identifier: Apache-2.0
#include "base/schema.h"

#include <fmt/format.h>

#include "base/schema_tree.h"

namespace weft {
namespace {

using Json = SchemaTree::Json;

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

class Validator {
 public:
  explicit Validator(const SchemaTree& tree) : tree_(tree) {}

  void check(const Value& value, const Json& unresolved, const std::string& path) const {
    const Json& schema = tree_.resolve(unresolved);
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
    const Json& properties = SchemaTree::properties(schema);
    const std::vector<std::string> known = SchemaTree::property_names(schema);
    for (const auto& [key, member] : value.members) {
      if (properties.contains(key)) {
        check_belongs(member, value, key, properties.at(key), path);
        check(member, properties.at(key), join(path, key));
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
    check_needs(value, schema, path);
    expect(value.members.size() >= schema.value("minProperties", std::size_t{0}), value, path,
           "at least one entry");
  }

  // A key that another kind of section has, and this one would pass over.
  static void check_belongs(const Value& member, const Value& section, const std::string& key,
                            const Json& property, const std::string& path) {
    if (SchemaTree::belongs(property, section)) return;
    member.fail(fmt::format("{}: key '{}' goes with type {}, not with '{}'", path, key,
                            quoted_list(property.at("x-for").get<std::vector<std::string>>()),
                            section.string_or("type", "")));
  }

  // `x-needs`: the keys that a section of some type must have.
  static void check_needs(const Value& section, const Json& schema, const std::string& path) {
    const std::string type = section.string_or("type", "");
    if (!schema.contains("x-needs") || !schema.at("x-needs").contains(type)) return;
    for (const auto& needed : schema.at("x-needs").at(type)) {
      const auto key = needed.get<std::string>();
      if (section.find(key) != nullptr) continue;
      section.fail(fmt::format("{}: key '{}' is missing, which type '{}' needs", path, key, type));
    }
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
    } else if (schema.contains("x-address")) {
      expect(is_address(value.scalar), value, path, "an address like 0x80000000");
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

  const SchemaTree& tree_;
};

}  // namespace

void validate(const Value& document, const std::string& schema_text) {
  const SchemaTree tree(schema_text);
  Validator(tree).check(document, tree.root(), "");
}

}  // namespace weft
