// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/memory/cache.h"

namespace weft {

/// A cache at `at`: the same as CachedTiming in front of a controller. Fetches and write-backs go
/// below in order, as its queue has room; an access holds its place until it is done.
class CachedController final : public MemoryController {
 public:
  /// `depth`: accesses taken and not yet done; above zero. Throws what CacheFront throws.
  CachedController(const CacheOptions& options, std::int32_t depth,
                   std::unique_ptr<MemoryController> below);

  void reset() override;
  bool can_accept() const override { return !free_slots_.empty(); }
  void accept(const MemoryAccess& access, std::uint64_t tag, Time now) override;
  Time next_event() const override;
  void advance(Time now, std::vector<Done>& done) override;
  /// Of both, as CacheFront has it.
  MemoryStatistics statistics() const override { return front_.statistics(below_->statistics()); }
  const MemoryController& below() const { return *below_; }

 private:
  struct Slot {
    std::uint64_t tag = 0;
    std::int32_t remaining = 0;  // fetches that it waits for
    Time end{0};                 // of all the rest
  };

  // A fetch or write-back that is not done below; its index is its tag there.
  struct Transfer {
    MemoryAccess access;
    Time due{0};                         // it may go below
    std::vector<std::uint32_t> waiters;  // slots
  };

  void join(std::uint32_t slot, std::uint64_t line);
  void await(std::uint32_t transfer, std::uint32_t slot);
  std::uint32_t enqueue(const MemoryAccess& access, Time due);
  const Transfer& first_unsent() const { return transfers_[live_[live_.size() - unsent_]]; }
  void send(Time now);
  void finish(const Done& done);

  CacheFront front_;
  std::unique_ptr<MemoryController> below_;
  std::uint64_t line_bytes_;
  std::int32_t depth_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_slots_;
  std::vector<Transfer> transfers_;
  std::vector<std::uint32_t> free_transfers_;
  std::vector<std::uint32_t> live_;  // transfers not done, oldest first
  std::size_t unsent_ = 0;           // so many of the last have not gone below
  CacheTraffic traffic_;
  CompletionQueue ends_;  // by slot
  std::vector<Done> due_;
};

}  // namespace weft
