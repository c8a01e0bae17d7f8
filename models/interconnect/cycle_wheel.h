// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace weft {

/// What a cycle-accurate model has to look at in the cycles to come: for each cycle a set of items
/// (bits) and a list of values. A ring of cycles, so an entry costs no more than a few stores; it
/// reaches `horizon` cycles ahead of the last one taken.
class CycleWheel {
 public:
  static constexpr std::int64_t kNone = -1;

  void reset(std::int64_t horizon, std::int32_t items) {
    std::int64_t size = 1;
    while (size <= horizon) size *= 2;
    mask_ = size - 1;
    words_ = (static_cast<std::size_t>(items) + 63) / 64;
    bits_.assign(static_cast<std::size_t>(size) * words_, 0);
    used_.assign(static_cast<std::size_t>(size), 0);
    values_.resize(static_cast<std::size_t>(size));
    for (auto& list : values_) list.clear();
    used_cycles_ = 0;
    now_ = 0;
  }

  /// Whether an entry for `cycle` can be made.
  bool reaches(std::int64_t cycle) const { return used_cycles_ == 0 || cycle - now_ <= mask_; }

  /// Puts an item into the set of a cycle that the wheel reaches.
  void add(std::int32_t item, std::int64_t cycle) {
    const std::size_t slot = use(cycle);
    bits_[slot * words_ + static_cast<std::size_t>(item) / 64] |= std::uint64_t{1} << (item % 64);
  }
  void add_value(std::int32_t value, std::int64_t cycle) { values_[use(cycle)].push_back(value); }

  /// The next cycle with an entry; kNone where there is none. It may be the last one taken.
  std::int64_t next() const {
    if (used_cycles_ == 0) return kNone;
    std::int64_t cycle = now_;
    while (used_[slot_of(cycle)] == 0) ++cycle;
    return cycle;
  }

  /// Moves on to `cycle`, which must be `next()`, calls `value` with each of its values and then
  /// `item` with each of its items, lowest first. These may make entries for later cycles.
  template <typename Value, typename Item>
  void take(std::int64_t cycle, Value&& value, Item&& item) {
    now_ = cycle;
    const std::size_t slot = slot_of(cycle);
    used_[slot] = 0;
    --used_cycles_;
    for (const std::int32_t each : values_[slot]) value(each);
    values_[slot].clear();
    for (std::size_t word = 0; word < words_; ++word) {
      std::uint64_t bits = bits_[slot * words_ + word];
      bits_[slot * words_ + word] = 0;
      for (; bits != 0; bits &= bits - 1) {
        item(static_cast<std::int32_t>(word) * 64 + __builtin_ctzll(bits));
      }
    }
  }

 private:
  std::size_t slot_of(std::int64_t cycle) const { return static_cast<std::size_t>(cycle & mask_); }
  std::size_t use(std::int64_t cycle) {
    if (used_cycles_ == 0 && cycle - now_ > mask_) now_ = cycle;
    const std::size_t slot = slot_of(cycle);
    used_cycles_ += used_[slot] == 0 ? 1 : 0;
    used_[slot] = 1;
    return slot;
  }

  std::int64_t mask_ = 0;
  std::int64_t now_ = 0;
  std::int64_t used_cycles_ = 0;
  std::size_t words_ = 0;
  std::vector<std::uint64_t> bits_;                // by slot
  std::vector<std::uint8_t> used_;                 // by slot: whether there is an entry
  std::vector<std::vector<std::int32_t>> values_;  // by slot
};

}  // namespace weft
