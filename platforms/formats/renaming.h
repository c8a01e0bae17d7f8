// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>

namespace weft {

/// The new names that an import's user asks for (`--rename OLD=NEW`).
class Renaming {
 public:
  /// `option` is what errors call it: "--rename".
  Renaming(std::string option, const std::map<std::string, std::string>& names);

  /// The new name of `name`, or `fallback` where it has none.
  std::string operator()(const std::string& name, const std::string& fallback);
  /// InputError where a name was to be replaced that nothing has.
  void check_all_used() const;

 private:
  std::string option_;
  std::map<std::string, std::string> names_;
  std::set<std::string> asked_;  // every name that came by
};

}  // namespace weft
