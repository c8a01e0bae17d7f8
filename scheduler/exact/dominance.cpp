// SPDX-License-Identifier: Apache-2.0
#include "scheduler/exact/dominance.h"

#include <algorithm>

namespace weft {

namespace {

bool nowhere_later(const Ticks* state, const Ticks* than, std::size_t length) {
  for (std::size_t i = 0; i < length; ++i) {
    if (state[i] > than[i]) return false;
  }
  return true;
}

}  // namespace

bool DominanceTable::dominated(TaskSet placed, const std::vector<Ticks>& state) {
  std::vector<Ticks>& states = buckets_[placed].states;
  const std::size_t length = state.size();
  for (std::size_t at = 0; at < states.size(); at += length) {
    if (nowhere_later(states.data() + at, state.data(), length)) return true;
  }
  // A state that the new one is at least as good as is replaced by it: what it would dominate, the
  // new one does.
  std::size_t kept = 0;
  for (std::size_t at = 0; at < states.size(); at += length) {
    if (nowhere_later(state.data(), states.data() + at, length)) continue;
    if (kept != at)
      std::copy_n(states.begin() + static_cast<std::ptrdiff_t>(at), length,
                  states.begin() + static_cast<std::ptrdiff_t>(kept));
    kept += length;
  }
  bytes_ -= (states.size() - kept) * sizeof(Ticks);
  states.resize(kept);
  if (bytes_ + length * sizeof(Ticks) > most_bytes_) return false;
  bytes_ += length * sizeof(Ticks);
  states.insert(states.end(), state.begin(), state.end());
  return false;
}

}  // namespace weft
