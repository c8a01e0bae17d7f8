// SPDX-License-Identifier: Apache-2.0
#include "models/memory/cache.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace weft {

CacheFront::CacheFront(const CacheOptions& options) : options_(options), tags_(options.geometry) {
  if (options.hit_latency < Time(0)) {
    throw std::invalid_argument("cache hit latency must not be negative");
  }
  if (options.width_bytes < 1) throw std::invalid_argument("cache width must be above zero");
  if (options.cycle < Time(1)) throw std::invalid_argument("cache cycle must be above zero");
}

void CacheFront::reset() {
  tags_.reset();
  port_free_ = Time(0);
  statistics_ = {};
}

MemoryStatistics CacheFront::statistics(const MemoryStatistics& below) const {
  MemoryStatistics both = statistics_;
  both.row_hits = below.row_hits;
  both.row_misses = below.row_misses;
  both.row_conflicts = below.row_conflicts;
  both.refreshes = below.refreshes;
  both.busy = below.busy;
  both.lanes = below.lanes;
  return both;
}

CacheFront::Looked CacheFront::take_port(const MemoryAccess& access, Time at) {
  const std::int64_t beats = (access.bytes + options_.width_bytes - 1) / options_.width_bytes;
  const Time begin = std::max(at, port_free_);
  port_free_ = begin + beats * options_.cycle;
  ++(access.write ? statistics_.writes : statistics_.reads);
  statistics_.bytes += access.bytes;
  statistics_.busy += beats * options_.cycle;
  statistics_.waiting += begin - at;
  const Time tags_known = begin + options_.hit_latency;
  return {tags_known, tags_known + (beats - 1) * options_.cycle};
}

bool CacheFront::covers(const MemoryAccess& access, std::uint64_t line) const {
  const auto line_bytes = static_cast<std::uint64_t>(options_.geometry.line_bytes);
  const std::uint64_t end = access.offset + static_cast<std::uint64_t>(access.bytes);
  return access.offset <= line * line_bytes && end >= (line + 1) * line_bytes;
}

void CacheFront::append(std::vector<MemoryAccess>& accesses, std::uint64_t line, bool write) const {
  const std::int64_t line_bytes = options_.geometry.line_bytes;
  const std::uint64_t offset = line * static_cast<std::uint64_t>(line_bytes);
  if (!accesses.empty()) {
    MemoryAccess& last = accesses.back();
    if (last.offset + static_cast<std::uint64_t>(last.bytes) == offset) {
      last.bytes += line_bytes;
      return;
    }
  }
  accesses.push_back({offset, line_bytes, write});
}

bool CacheFront::count(const CacheTags::Result& result, const MemoryAccess& access,
                       std::uint64_t line, CacheTraffic& traffic) {
  ++(result.hit ? statistics_.cache_hits : statistics_.cache_misses);
  if (result.writes_back) {
    ++statistics_.write_backs;
    append(traffic.write_backs, result.victim_line, true);
  }
  const bool fetches = !result.hit && !(access.write && covers(access, line));
  if (fetches) append(traffic.fetches, line, false);
  return fetches;
}

CachedTiming::CachedTiming(const CacheOptions& options, std::unique_ptr<MemoryTiming> below)
    : front_(options), below_(std::move(below)), arrival_(front_.ways()) {}

void CachedTiming::reset() {
  front_.reset();
  below_->reset();
  std::fill(arrival_.begin(), arrival_.end(), Time(0));
}

Time CachedTiming::access(const MemoryAccess& access, Time at) {
  filled_.clear();
  Time end{0};
  const CacheFront::Looked looked = front_.look_up(
      access, at, traffic_, [&](std::uint64_t, const CacheTags::Result& result, bool fetches) {
        if (result.hit) end = std::max(end, arrival_[result.way]);
        if (!result.hit) arrival_[result.way] = Time(0);
        if (fetches) filled_.push_back(result.way);
      });
  Time fetched{0};
  for (const MemoryAccess& fetch : traffic_.fetches) {
    fetched = std::max(fetched, below_->access(fetch, looked.tags_known));
  }
  for (const std::int32_t way : filled_) arrival_[way] = fetched;
  for (const MemoryAccess& victim : traffic_.write_backs) {
    below_->access(victim, looked.tags_known);
  }
  return std::max({end, fetched, looked.hits_end});
}

}  // namespace weft
