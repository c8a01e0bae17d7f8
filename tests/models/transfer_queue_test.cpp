// SPDX-License-Identifier: Apache-2.0
#include "models/dma/transfer_queue.h"

#include <gtest/gtest.h>

#include <vector>

namespace weft {
namespace {

TEST(TransferQueue, TakesWhatMayBeginFirstThenWhatCameFirst) {
  TransferQueue queue;
  queue.push({0, 1, false, nanoseconds(5), 1});
  queue.push({0, 1, false, nanoseconds(2), 2});
  queue.push({0, 1, false, nanoseconds(5), 3});
  queue.push({0, 1, false, nanoseconds(2), 4});
  std::vector<std::uint64_t> order;
  while (!queue.empty()) {
    order.push_back(queue.front().tag);
    queue.pop();
  }
  EXPECT_EQ(order, (std::vector<std::uint64_t>{2, 4, 1, 3}));
}

TEST(TransferQueue, IsEmptyWhenCleared) {
  TransferQueue queue;
  queue.push({});
  queue.clear();
  EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace weft
