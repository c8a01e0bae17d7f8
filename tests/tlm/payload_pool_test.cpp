// SPDX-License-Identifier: Apache-2.0
#include "tlm/payload_pool.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

using Pool = PayloadPool<int>;

TEST(PayloadPool, GivesOutEachPayloadOnceUntilItIsReleased) {
  Pool pool;
  tlm::tlm_generic_payload& first = pool.take(1);
  tlm::tlm_generic_payload& second = pool.take(2);
  EXPECT_NE(&first, &second);
  EXPECT_EQ(pool.taken(), 2U);
  first.release();
  EXPECT_EQ(pool.taken(), 1U);
  EXPECT_EQ(&pool.take(3), &first);
  EXPECT_EQ(Pool::tag(first), 3);
  EXPECT_EQ(Pool::tag(second), 2);
}

TEST(PayloadPool, TakesAPayloadBackFromTheLastWhoHoldsIt) {
  Pool pool;
  tlm::tlm_generic_payload& payload = pool.take(1);
  payload.acquire();
  payload.release();
  EXPECT_EQ(pool.taken(), 1U);
  payload.release();
  EXPECT_EQ(pool.taken(), 0U);
}

TEST(PayloadPool, ForgetsAllWhenCleared) {
  Pool pool;
  pool.take(1);
  pool.clear();
  EXPECT_EQ(pool.taken(), 0U);
  pool.take(2).release();
  EXPECT_EQ(pool.taken(), 0U);
}

}  // namespace
}  // namespace weft
