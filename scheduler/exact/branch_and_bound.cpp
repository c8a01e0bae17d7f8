// SPDX-License-Identifier: Apache-2.0
#include "scheduler/exact/branch_and_bound.h"

#include <algorithm>
#include <chrono>

#include "scheduler/exact/search.h"
#include "scheduler/offline/forward_pass.h"
#include "scheduler/offline/registry.h"

namespace weft {

namespace {

// The search adds up as many times as there are tasks.
constexpr Ticks kLongestHorizon =
    std::numeric_limits<Ticks>::max() / static_cast<Ticks>(Instance::kMostTasks);

/// The shortest schedule of all offline policies that do not duplicate, the first of equals.
Schedule best_policy_schedule(const Problem& problem) {
  Schedule best;
  for (const auto& policy : offline_policies().entries()) {
    Schedule schedule = policy.make(problem);
    if (schedule.tasks.size() > problem.tasks().size()) continue;
    schedule = forward_pass(problem, std::move(schedule.tasks));
    if (best.tasks.empty() || schedule.makespan() < best.makespan()) best = std::move(schedule);
  }
  return best;
}

/// Says when to stop, and why.
class Watch {
 public:
  explicit Watch(const ExactLimits& limits) : limits_(limits) {}

  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

  bool is_over(std::int64_t nodes) {
    constexpr std::int64_t kNodesBetweenLooks = 256;
    if (status_ != ExactStatus::proved) return true;
    if (nodes > limits_.nodes) status_ = ExactStatus::node_limit;
    if (nodes % kNodesBetweenLooks == 0 && seconds() > limits_.seconds) {
      status_ = ExactStatus::time_limit;
    }
    return status_ != ExactStatus::proved;
  }

  ExactStatus status() const { return status_; }

 private:
  ExactLimits limits_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  ExactStatus status_ = ExactStatus::proved;
};

}  // namespace

const char* name_of(ExactStatus status) {
  switch (status) {
    case ExactStatus::proved:
      return "proved";
    case ExactStatus::time_limit:
      return "time_limit";
    case ExactStatus::node_limit:
      return "node_limit";
    case ExactStatus::too_large:
      return "too_large";
  }
  return "";
}

double ExactResult::gap() const {
  if (schedule.makespan() == bound) return 0;
  return static_cast<double>(schedule.makespan()) / static_cast<double>(bound) - 1;
}

ExactResult solve_exactly(const Problem& problem, const ExactLimits& limits) {
  Watch watch(limits);
  ExactResult result;
  result.schedule = best_policy_schedule(problem);
  result.bound = lower_bound(problem);
  if (result.bound < result.schedule.makespan()) {
    if (problem.tasks().size() > Instance::kMostTasks || problem.horizon() > kLongestHorizon) {
      result.status = ExactStatus::too_large;
    } else {
      const Instance instance(problem);
      Search search(instance, result.schedule.makespan(), limits.state_bytes,
                    [&](std::int64_t nodes) { return watch.is_over(nodes); });
      const Ticks open = search.run();
      if (!search.best().empty()) result.schedule = {search.best()};
      result.bound = std::max(result.bound, std::min(open, result.schedule.makespan()));
      result.nodes = search.nodes();
      result.status =
          result.bound == result.schedule.makespan() ? ExactStatus::proved : watch.status();
    }
  }
  result.seconds = watch.seconds();
  return result;
}

}  // namespace weft
