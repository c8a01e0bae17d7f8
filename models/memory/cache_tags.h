// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace weft {

/// The shape of a cache; sets and line_bytes are powers of two.
struct CacheGeometry {
  std::int64_t sets = 1;
  std::int32_t ways = 1;
  std::int64_t line_bytes = 64;
};

/// Throws std::invalid_argument, with a message of one line, for a shape no cache has.
void check(const CacheGeometry& geometry);

/// The tags of a set-associative cache that writes back and allocates on reads and writes. The
/// victim is an empty way, then the least recently used one. No data.
class CacheTags {
 public:
  struct Result {
    bool hit;
    std::int32_t way;           ///< of all: set x ways + way; where the line is now
    bool writes_back;           ///< the line that had to go was dirty
    std::uint64_t victim_line;  ///< its number, where it was
  };

  /// Throws what `check` throws.
  explicit CacheTags(const CacheGeometry& geometry);

  /// All empty.
  void reset();
  /// Looks up a line by its number (address / line_bytes), takes it in where it is not there, and
  /// makes it the most recently used one. A write makes it dirty.
  Result access(std::uint64_t line, bool write);
  std::size_t size() const { return ways_.size(); }

 private:
  struct Way {
    std::uint64_t line = 0;
    std::int64_t last_use = 0;  // 0: empty
    bool dirty = false;
  };

  std::uint64_t set_mask_;
  std::int32_t ways_per_set_;
  std::int64_t uses_ = 0;
  std::vector<Way> ways_;
};

}  // namespace weft
