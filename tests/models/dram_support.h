// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "models/memory/dram.h"
#include "models/memory/dram_presets.h"
#include "models/memory/memory_timing.h"

namespace weft {

/// A line of the validation table: what a closed form says and what was measured.
inline void print_row(const std::string& what, double expected, double measured) {
  fmt::print("ROW|DRAM|{}|{:.6g}|{:.6g}|{:.3g}\n", what, expected, measured,
             100 * (measured / expected - 1));
  std::fflush(stdout);
}

inline double ns(Time time) { return static_cast<double>(time.count()) / 1e3; }

/// A preset with its default address map; `channels` and `ranks` replace its own where not 0.
inline DramOptions dram_options(const std::string& preset, std::int32_t channels = 0,
                                std::int32_t ranks = 0) {
  const DramPreset made = dram_presets().find(preset).make();
  DramGeometry geometry = made.geometry;
  if (channels != 0) geometry.channels = channels;
  if (ranks != 0) geometry.ranks = ranks;
  return {geometry, made.timings, AddressMap(default_address_map(geometry), geometry)};
}

inline std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const auto& entry : dram_presets().entries()) names.push_back(entry.name);
  return names;
}

/// A preset's name as a part of a test's.
inline std::string test_name(std::string preset) {
  std::replace(preset.begin(), preset.end(), '-', '_');
  return preset;
}

/// Accesses of `bytes` at aligned random addresses.
class RandomAccesses {
 public:
  RandomAccesses(std::int64_t capacity_bytes, std::int64_t bytes, std::uint64_t seed)
      : blocks_(static_cast<std::uint64_t>(capacity_bytes / bytes)), bytes_(bytes), random_(seed) {}

  MemoryAccess next(bool write = false) {
    return {random_() % blocks_ * static_cast<std::uint64_t>(bytes_), bytes_, write};
  }
  std::uint64_t bits() { return random_(); }

 private:
  std::uint64_t blocks_;
  std::int64_t bytes_;
  std::mt19937_64 random_;
};

/// `count` accesses, each sent as soon as there is room and fewer than `outstanding` are under way;
/// checks that every one is done once, in order of time, and then lets the memory come to rest.
/// Returns the end of the last; `order` takes the accesses as they are done.
template <typename NextAccess>
Time drive(MemoryController& memory, int count, int outstanding, NextAccess&& next_access,
           std::vector<int>* order = nullptr) {
  std::vector<int> times_done(count, 0);
  std::vector<MemoryController::Done> done;
  Time now{0}, last{0};
  int sent = 0, finished = 0;
  while (finished < count) {
    for (; sent < count && sent - finished < outstanding && memory.can_accept(); ++sent) {
      memory.accept(next_access(sent), static_cast<std::uint64_t>(sent), now);
    }
    now = memory.next_event();
    if (now == kNever) break;
    done.clear();
    memory.advance(now, done);
    for (const MemoryController::Done& end : done) {
      EXPECT_GE(end.at, last);
      last = end.at;
      ++times_done[end.tag];
      if (order != nullptr) order->push_back(static_cast<int>(end.tag));
      ++finished;
    }
  }
  for (const int times : times_done) {
    if (times != 1) ADD_FAILURE() << "an access was done " << times << " times";
  }
  done.clear();
  while (memory.next_event() != kNever) memory.advance(memory.next_event(), done);
  EXPECT_TRUE(done.empty());
  return last;
}

/// The same for `lt`: the next access comes when the one `outstanding` before it is done.
template <typename NextAccess>
Time drive(MemoryTiming& memory, int count, int outstanding, NextAccess&& next_access) {
  std::vector<Time> ends(outstanding, Time(0));
  Time last{0};
  for (int sent = 0; sent < count; ++sent) {
    Time& end = ends[sent % outstanding];
    end = memory.access(next_access(sent), end);
    last = std::max(last, end);
  }
  return last;
}

}  // namespace weft
