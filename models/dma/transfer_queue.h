// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "models/dma/dma.h"

namespace weft {

/// The transfers that wait for a DMA engine: the one that may begin first goes first, then the one
/// that was queued first. No allocation once it has grown.
class TransferQueue {
 public:
  void push(const DmaTransfer& transfer);
  bool empty() const { return heap_.empty(); }
  const DmaTransfer& front() const { return heap_.front().transfer; }
  void pop();
  void clear();

 private:
  struct Entry {
    DmaTransfer transfer;
    std::int64_t sequence;
  };
  static bool later(const Entry& a, const Entry& b);

  std::vector<Entry> heap_;
  std::int64_t pushed_ = 0;
};

}  // namespace weft
