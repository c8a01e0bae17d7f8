// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/schedule.h"

#include <algorithm>
#include <tuple>

namespace weft {

Ticks Schedule::makespan() const {
  Ticks last = 0;
  for (const ScheduledTask& entry : tasks) last = std::max(last, entry.end);
  return last;
}

std::vector<ScheduledTask> by_task(const Schedule& schedule) {
  std::vector<ScheduledTask> sorted = schedule.tasks;
  std::sort(sorted.begin(), sorted.end(), [](const ScheduledTask& a, const ScheduledTask& b) {
    return std::tie(a.task, a.start, a.pe) < std::tie(b.task, b.start, b.pe);
  });
  return sorted;
}

}  // namespace weft
