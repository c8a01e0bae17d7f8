// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "models/interconnect/options.h"
#include "models/memory/memory_timing.h"
#include "platforms/description.h"

namespace weft {

/// How long data takes from PE to PE over an interconnect with contention while nothing else is
/// under way.
class TransferEstimate {
 public:
  explicit TransferEstimate(const PlatformDescription& platform);

  Time time(PeId from, PeId to, std::int64_t bytes) const;

 private:
  /// One pass of a DMA engine over the interconnect.
  Time leg(std::int32_t initiator, std::int32_t target, std::int64_t bytes, bool write) const;
  /// A burst from its request to its response.
  Time round_trip(std::int32_t initiator, std::int32_t target, std::int64_t bytes,
                  bool write) const;

  const TransportDescription& transport_;
  DataPathOptions data_path_;
  Topologies topologies_;
  std::int32_t pe_count_;
  std::vector<std::unique_ptr<MemoryTiming>> memories_;  // each asked while it is idle
};

}  // namespace weft
