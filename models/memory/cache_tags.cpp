// SPDX-License-Identifier: Apache-2.0
#include "models/memory/cache_tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace weft {
namespace {

void check_power_of_two(const char* name, std::int64_t value) {
  if (value < 1 || (value & (value - 1)) != 0) {
    throw std::invalid_argument(
        fmt::format("cache {} must be a power of two, found {}", name, value));
  }
}

}  // namespace

void check(const CacheGeometry& geometry) {
  check_power_of_two("sets", geometry.sets);
  check_power_of_two("line bytes", geometry.line_bytes);
  if (geometry.ways < 1) throw std::invalid_argument("a cache must have a way");
  if (geometry.sets > (std::int64_t{1} << 30) / geometry.ways) {
    throw std::invalid_argument(
        fmt::format("a cache of {} sets of {} ways is too large", geometry.sets, geometry.ways));
  }
}

CacheTags::CacheTags(const CacheGeometry& geometry)
    : set_mask_(static_cast<std::uint64_t>(geometry.sets) - 1), ways_per_set_(geometry.ways) {
  check(geometry);
  ways_.resize(geometry.sets * geometry.ways);
}

void CacheTags::reset() {
  std::fill(ways_.begin(), ways_.end(), Way());
  uses_ = 0;
}

CacheTags::Result CacheTags::access(std::uint64_t line, bool write) {
  const auto first = ways_.begin() + static_cast<std::int64_t>(line & set_mask_) * ways_per_set_;
  auto oldest = first;
  for (auto way = first; way != first + ways_per_set_; ++way) {
    if (way->last_use != 0 && way->line == line) {
      way->last_use = ++uses_;
      way->dirty = way->dirty || write;
      return {true, static_cast<std::int32_t>(way - ways_.begin()), false, 0};
    }
    if (way->last_use < oldest->last_use) oldest = way;
  }
  const Way victim = *oldest;
  *oldest = {line, ++uses_, write};
  return {false, static_cast<std::int32_t>(oldest - ways_.begin()), victim.dirty, victim.line};
}

}  // namespace weft
