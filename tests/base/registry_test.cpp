// SPDX-License-Identifier: Apache-2.0
#include "base/registry.h"

#include <gmock/gmock.h>

namespace weft {
namespace {

using ::testing::StrEq;
using ::testing::ThrowsMessage;

const Registry<int()>& numbers() {
  static const Registry<int()> registry(
      "number", {{"One", "the first", [] { return 1; }}, {"Two", "the second", [] { return 2; }}});
  return registry;
}

TEST(Registry, FindsWithoutRegardToCase) {
  EXPECT_EQ(numbers().find("Two").make(), 2);
  EXPECT_EQ(numbers().find("oNE").make(), 1);
  EXPECT_EQ(numbers().find("two").name, "Two");
}

TEST(Registry, UnknownNameIsRefusedWithLocationChoicesAndHint) {
  EXPECT_THAT(
      [] {
        numbers().find("twoo", Location{"file.yaml", 2, 5});
      },
      ThrowsMessage<InputError>(StrEq("file.yaml:2:5: unknown number 'twoo'; expected one "
                                      "of 'One', 'Two'; did you mean 'Two'?")));
}

TEST(Registry, PartOfANameIsNoName) { EXPECT_THROW(numbers().find("Tw"), InputError); }

}  // namespace
}  // namespace weft
