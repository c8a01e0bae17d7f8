// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/address_decoder.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(AddressDecoder, FindsTheRangeThatAnAddressLiesIn) {
  const AddressDecoder decoder({{0x2000, 0x1000, 1, "b"}, {0x1000, 0x800, 0, "a"}});
  EXPECT_EQ(decoder.find(0x0fff), nullptr);
  EXPECT_EQ(decoder.find(0x1000)->target, 0);
  EXPECT_EQ(decoder.find(0x17ff)->target, 0);
  EXPECT_EQ(decoder.find(0x1800), nullptr);
  EXPECT_EQ(decoder.find(0x2000)->target, 1);
  EXPECT_EQ(decoder.find(0x2fff)->target, 1);
  EXPECT_EQ(decoder.find(0x3000), nullptr);
}

TEST(AddressDecoder, ReachesTheLastAddress) {
  const AddressDecoder decoder({{~std::uint64_t{0} - 0xff, 0x100, 0, "top"}});
  EXPECT_NE(decoder.find(~std::uint64_t{0}), nullptr);
}

TEST(AddressDecoder, RangesThatTouchDoNotOverlap) {
  EXPECT_FALSE(find_overlap({{0x1000, 0x1000, 0, "a"}, {0x2000, 0x1000, 1, "b"}}));
}

TEST(AddressDecoder, NamesTheRangesThatOverlap) {
  const auto overlap = find_overlap({{0x2000, 0x1000, 1, "b"}, {0x1000, 0x1001, 0, "a"}});
  ASSERT_TRUE(overlap);
  EXPECT_EQ(overlap->first.name, "a");
  EXPECT_EQ(overlap->second.name, "b");
}

}  // namespace
}  // namespace weft
