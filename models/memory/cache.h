// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/memory/cache_tags.h"
#include "models/memory/completion_queue.h"
#include "models/memory/memory_timing.h"

namespace weft {

/// A system-level cache in front of a memory.
struct CacheOptions {
  CacheGeometry geometry;
  Time hit_latency{0};            ///< from an access's begin to the end of its first beat
  std::int64_t width_bytes = 64;  ///< of a beat
  Time cycle{1};                  ///< between two beats
};

/// What a cache and its memory exchange for one access: consecutive lines are one access below.
struct CacheTraffic {
  std::vector<MemoryAccess> fetches;
  std::vector<MemoryAccess> write_backs;
};

/// What both fidelities of a cache share: its port, its tags, its statistics. One port, taken for
/// a cycle a beat: begin = max(arrival, port free), hits end at begin + hit latency +
/// (beats - 1) x cycle. Tags are looked up in the order in which accesses come. A line that is
/// wholly written is taken in without being fetched. Fills do not take the port.
class CacheFront {
 public:
  struct Looked {
    Time tags_known;  ///< when misses go to the memory below: begin + hit latency
    Time hits_end;
  };

  /// Throws what `check` throws, and std::invalid_argument for a port that moves nothing.
  explicit CacheFront(const CacheOptions& options);

  void reset();
  /// Looks an access up that comes at `at`. `on_line(line, result, fetches)` is told of every line
  /// in turn; the traffic below replaces what `traffic` held.
  template <typename OnLine>
  Looked look_up(const MemoryAccess& access, Time at, CacheTraffic& traffic, OnLine&& on_line);

  std::size_t ways() const { return tags_.size(); }
  /// Of the cache, with what the memory below does for it: rows, refreshes, its data bus's busy
  /// time.
  MemoryStatistics statistics(const MemoryStatistics& below) const;

 private:
  Looked take_port(const MemoryAccess& access, Time at);
  bool covers(const MemoryAccess& access, std::uint64_t line) const;
  void append(std::vector<MemoryAccess>& accesses, std::uint64_t line, bool write) const;
  bool count(const CacheTags::Result& result, const MemoryAccess& access, std::uint64_t line,
             CacheTraffic& traffic);

  CacheOptions options_;
  CacheTags tags_;
  Time port_free_{0};
  MemoryStatistics statistics_;
};

/// A cache at `lt`. An access ends when its hits are served and its missing lines have come;
/// a hit on a line that is still on its way waits for it. Dirty victims are written back behind
/// the fetches; nobody waits for them.
class CachedTiming final : public MemoryTiming {
 public:
  CachedTiming(const CacheOptions& options, std::unique_ptr<MemoryTiming> below);

  void reset() override;
  Time access(const MemoryAccess& access, Time at) override;
  /// Of both, as CacheFront has it.
  MemoryStatistics statistics() const override { return front_.statistics(below_->statistics()); }
  const MemoryTiming& below() const { return *below_; }

 private:
  CacheFront front_;
  std::unique_ptr<MemoryTiming> below_;
  CacheTraffic traffic_;
  std::vector<Time> arrival_;  // by way: when its line is there
  std::vector<std::int32_t> filled_;
};

template <typename OnLine>
CacheFront::Looked CacheFront::look_up(const MemoryAccess& access, Time at, CacheTraffic& traffic,
                                       OnLine&& on_line) {
  traffic.fetches.clear();
  traffic.write_backs.clear();
  const auto line_bytes = static_cast<std::uint64_t>(options_.geometry.line_bytes);
  const std::uint64_t end = access.offset + static_cast<std::uint64_t>(access.bytes);
  for (std::uint64_t line = access.offset / line_bytes; line * line_bytes < end; ++line) {
    const CacheTags::Result result = tags_.access(line, access.write);
    on_line(line, result, count(result, access, line, traffic));
  }
  return take_port(access, at);
}

}  // namespace weft
