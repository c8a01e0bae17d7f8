// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "models/memory/completion_queue.h"
#include "models/memory/dram.h"
#include "models/memory/fr_fcfs_channel.h"
#include "models/memory/memory_timing.h"

namespace weft {

/// The queues of a DRAM controller. Depth and window above zero.
struct FrFcfsOptions {
  DramOptions dram;
  std::int32_t depth = 16;   ///< accesses taken and not yet done
  std::int32_t window = 32;  ///< column accesses of a channel among which it chooses
  std::int32_t cap = 16;     ///< younger column accesses that may overtake one; 0: first come
};

/// DRAM at `at`: accesses queue, are cut into column accesses that enter their channels' windows in
/// order as there is room, and each channel picks first-ready, first come first served (see
/// FrFcfsChannel). An access is done with its last column access and holds its place until then.
/// Event driven: between two events nothing is looked at. With closed pages a row is closed with
/// the last column access in the window that wants it. `waiting` counts from the arrival behind the
/// front end to an access's first command.
class FrFcfsController final : public MemoryController {
 public:
  /// Throws what `check` throws, and std::invalid_argument for a queue without room.
  explicit FrFcfsController(const FrFcfsOptions& options);

  void reset() override;
  bool can_accept() const override { return !free_slots_.empty(); }
  void accept(const MemoryAccess& access, std::uint64_t tag, Time now) override;
  Time next_event() const override;
  void advance(Time now, std::vector<Done>& done) override;
  MemoryStatistics statistics() const override {
    MemoryStatistics all = statistics_;
    all.lanes = options_.dram.geometry.channels;
    return all;
  }

  /// The most younger column accesses that went before one so far; never above the cap.
  std::int32_t most_bypassed() const { return most_bypassed_; }

 private:
  struct Slot {
    std::uint64_t tag = 0;
    std::uint64_t next_column = 0;  // not yet in a window
    std::uint64_t end_column = 0;
    std::int64_t remaining = 0;  // column accesses without their command
    bool write = false;
    Time ready{0};  // behind the front end
    Time begin = kNever;
    Time end{0};
  };

  void run(Time now);
  void feed(Time now);
  void book(const FrFcfsChannel::Issued& issued);
  std::uint32_t front() const { return waiting_[first_waiting_]; }

  FrFcfsOptions options_;
  std::vector<FrFcfsChannel> channels_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_slots_;
  std::vector<std::uint32_t> waiting_;  // ring of slots with columns not yet in a window
  std::size_t first_waiting_ = 0;
  std::size_t waiting_count_ = 0;
  bool blocked_ = false;  // the first of them waits for room in a window
  CompletionQueue ends_;  // by slot
  std::vector<Done> due_;
  std::int32_t most_bypassed_ = 0;
  MemoryStatistics statistics_;
};

}  // namespace weft
