// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/ids.h"
#include "scheduler/offline/ticks.h"

namespace weft {

/// One execution of a task: where and when, in ticks.
struct ScheduledTask {
  TaskId task;
  PeId pe;
  Ticks start = 0;
  Ticks end = 0;

  friend bool operator==(const ScheduledTask& a, const ScheduledTask& b) {
    return a.task == b.task && a.pe == b.pe && a.start == b.start && a.end == b.end;
  }
};

/// What an offline policy makes of a problem.
struct Schedule {
  /// In the order in which the policy placed them. A task stands there once, or several times
  /// where the policy duplicates tasks (DBUS).
  std::vector<ScheduledTask> tasks;

  /// When the last task ends; 0 for an empty schedule.
  Ticks makespan() const;
};

/// The schedule's entries ordered by task, then start, then PE.
std::vector<ScheduledTask> by_task(const Schedule& schedule);

}  // namespace weft
