// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/rtl/bench.h"

namespace weft {
namespace {

constexpr std::uint32_t kEnable = 1U << registers::kControlEnableLsb;
constexpr std::uint32_t kHold = 1U << registers::kControlHoldLsb;
constexpr std::uint32_t kErrorCause = 1U << registers::kInterruptStatusErrorLsb;
constexpr std::uint32_t kValid = 1U << registers::kTemplateValidLsb;

class Faults : public testing::Test {
 protected:
  Faults() : bench_(make_dut("pe4")) {
    for (std::int32_t pe = 0; pe < 4; ++pe) {
      for (std::int32_t kernel = 0; kernel < 3; ++kernel) bench_.set_cost(kernel, pe, 10);
      for (std::int32_t to = 0; to < 4; ++to) bench_.set_link(pe, to, 0);
    }
    bench_.set_control(kEnable);
    bench_.write(registers::kInterruptEnableOffset, kErrorCause);
    bench_.load(0, chain(), 0, 0);
  }

  /// Task 0, then task 1.
  static GoldenTemplate chain() {
    GoldenTemplate tasks(2);
    GoldenEdge edge;
    edge.successor = 1;
    tasks[0].edges.push_back(edge);
    tasks[1].in_degree = 1;
    tasks[1].kernel = 1;
    return tasks;
  }

  std::uint32_t errors() { return bench_.read(registers::kErrorsOffset); }

  /// The action causes this error, once, with an interrupt; then clears both.
  void expect_error(std::uint32_t code, std::uint32_t argument,
                    const std::function<void()>& action) {
    const std::uint32_t before = errors();
    EXPECT_FALSE(bench_.irq());
    action();
    bench_.settle();
    EXPECT_EQ(errors(), before + 1) << "code " << code;
    EXPECT_TRUE(bench_.irq());
    EXPECT_EQ(bench_.read(registers::kErrorOffset),
              1U << registers::kErrorValidLsb | argument << registers::kErrorArgumentLsb | code);
    clear();
    EXPECT_FALSE(bench_.irq());
    EXPECT_EQ(bench_.read(registers::kErrorOffset), 0U);
  }

  void clear() {
    bench_.write(registers::kErrorOffset, 1U << registers::kErrorValidLsb);
    bench_.write(registers::kInterruptStatusOffset, 0x1f);
    bench_.settle();
  }

  /// A job of the chain goes through, as ever.
  void expect_works() {
    const std::uint32_t done = bench_.read(registers::kJobsDoneOffset);
    bench_.ring(0, 5);
    for (int task = 0; task < 2; ++task) {
      bench_.settle();
      const auto dispatch = bench_.take(true);
      ASSERT_TRUE(dispatch.has_value());
      EXPECT_EQ(dispatch->task.task, task);
      bench_.complete(*dispatch, 10);
    }
    bench_.settle();
    bench_.check_settled();
    bench_.check_state();
    EXPECT_EQ(bench_.read(registers::kJobsDoneOffset), done + 1);
    bench_.write(registers::kInterruptStatusOffset, 0x1f);
  }

  void expect_template_refused(const GoldenTemplate& tasks, std::uint32_t code) {
    bench_.write_template(tasks, 20, 20);
    const auto count = static_cast<std::uint32_t>(tasks.size());
    expect_error(code, 1, [&] {
      bench_.write(registers::kTemplateOffset + registers::kTemplateStride,
                   20U | count << registers::kTemplateTasksLsb | kValid);
    });
    expect_error(registers::kErrorTemplateInvalid, 1,
                 [&] { bench_.write(registers::kDoorbellOffset, 1); });
  }

