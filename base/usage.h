// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/time.h"

namespace weft {

/// How much a link of an interconnect was used in a run.
struct LinkStatistics {
  Time busy{0};     ///< sent beats
  Time waiting{0};  ///< sum over packets of the time from asking for the link to its grant
  std::int64_t packets = 0;
  std::int64_t bytes = 0;
};

/// What a memory did in a run; what a kind of memory does not have stays zero.
struct MemoryStatistics {
  std::int64_t reads = 0;  ///< accesses
  std::int64_t writes = 0;
  std::int64_t bytes = 0;
  std::int32_t lanes = 1;     ///< ports, or channels, that move data at once
  Time busy{0};               ///< data moved at a port, or on a channel's data bus; over all lanes
  Time waiting{0};            ///< accesses stood before they were begun
  std::int64_t row_hits = 0;  ///< column accesses
  std::int64_t row_misses = 0;     ///< the bank was closed
  std::int64_t row_conflicts = 0;  ///< another row was open
  std::int64_t refreshes = 0;
  std::int64_t cache_hits = 0;  ///< lines
  std::int64_t cache_misses = 0;
  std::int64_t write_backs = 0;
};

}  // namespace weft
