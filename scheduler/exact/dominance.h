// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "scheduler/exact/instance.h"

namespace weft {

/// The states that the search has been in, by the set of tasks placed, so that it does not go into
/// a state which another with the same tasks is at least as good as.
class DominanceTable {
 public:
  /// `most_bytes` is about what the states may take; when it is used up no more are kept.
  explicit DominanceTable(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Whether a state that was entered before, with the same tasks placed, is nowhere later than
  /// this one; else enters it. A state is a list of times, as long for all states of one set; in
  /// each, less is better.
  bool dominated(TaskSet placed, const std::vector<Ticks>& state);

 private:
  struct Bucket {
    std::vector<Ticks> states;  // one behind the other
  };

  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::unordered_map<TaskSet, Bucket> buckets_;
};

}  // namespace weft
