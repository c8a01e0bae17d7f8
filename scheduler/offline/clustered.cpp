// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/clustered.h"

#include <algorithm>

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/partition.h"
#include "scheduler/offline/ranks.h"

namespace weft {

namespace {

/// Each task, by falling mean execution, on the PE whose load it raises to the least.
std::vector<PeId> balanced_start(const Problem& problem, const Means& means) {
  std::vector<TaskId> order(problem.tasks().begin(), problem.tasks().end());
  std::stable_sort(order.begin(), order.end(),
                   [&](TaskId a, TaskId b) { return means.execution(a) > means.execution(b); });
  std::vector<Ticks> loads(problem.pes().size(), 0);
  std::vector<PeId> pe_of(problem.tasks().size());
  for (const TaskId task : order) {
    const PeId pe = least_pe(problem, task, [&](PeId candidate) {
      return loads[candidate.index()] + problem.execution(task, candidate);
    });
    loads[pe.index()] += problem.execution(task, pe);
    pe_of[task.index()] = pe;
  }
  return pe_of;
}

}  // namespace

Schedule clustered(const Problem& problem) {
  constexpr Ticks kQuartersOfRoom[] = {4, 5, 6, 8, 16};
  const Means means(problem);
  const std::vector<Wide> rank = upward_ranks(problem, means);
  const Partition start(problem, balanced_start(problem, means));
  Ticks highest = 0;
  for (const PeId pe : problem.pes()) highest = std::max(highest, start.load(pe));
  Schedule best;
  for (const Ticks quarters : kQuartersOfRoom) {
    Partition partition = start;
    partition.improve(highest / 4 * quarters + highest % 4 * quarters / 4);
    Schedule schedule =
        list_schedule(problem, rank, Insertion::gaps,
                      [&](const Plan&, TaskId task) { return partition.pe_of(task); });
    if (best.tasks.empty() || schedule.makespan() < best.makespan()) best = std::move(schedule);
  }
  return best;
}

}  // namespace weft
