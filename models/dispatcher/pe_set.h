// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/ids.h"

namespace weft {

/// A set of PEs, one bit each, walked in the order of PEs.
class PeSet {
 public:
  explicit PeSet(std::size_t pes) : words_((pes + kBits - 1) / kBits) {}

  void add(PeId pe) { words_[pe.index() / kBits] |= std::uint64_t{1} << (pe.index() % kBits); }
  void clear() { std::fill(words_.begin(), words_.end(), 0); }

  template <typename Action>
  void for_each(Action action) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        action(PeId(static_cast<std::int32_t>(word * kBits) + __builtin_ctzll(bits)));
      }
    }
  }

 private:
  static constexpr std::size_t kBits = 64;

  std::vector<std::uint64_t> words_;
};

}  // namespace weft
