// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(NearestHint, NamesTheNearestCandidate) {
  EXPECT_EQ(nearest_hint("utilizaton", {"throughput", "utilization", "realization"}),
            "; did you mean 'utilization'?");
}

TEST(NearestHint, CountsInsertionsDeletionsAndSubstitutionsAlike) {
  EXPECT_EQ(nearest_hint("kernel", {"kernels_x", "kernl"}), "; did you mean 'kernl'?");
  EXPECT_EQ(nearest_hint("kernel", {"kennels", "kernel1"}), "; did you mean 'kernel1'?");
  EXPECT_EQ(nearest_hint("kernel", {"xkernelx", "kermel"}), "; did you mean 'kermel'?");
}

TEST(NearestHint, IgnoresLetterCase) {
  EXPECT_EQ(nearest_hint("HEFT_rt", {"heft", "Heft_RT"}), "; did you mean 'Heft_RT'?");
}

TEST(NearestHint, TakesTheFirstOfEquals) {
  EXPECT_EQ(nearest_hint("task_3", {"task_1", "task_2"}), "; did you mean 'task_1'?");
}

TEST(NearestHint, IsSilentWhereNothingIsNear) {
  EXPECT_EQ(nearest_hint("bandwidth", {"latency", "resolution"}), "");
  EXPECT_EQ(nearest_hint("anything", {}), "");
}

TEST(NearestHint, IsSilentWhereEveryLetterWouldChange) {
  EXPECT_EQ(nearest_hint("x", {"ab"}), "");
  EXPECT_EQ(nearest_hint("xy", {"ab"}), "");
  EXPECT_EQ(nearest_hint("", {"ab"}), "");
}

TEST(Location, ReadsAsCompilersPrintIt) {
  EXPECT_EQ((Location{"soc.yaml", 3, 14}.text()), "soc.yaml:3:14");
  EXPECT_EQ((Location{"--set jobs=0"}.text()), "--set jobs=0");
}

TEST(InputError, BeginsWithItsLocation) {
  EXPECT_STREQ(InputError(Location{"soc.yaml", 3, 14}, "bad").what(), "soc.yaml:3:14: bad");
  EXPECT_STREQ(InputError(Location{}, "bad").what(), "bad");
}

TEST(InputError, IsOneLineWhateverTheInputHolds) {
  EXPECT_STREQ(InputError("one\ntwo").what(), "one\\ntwo");
}

TEST(OneLine, ShowsControlCharactersAndLeavesTheRest) {
  EXPECT_EQ(one_line("a\nb\tc\x7f"), "a\\nb\\x09c\\x7f");
  EXPECT_EQ(one_line("caf\u00e9, \"5 \u20ac\""), "caf\u00e9, \"5 \u20ac\"");
}

TEST(OneLine, LeavesOutTheMiddleOfALongText) {
  const std::string longest(1'000, 'x');
  EXPECT_EQ(one_line(longest), longest);
  const std::string cut = one_line("begin" + longest + "end");
  EXPECT_LT(cut.size(), longest.size() + 10);
  EXPECT_EQ(cut.substr(0, 5), "begin");
  EXPECT_EQ(cut.substr(cut.size() - 3), "end");
}

TEST(QuotedList, QuotesAndSeparates) {
  EXPECT_EQ(quoted_list({"a", "b"}), "'a', 'b'");
  EXPECT_EQ(quoted_list({}), "none");
}

}  // namespace
}  // namespace weft
