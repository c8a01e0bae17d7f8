// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace weft {

/// When an edge's data leaves its producer (rule R6).
enum class TransferStart { eager, on_dispatch };
/// Which way it takes (rule R6).
enum class TransferPath { direct, shared_memory };

/// Local memory i is mapped from (i + 1) << kLocalMemoryBits on.
inline constexpr int kLocalMemoryBits = 40;

/// How a data path moves data, and where things are.
struct DataPathOptions {
  TransferStart start = TransferStart::on_dispatch;
  TransferPath path = TransferPath::direct;
  std::uint64_t buffer_base = 0;          ///< shared_memory: where task data lies
  std::uint64_t buffer_bytes = 0;         ///< and how much of it may
  std::vector<std::int32_t> engine;       ///< by PE: its DMA engine
  std::vector<std::int64_t> local_bytes;  ///< by PE: the local memory's size; 0: without limit
};

/// The address of a PE's local memory.
inline std::uint64_t local_memory_base(std::int32_t pe) {
  return (static_cast<std::uint64_t>(pe) + 1) << kLocalMemoryBits;
}

}  // namespace weft
