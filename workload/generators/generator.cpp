// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace weft {
namespace {

void check(const GeneratorParameter& parameter, double value) {
  const bool in_range = value >= parameter.least && value <= parameter.most;
  if (in_range && (!parameter.whole || std::floor(value) == value)) return;
  throw InputError(fmt::format("{} is {}; expected a {}number from {} to {}", parameter.name, value,
                               parameter.whole ? "whole " : "", parameter.least, parameter.most));
}

}  // namespace

GraphShape Generator::shape(const GeneratorValues& values, std::uint64_t seed) const {
  GeneratorValues all;
  std::vector<std::string> names;
  for (const GeneratorParameter& parameter : parameters()) {
    const auto given = values.find(parameter.name);
    const double value = given == values.end() ? parameter.fallback : given->second;
    check(parameter, value);
    all[parameter.name] = value;
    names.push_back(parameter.name);
  }
  for (const auto& [name, value] : values) {
    if (all.count(name) > 0) continue;
    throw InputError(fmt::format("there is no parameter '{}'; expected one of {}{}", name,
                                 quoted_list(names), nearest_hint(name, names)));
  }
  return make(all, seed);
}

std::int32_t whole(const GeneratorValues& values, const std::string& name) {
  return static_cast<std::int32_t>(values.at(name));
}

}  // namespace weft
