// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace weft {

/// A range of addresses and the target port that answers there.
struct AddressRange {
  std::uint64_t base = 0;
  std::uint64_t size = 0;
  std::int32_t target = 0;
  std::string name;  ///< of what lies there, for errors
};

/// Which target port answers at an address.
class AddressDecoder {
 public:
  /// `ranges` must not overlap (`overlap` tells).
  explicit AddressDecoder(std::vector<AddressRange> ranges);

  /// The range that an address lies in; null where nothing is mapped.
  const AddressRange* find(std::uint64_t address) const;

 private:
  std::vector<AddressRange> ranges_;  // by base
};

/// The first two ranges, by base, that overlap.
std::optional<std::pair<AddressRange, AddressRange>> find_overlap(std::vector<AddressRange> ranges);

}  // namespace weft
