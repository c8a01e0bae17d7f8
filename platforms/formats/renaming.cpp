// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/renaming.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "base/error.h"

namespace weft {

Renaming::Renaming(std::string option, const std::map<std::string, std::string>& names)
    : option_(std::move(option)), names_(names) {
  for (const auto& [old_name, new_name] : names_) {
    if (!new_name.empty()) continue;
    throw InputError(Location{fmt::format("{} {}=", option_, old_name)}, "expected a new name");
  }
}

std::string Renaming::operator()(const std::string& name, const std::string& fallback) {
  asked_.insert(name);
  const auto entry = names_.find(name);
  return entry == names_.end() ? fallback : entry->second;
}

void Renaming::check_all_used() const {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const auto& [old_name, new_name] : names_) {
    if (asked_.count(old_name) > 0) continue;
    throw InputError(Location{fmt::format("{} {}={}", option_, old_name, new_name)},
                     fmt::format("nothing is called '{}'; expected one of {}{}", old_name,
                                 quoted_list(known), nearest_hint(old_name, known)));
  }
}

}  // namespace weft
