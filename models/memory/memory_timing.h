// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "base/usage.h"

namespace weft {

/// A read or write of consecutive bytes; `offset` counts from the memory's first byte.
struct MemoryAccess {
  std::uint64_t offset = 0;
  std::int64_t bytes = 0;
  bool write = false;
};

/// A memory at fidelity `lt`: accesses are served in the order of the calls, each reserving what
/// it needs (port, bank, data bus), so contention costs no event. Plain C++ without a kernel.
class MemoryTiming {
 public:
  MemoryTiming() = default;
  MemoryTiming(const MemoryTiming&) = delete;
  MemoryTiming& operator=(const MemoryTiming&) = delete;
  virtual ~MemoryTiming() = default;

  /// Back to idle, time 0, statistics cleared.
  virtual void reset() = 0;
  /// Serves an access that comes at `at`; returns when its last byte is read or taken. Calls may
  /// go back in time a little (a later call with an earlier `at`): the order of calls counts.
  virtual Time access(const MemoryAccess& access, Time at) = 0;
  virtual MemoryStatistics statistics() const = 0;
};

/// A memory at fidelity `at`: accesses queue and a controller picks the order. Plain C++ without a
/// kernel: it says when it next has something to do, and its owner calls `advance` then.
class MemoryController {
 public:
  struct Done {
    std::uint64_t tag;
    Time at;  ///< the last byte is read or taken
  };

  MemoryController() = default;
  MemoryController(const MemoryController&) = delete;
  MemoryController& operator=(const MemoryController&) = delete;
  virtual ~MemoryController() = default;

  virtual void reset() = 0;
  /// Whether there is room in the queue.
  virtual bool can_accept() const = 0;
  /// Queues an access; `tag` comes back with its end. Only where `can_accept`.
  virtual void accept(const MemoryAccess& access, std::uint64_t tag, Time now) = 0;
  /// The next instant at which `advance` does something; kNever where all is idle.
  virtual Time next_event() const = 0;
  /// Does everything due up to `now` and appends what is done, in order.
  virtual void advance(Time now, std::vector<Done>& done) = 0;
  virtual MemoryStatistics statistics() const = 0;
};

}  // namespace weft
