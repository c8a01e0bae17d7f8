// SPDX-License-Identifier: Apache-2.0
#include "models/dma/transfer_queue.h"

#include <algorithm>

namespace weft {

void TransferQueue::push(const DmaTransfer& transfer) {
  heap_.push_back({transfer, pushed_++});
  std::push_heap(heap_.begin(), heap_.end(), later);
}

void TransferQueue::pop() {
  std::pop_heap(heap_.begin(), heap_.end(), later);
  heap_.pop_back();
}

void TransferQueue::clear() {
  heap_.clear();
  pushed_ = 0;
}

bool TransferQueue::later(const Entry& a, const Entry& b) {
  return a.transfer.not_before != b.transfer.not_before
             ? a.transfer.not_before > b.transfer.not_before
             : a.sequence > b.sequence;
}

}  // namespace weft
