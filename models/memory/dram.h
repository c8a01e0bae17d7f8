// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/memory/address_map.h"
#include "models/memory/dram_channel.h"
#include "models/memory/memory_timing.h"

namespace weft {

/// A DRAM of one or more channels, at either fidelity.
struct DramOptions {
  DramGeometry geometry;
  DramTimings timings;
  AddressMap map;
  PagePolicy page_policy = PagePolicy::open;
  Time front_end_latency{0};  ///< controller and PHY, there and back; before the first command
};

/// Column accesses by RowOutcome.
using DramOutcomes = std::array<std::int64_t, 3>;

/// DRAM at `lt`: column accesses are placed in the order of the calls, each as early as its own
/// arrival and the commands placed before allow, so the activates of an access overlap with the
/// data of earlier ones. With closed pages, an access closes the rows that it opened.
/// `MemoryStatistics` count row outcomes by column access; `waiting` is the time from an access's
/// arrival behind the front end to its first command.
class DramTiming final : public MemoryTiming {
 public:
  /// Throws what `check` throws.
  explicit DramTiming(const DramOptions& options);

  void reset() override;
  Time access(const MemoryAccess& access, Time at) override;
  MemoryStatistics statistics() const override {
    MemoryStatistics all = statistics_;
    all.lanes = options_.geometry.channels;
    return all;
  }

 private:
  void close_rows();
  void count(const MemoryAccess& access, const DramOutcomes& outcomes);

  DramOptions options_;
  std::vector<DramChannel> channels_;
  std::vector<DramTarget> opened_;  // by this access; with closed pages only
  MemoryStatistics statistics_;
};

}  // namespace weft
