// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/algorithm/string/predicate.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace weft {

/// The named makers of one kind of part: policies, interconnects, scheduler hosts, formats.
/// `Maker` is a function type such as `std::unique_ptr<Policy>()`. Names are matched without
/// regard to case. A registry is an explicit list, so that a static library loses nothing.
template <typename Maker>
class Registry {
 public:
  struct Entry {
    std::string name;
    std::string summary;  ///< one line for `weft list`
    std::function<Maker> make;
  };

  /// `kind` is what an error calls the part: "policy", "interconnect type".
  Registry(std::string kind, std::vector<Entry> entries)
      : kind_(std::move(kind)), entries_(std::move(entries)) {}

  const std::vector<Entry>& entries() const { return entries_; }

  /// The entry of that name. Throws InputError naming the nearest one where there is none.
  const Entry& find(const std::string& name, const Location& where = {}) const {
    for (const Entry& entry : entries_) {
      if (boost::iequals(entry.name, name)) return entry;
    }
    std::vector<std::string> names;
    for (const Entry& entry : entries_) names.push_back(entry.name);
    throw InputError(where, "unknown " + kind_ + " '" + name + "'; expected one of " +
                                quoted_list(names) + nearest_hint(name, names));
  }

 private:
  std::string kind_;
  std::vector<Entry> entries_;
};

}  // namespace weft
