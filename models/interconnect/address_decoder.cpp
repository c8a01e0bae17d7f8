// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/address_decoder.h"

#include <algorithm>
#include <utility>

namespace weft {
namespace {

void sort_by_base(std::vector<AddressRange>& ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const AddressRange& a, const AddressRange& b) { return a.base < b.base; });
}

}  // namespace

AddressDecoder::AddressDecoder(std::vector<AddressRange> ranges) : ranges_(std::move(ranges)) {
  sort_by_base(ranges_);
}

const AddressRange* AddressDecoder::find(std::uint64_t address) const {
  const auto above = std::upper_bound(
      ranges_.begin(), ranges_.end(), address,
      [](std::uint64_t value, const AddressRange& range) { return value < range.base; });
  if (above == ranges_.begin()) return nullptr;
  const AddressRange& range = *(above - 1);
  return address - range.base < range.size ? &range : nullptr;
}

std::optional<std::pair<AddressRange, AddressRange>> find_overlap(
    std::vector<AddressRange> ranges) {
  sort_by_base(ranges);
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].base - ranges[i - 1].base < ranges[i - 1].size) {
      return std::make_pair(ranges[i - 1], ranges[i]);
    }
  }
  return std::nullopt;
}

}  // namespace weft
