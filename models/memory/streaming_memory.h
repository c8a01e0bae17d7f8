// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "models/memory/memory_timing.h"

namespace weft {

/// A memory that keeps up with the link it hangs on, so that it takes no time of its own: the local
/// memory of a PE. At `lt`.
class StreamingTiming final : public MemoryTiming {
 public:
  void reset() override { statistics_ = {}; }
  Time access(const MemoryAccess& access, Time at) override {
    count(access, statistics_);
    return at;
  }
  MemoryStatistics statistics() const override { return statistics_; }

  static void count(const MemoryAccess& access, MemoryStatistics& statistics) {
    ++(access.write ? statistics.writes : statistics.reads);
    statistics.bytes += access.bytes;
  }

 private:
  MemoryStatistics statistics_;
};

/// The same at `at`.
class StreamingController final : public MemoryController {
 public:
  void reset() override {
    done_.clear();
    statistics_ = {};
  }
  bool can_accept() const override { return true; }
  void accept(const MemoryAccess& access, std::uint64_t tag, Time now) override {
    StreamingTiming::count(access, statistics_);
    done_.push_back({tag, now});
  }
  Time next_event() const override { return done_.empty() ? kNever : done_.front().at; }
  void advance(Time /*now*/, std::vector<Done>& done) override {
    done.insert(done.end(), done_.begin(), done_.end());
    done_.clear();
  }
  MemoryStatistics statistics() const override { return statistics_; }

 private:
  std::vector<Done> done_;
  MemoryStatistics statistics_;
};

}  // namespace weft
