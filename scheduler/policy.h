// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/probe.h"
#include "base/span.h"
#include "base/time.h"
#include "scheduler/platform_view.h"
#include "workload/workload.h"

namespace weft {

/// How far a task of a job in flight has come.
struct TaskState {
  Time ready{0};
  Time placed{0};
  Time start{0};
  Time finish{0};
  PeId pe;
  std::int32_t open_predecessors = 0;
  Time expected{0};  ///< execution time by the cost table when it was placed
};

/// A task that waits to be placed.
struct ReadyTask {
  JobId job;
  TaskId task;
  ApplicationId application;
  KernelId kernel;
  Time ready{0};  ///< when its last predecessor completed
  Time job_arrival{0};
  Time job_deadline = kNever;            ///< an instant
  Span<const Edge> inputs;               ///< one edge from each predecessor
  const TaskState* job_tasks = nullptr;  ///< of its job, by task: where predecessors ran, and when
  std::int32_t job_slot = 0;             ///< the dispatcher's handle; means nothing to a policy
};

/// What is known of a PE when a decision is taken.
struct PeState {
  Time free_at{0};               ///< estimate of when all that is placed there will be done
  std::int32_t outstanding = 0;  ///< tasks placed there and not yet complete
};

/// The state that a policy decides on (rule R4). Views into the dispatcher's own tables; valid
/// for the length of one `decide`.
struct Situation {
  Time now{0};
  Span<const ReadyTask> ready;  ///< in the order of becoming ready, then job, then task
  Span<const PeState> pes;
};

/// The placements that a policy decides on. They all happen in one instant: where a PE is given
/// several, which of them was placed first is a tie, and goes to the one that was ready first, as
/// in DS3. Tasks that are left out stay ready, and are asked about again at the next change.
class Decision {
 public:
  struct Placement {
    std::int32_t ready_index;  ///< into Situation::ready
    PeId pe;
  };

  void clear() {
    placements_.clear();
    operations_ = 0;
  }
  void place(std::int32_t ready_index, PeId pe) { placements_.push_back({ready_index, pe}); }
  const std::vector<Placement>& placements() const { return placements_; }

  /// Counts work, for scheduler host `cpu`. An operation is a look at one PE for one task, at one
  /// input's arrival there, or a comparison of two tasks.
  void count_operations(std::int64_t operations) { operations_ += operations; }
  std::int64_t operations() const { return operations_; }

 private:
  std::vector<Placement> placements_;
  std::int64_t operations_ = 0;
};

/// What a list scheduler does: it takes the ready tasks in an order, and gives each a PE.
struct ListRule {
  enum class Order {
    ready,           ///< of becoming ready, then job, then task
    mean_execution,  ///< larger mean execution time first, then job, then task
    upward_rank,     ///< larger rank_u first, then job, then task
    deadline,        ///< earlier deadline of the job first, then job, then task
  };
  enum class Choice { earliest_finish, least_execution };

  Order order;
  Choice choice;
};

/// What a policy knows of the workload before the run.
using WorkloadView = Workload;

/// A scheduling algorithm: ready tasks and the state of the platform -> placements.
///
/// One object serves many runs, each opened by `begin`. Plain C++ without SystemC, so that a
/// policy is tested, trained and embedded without a kernel. Add one with a file pair in
/// scheduler/online and a line in scheduler/registry.cpp.
class Policy {
 public:
  Policy() = default;
  Policy(const Policy&) = delete;
  Policy& operator=(const Policy&) = delete;
  virtual ~Policy() = default;

  /// Opens a run: forgets the one before. The views outlive the run; `seed` is for policies that
  /// draw random numbers.
  virtual void begin(const PlatformView& platform, const WorkloadView& workload,
                     std::uint64_t seed) = 0;

  /// Decides where ready tasks go. `out` is empty on entry. Each task may be placed at most once
  /// and only on a PE that supports its kernel; every ready task has such a PE.
  virtual void decide(const Situation& now, Decision& out) = 0;

  /// The rule that this policy follows, where it is one that a list scheduler in hardware has.
  virtual std::optional<ListRule> list_rule() const { return std::nullopt; }

  /// A task has completed; for policies that learn.
  virtual void observe(const TaskRecord& /*completion*/) {}
};

}  // namespace weft
