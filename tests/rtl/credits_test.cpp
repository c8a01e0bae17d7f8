// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/rtl/bench.h"

namespace weft {
namespace {

constexpr std::uint32_t kEnable = 1U << registers::kControlEnableLsb;

/// What a block without credits left does with a doorbell that comes with the completion that gives
/// one back. (Once the credit was there a cycle later only, and with 32 PEs the model accepted what
/// the block refused.)
class LastCredit : public testing::TestWithParam<const char*> {
 protected:
  LastCredit() : bench_(make_dut(GetParam())) {
    for (std::int32_t pe = 0; pe < bench_.size().pes; ++pe) {
      bench_.set_cost(0, pe, 10);
      for (std::int32_t to = 0; to < bench_.size().pes; ++to) bench_.set_link(pe, to, 0);
    }
    bench_.load(0, fan_out(), 0, 0);
    bench_.load(1, GoldenTemplate(1), 20, 20);
    bench_.load(2, GoldenTemplate(51), 21, 20);
    bench_.load(3, GoldenTemplate(2), 72, 20);  // more than the walker gives back
  }

  /// A task that keeps the successor walk busy for 12 cycles.
  static GoldenTemplate fan_out() {
    GoldenTemplate tasks(13);
    tasks[0].mean = 1000;
    for (std::int32_t to = 1; to < 13; ++to) {
      GoldenEdge edge;
      edge.successor = to;
      tasks[0].edges.push_back(edge);
      tasks[static_cast<std::size_t>(to)].in_degree = 1;
    }
    return tasks;
  }

  /// The doorbell's cycle, seen from the completion that gives the credit back.
  std::int64_t gap(const std::vector<std::int32_t>& fill, std::int32_t last, int wait) {
    bench_.soft_reset(kEnable);
    bench_.settle();
    for (const std::int32_t job : fill) bench_.ring(job, 0);
    bench_.settle();
    const Dispatch walker = bench_.take(true).value();
    const Dispatch giver = bench_.take(true).value();
    EXPECT_EQ(walker.task.task, 0);
    EXPECT_EQ(walker.task.job, 0U);
    bench_.complete(walker, 10);
    bench_.complete(giver, 10);
    bench_.cycles(wait);
    bench_.write(registers::kJobTagOffset, 0);
    std::uint64_t rung = 0;
    const std::uint64_t accepted = bench_.golden().jobs_accepted();
    bench_.write(registers::kDoorbellOffset, static_cast<std::uint32_t>(last), [&] {
      rung = bench_.cycle_count() - 1;
      bench_.golden().doorbell(last, 0xffffffff);
    });
    bench_.settle();
    bench_.check_state();
    const auto after =
        static_cast<std::int64_t>(rung) - static_cast<std::int64_t>(bench_.credit_cycle());
    EXPECT_EQ(bench_.golden().jobs_accepted() > accepted, after >= 0) << after;
    EXPECT_EQ((bench_.read(registers::kErrorOffset) & 0xff) == registers::kErrorNoCredits,
              after < 0);
    return after;
  }

  void expect_all_gaps(const std::vector<std::int32_t>& fill, std::int32_t last) {
    std::set<std::int64_t> gaps;
    for (int wait = 0; wait < 24; ++wait) gaps.insert(gap(fill, last, wait));
    for (const std::int64_t near : {-1, 0, 1}) {
      EXPECT_EQ(gaps.count(near), 1U) << "they never came " << near << " cycles apart";
    }
  }

  Bench bench_;
};

TEST_P(LastCredit, OfTasksCountsInTheCycleInWhichItIsGivenBack) { expect_all_gaps({0, 2}, 3); }

TEST_P(LastCredit, OfJobsCountsInTheCycleInWhichItIsGivenBack) {
  std::vector<std::int32_t> fill(16, 1);
  fill[0] = 0;
  expect_all_gaps(fill, 1);
}

INSTANTIATE_TEST_SUITE_P(Builds, LastCredit, testing::Values("pe4", "pe4s"),
                         [](const auto& build) { return std::string(build.param); });

}  // namespace
}  // namespace weft
