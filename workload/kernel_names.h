// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/ids.h"

namespace weft {

/// The kernels that a workload's tasks run, numbered in the order of first use.
class KernelNames {
 public:
  /// The kernel of that name, numbering it if it is new.
  KernelId intern(const std::string& name) {
    const auto [entry, is_new] = ids_.emplace(name, KernelId(count_of(names_)));
    if (is_new) names_.push_back(name);
    return entry->second;
  }

  const std::string& operator[](KernelId kernel) const { return names_[kernel.index()]; }
  std::int32_t size() const { return count_of(names_); }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, KernelId> ids_;
};

}  // namespace weft
