// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/memory/memory_timing.h"

namespace weft {

/// Ends of accesses that are known before they are due, earliest first; equal ones in the order in
/// which they were pushed. No allocation once it has grown.
class CompletionQueue {
 public:
  void push(std::uint64_t tag, Time at) {
    heap_.push_back({{tag, at}, pushed_++});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }

  /// When the first is due; kNever where there is none.
  Time next() const { return heap_.empty() ? kNever : heap_.front().done.at; }

  /// Moves those due up to `now` to the end of `done`; returns how many.
  std::int32_t take(Time now, std::vector<MemoryController::Done>& done) {
    std::int32_t taken = 0;
    for (; next() <= now && !heap_.empty(); ++taken) {
      std::pop_heap(heap_.begin(), heap_.end(), later);
      done.push_back(heap_.back().done);
      heap_.pop_back();
    }
    return taken;
  }

  void clear() {
    heap_.clear();
    pushed_ = 0;
  }

 private:
  struct Entry {
    MemoryController::Done done;
    std::int64_t sequence;
  };

  static bool later(const Entry& a, const Entry& b) {
    return a.done.at != b.done.at ? a.done.at > b.done.at : a.sequence > b.sequence;
  }

  std::vector<Entry> heap_;
  std::int64_t pushed_ = 0;
};

}  // namespace weft