  Bench bench_;
};

TEST_F(Faults, DoorbellWhileDisabled) {
  bench_.set_control(0);
  expect_error(registers::kErrorDisabled, 0, [&] { bench_.write(registers::kDoorbellOffset, 0); });
  bench_.set_control(kEnable);
  expect_works();
}

TEST_F(Faults, DoorbellForATemplateThatIsNotLoaded) {
  for (const std::uint32_t index : {1U, 15U, 16U, 255U}) {
    expect_error(registers::kErrorTemplateInvalid, index,
                 [&] { bench_.write(registers::kDoorbellOffset, index); });
  }
  expect_works();
}

TEST_F(Faults, DoorbellWithoutCreditsForAllTasksOfTheJob) {
  bench_.load(1, GoldenTemplate(21), 2, 1);
  for (int i = 0; i < 3; ++i) bench_.ring(1, 0);  // 63 of 64 slots
  expect_error(registers::kErrorNoCredits, 0, [&] { bench_.ring(0, 0); });
  bench_.load(2, GoldenTemplate(1), 0, 0);  // refused: jobs are in flight
  EXPECT_EQ(bench_.read(registers::kErrorOffset) & 0xff, registers::kErrorWriteBusy);
  clear();
  bench_.soft_reset(kEnable);
  expect_works();
}

TEST_F(Faults, DoorbellWhenAllJobNumbersAreTaken) {
  bench_.load(1, GoldenTemplate(1), 2, 1);
  bench_.set_control(kEnable | kHold);
  for (int i = 0; i < 16; ++i) bench_.ring(1, 0);
  EXPECT_EQ(bench_.read(registers::kCreditsOffset), 48U);
  expect_error(registers::kErrorNoCredits, 1, [&] { bench_.ring(1, 0); });
  bench_.soft_reset(kEnable);
  expect_works();
}

TEST_F(Faults, MalformedTemplates) {
  const auto with = [](const std::function<void(GoldenTemplate&)>& change) {
    GoldenTemplate tasks = chain();
    change(tasks);
    return tasks;
  };
  const std::uint32_t malformed = registers::kErrorMalformed;
  expect_template_refused({}, malformed);
  expect_template_refused(GoldenTemplate(65), malformed);
  expect_template_refused(with([](auto& t) { t[1].kernel = 64; }), malformed);
  expect_template_refused(with([](auto& t) { t[0].kernel = 0xffff; }), malformed);
  expect_template_refused(with([](auto& t) { t[0].edges[0].successor = 2; }), malformed);
  expect_template_refused(with([](auto& t) { t[0].edges[0].successor = 0; }), malformed);
  expect_template_refused(with([](auto& t) { t[0].edges[0].successor = 255; }), malformed);
  expect_template_refused(with([](auto& t) { t[1].in_degree = 2; }), malformed);
  expect_template_refused(with([](auto& t) { t[1].in_degree = 0; }), malformed);
  expect_template_refused(with([](auto& t) { t[0].in_degree = 1; }), malformed);
  expect_template_refused(with([](auto& t) { t[1].edges = t[0].edges; }), malformed);
  expect_works();
}

TEST_F(Faults, TemplatesBeyondTheMemories) {
  for (const std::uint32_t first : {255U, 0xffffU}) {
    expect_error(registers::kErrorMalformed, 1, [&] {
      bench_.write(registers::kTemplateOffset + registers::kTemplateStride,
                   first | 2U << registers::kTemplateTasksLsb | kValid);
    });
  }
  bench_.write(registers::kTaskKernelOffset + 40 * registers::kTaskKernelStride, 0);
  bench_.write(registers::kTaskEdgesOffset + 40 * registers::kTaskEdgesStride,
               512U | 1U << registers::kTaskEdgesCountLsb);
  expect_error(registers::kErrorMalformed, 1, [&] {
    bench_.write(registers::kTemplateOffset + registers::kTemplateStride,
                 40U | 1U << registers::kTemplateTasksLsb | kValid);
  });
  expect_works();
}

TEST_F(Faults, TemplateWithAKernelThatNoPeSupports) {
  for (std::int32_t pe = 0; pe < 4; ++pe) bench_.set_cost(5, pe, GoldenTables::kUnsupported);
  for (const std::size_t task : {0U, 1U}) {
    GoldenTemplate tasks = chain();
    tasks[task].kernel = 5;
    expect_template_refused(tasks, registers::kErrorNoPe);
  }
  expect_works();
}

TEST_F(Faults, KernelThatLosesItsLastPe) {
  bench_.ring(0, 0);
  bench_.settle();
  const auto first = bench_.take(true);
  ASSERT_TRUE(first.has_value());
  for (std::int32_t pe = 0; pe < 4; ++pe) bench_.set_cost(1, pe, GoldenTables::kUnsupported);
  expect_error(registers::kErrorNoPe, 1, [&] { bench_.complete(*first, 10); });
  EXPECT_FALSE(bench_.take(false).has_value());
  EXPECT_EQ(bench_.read(registers::kCreditsOffset) & 0xffff, 63U);  // the slot is kept
  bench_.soft_reset(kEnable);
  for (std::int32_t pe = 0; pe < 4; ++pe) bench_.set_cost(1, pe, 10);
  expect_works();
}

TEST_F(Faults, CompletionsOfWhatDoesNotRun) {
  const auto completion = [&](std::uint32_t slot, std::uint32_t pe) {
    expect_error(registers::kErrorNotRunning, slot, [&] {
      bench_.write(registers::kCompletionOffset, slot | pe << registers::kCompletionPeLsb);
    });
  };
  completion(0, 0);
  completion(64, 0);
  completion(0xffff, 0);
  bench_.ring(0, 0);
  bench_.settle();
  const auto first = bench_.take(true);
  ASSERT_TRUE(first.has_value());
  const auto pe = static_cast<std::uint32_t>(first->pe);
  completion(first->slot, pe ^ 1U);  // another PE
  completion(first->slot, 31);       // no PE
  completion(first->slot + 1, pe);   // waits for its predecessor
  bench_.complete(*first, 10);
  bench_.settle();
  completion(first->slot, pe);  // a second time
  const auto second = bench_.take(true);
  ASSERT_TRUE(second.has_value());
  bench_.complete(*second, 10);
  expect_works();
}

TEST_F(Faults, WritesWhileJobsAreInFlight) {
  bench_.ring(0, 0);
  bench_.settle();
  const std::vector<std::uint32_t> addresses = {
      registers::kPolicyOffset,        registers::kTemplateOffset,  registers::kLinkClassOffset,
      registers::kTaskKernelOffset,    registers::kTaskEdgesOffset, registers::kTaskMeanOffset,
      registers::kEdgeSuccessorOffset, registers::kEdgeTime1Offset};
  for (const std::uint32_t address : addresses) {
    expect_error(registers::kErrorWriteBusy, 0, [&] { bench_.write(address, 0x3); });
  }
  const std::uint32_t on_dispatch = 1U << registers::kControlOnDispatchLsb;
  expect_error(registers::kErrorWriteBusy, 0,
               [&] { bench_.write(registers::kControlOffset, kEnable | on_dispatch); });
  EXPECT_EQ(bench_.read(registers::kControlOffset), kEnable);
  EXPECT_EQ(bench_.read(registers::kPolicyOffset), 0U);
  for (int task = 0; task < 2; ++task) {
    bench_.complete(*bench_.take(true), 3);
    bench_.settle();
  }
  expect_works();
}

TEST_F(Faults, ValuesThatTheFieldCannotHold) {
  expect_error(registers::kErrorValueRange, 0, [&] { bench_.write(registers::kPolicyOffset, 5); });
  expect_error(registers::kErrorValueRange, 0,
               [&] { bench_.write(registers::kLinkClassOffset, 5); });
  expect_error(registers::kErrorValueRange, 0,
               [&] { bench_.write(registers::kTimeoutOffset, 1U << 30); });
  EXPECT_EQ(bench_.read(registers::kPolicyOffset), 0U);
  EXPECT_EQ(bench_.read(registers::kTimeoutOffset), 0U);
  expect_works();
}

TEST_F(Faults, TimeThatGoesBackOrJumps) {
  bench_.set_time(1000);
  const auto set = [&](std::uint64_t time) {
    bench_.write(registers::kTimeLoOffset, static_cast<std::uint32_t>(time));
    bench_.write(registers::kTimeHiOffset, static_cast<std::uint32_t>(time >> 32));
  };
  expect_error(registers::kErrorTimeRange, 0, [&] { set(999); });
  bench_.ring(0, 0);
  bench_.settle();
  expect_error(registers::kErrorTimeRange, 0, [&] { set(1000 + (1U << 30)); });
  EXPECT_EQ(bench_.read(registers::kTimeLoOffset), 1000U);
  bench_.set_time(1000 + (1U << 30) - 1);
  for (int task = 0; task < 2; ++task) {
    bench_.complete(*bench_.take(true), 3);
    bench_.settle();
  }
  bench_.set_time(std::int64_t{1} << 40);  // nothing is in flight
  expect_works();
}

TEST_F(Faults, PeThatDoesNotComplete) {
  bench_.write(registers::kTimeoutOffset, 50);
  bench_.ring(0, 0);
  bench_.settle();
  const auto first = bench_.take(true);
  ASSERT_TRUE(first.has_value());
  bench_.set_time(50);
  bench_.settle();
  EXPECT_EQ(bench_.read(registers::kPeTimeoutOffset), 0U);
  const std::uint32_t cause = 1U << registers::kInterruptStatusTimeoutLsb;
  bench_.write(registers::kInterruptEnableOffset, cause);
  const auto pe = static_cast<std::uint32_t>(first->pe);
  expect_error(registers::kErrorTimeout, pe, [&] { bench_.set_time(51); });
  EXPECT_EQ(bench_.read(registers::kPeTimeoutOffset), 1U << pe);
  bench_.complete(*first, 51);
  bench_.settle();
  EXPECT_EQ(bench_.read(registers::kPeTimeoutOffset), 0U);
  bench_.complete(*bench_.take(true), 1);
  expect_works();
}

TEST_F(Faults, TheFirstErrorIsKeptAndAllAreCounted) {
  bench_.write(registers::kDoorbellOffset, 7);
  bench_.write(registers::kPolicyOffset, 99);
  bench_.write(registers::kErrorOffset, 0);  // clears nothing
  EXPECT_EQ(bench_.read(registers::kErrorOffset), 1U << registers::kErrorValidLsb |
                                                      7U << registers::kErrorArgumentLsb |
                                                      registers::kErrorTemplateInvalid);
  EXPECT_EQ(errors(), 2U);
}

}  // namespace
}  // namespace weft
