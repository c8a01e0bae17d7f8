// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "models/memory/completion_queue.h"
#include "models/memory/memory_timing.h"

namespace weft {

/// An on-chip memory. All above zero, latency excepted.
struct SramOptions {
  Time latency{0};               ///< from an access's begin to the end of its first beat
  std::int64_t width_bytes = 8;  ///< of a beat
  Time cycle{1};                 ///< between two beats at one port
  std::int32_t ports = 1;
};

/// Throws std::invalid_argument, with a message of one line, where `options` make no memory.
void check(const SramOptions& options);

/// Ports, each busy for one cycle a beat; an access takes the one that is free first (the lowest
/// of equals). With b = ceil(bytes / width) beats: begin = max(arrival, port free),
/// port free' = begin + b x cycle, end = begin + latency + (b - 1) x cycle.
class SramPorts {
 public:
  /// Throws what `check` throws.
  explicit SramPorts(const SramOptions& options);

  void reset();
  /// Reserves a port for an access that comes at `at`; returns its end.
  Time reserve(const MemoryAccess& access, Time at);
  MemoryStatistics statistics() const {
    MemoryStatistics all = statistics_;
    all.lanes = options_.ports;
    return all;
  }

 private:
  SramOptions options_;
  std::vector<Time> free_;  // by port
  MemoryStatistics statistics_;
};

/// SRAM at `lt`: ports are taken in the order of the calls.
class SramTiming final : public MemoryTiming {
 public:
  explicit SramTiming(const SramOptions& options) : ports_(options) {}

  void reset() override { ports_.reset(); }
  Time access(const MemoryAccess& access, Time at) override { return ports_.reserve(access, at); }
  MemoryStatistics statistics() const override { return ports_.statistics(); }

 private:
  SramPorts ports_;
};

/// SRAM at `at`: the same timing behind a queue, first come, first served. An access holds its
/// place in the queue until it is done.
class SramController final : public MemoryController {
 public:
  /// `depth` places, above zero. Throws std::invalid_argument otherwise.
  SramController(const SramOptions& options, std::int32_t depth);

  void reset() override;
  bool can_accept() const override { return queued_ < depth_; }
  void accept(const MemoryAccess& access, std::uint64_t tag, Time now) override;
  Time next_event() const override { return ends_.next(); }
  void advance(Time now, std::vector<Done>& done) override { queued_ -= ends_.take(now, done); }
  MemoryStatistics statistics() const override { return ports_.statistics(); }

 private:
  SramPorts ports_;
  std::int32_t depth_;
  std::int32_t queued_ = 0;
  CompletionQueue ends_;
};

}  // namespace weft
