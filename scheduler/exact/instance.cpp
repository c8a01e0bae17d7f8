// SPDX-License-Identifier: Apache-2.0
#include "scheduler/exact/instance.h"

#include <algorithm>
#include <numeric>

namespace weft {

namespace {

/// Whether swapping two PEs leaves all times as they are.
bool alike(const Problem& problem, PeId a, PeId b) {
  const auto swapped = [&](PeId pe) { return pe == a ? b : pe == b ? a : pe; };
  for (const TaskId task : problem.tasks()) {
    if (problem.execution(task, a) != problem.execution(task, b)) return false;
  }
  for (std::int32_t edge = 0; edge < problem.edge_count(); ++edge) {
    for (const PeId from : problem.pes()) {
      for (const PeId to : problem.pes()) {
        if (problem.communication(EdgeId(edge), from, to) !=
            problem.communication(EdgeId(edge), swapped(from), swapped(to))) {
          return false;
        }
      }
    }
  }
  return true;
}

/// Whether two lists of neighbours are the same, with the same times.
bool alike(const Problem& problem, Span<const Neighbour> a, Span<const Neighbour> b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!(a[i].task == b[i].task)) return false;
    for (const PeId from : problem.pes()) {
      for (const PeId to : problem.pes()) {
        if (problem.communication(a[i].edge, from, to) !=
            problem.communication(b[i].edge, from, to)) {
          return false;
        }
      }
    }
  }
  return true;
}

/// Whether swapping two tasks leaves the problem as it is.
bool alike(const Problem& problem, TaskId a, TaskId b) {
  for (const PeId pe : problem.pes()) {
    if (problem.execution(a, pe) != problem.execution(b, pe)) return false;
  }
  return alike(problem, problem.predecessors(a), problem.predecessors(b)) &&
         alike(problem, problem.successors(a), problem.successors(b));
}

}  // namespace

Instance::Instance(const Problem& problem)
    : tasks(problem.tasks().size()),
      pes(problem.pes().size()),
      ids(problem.topological_order().begin(), problem.topological_order().end()) {
  take_times(problem);
  find_like_pes(problem);
  find_like_tasks(problem);
  weights = {std::vector<Ticks>(pes, 1), load_weights(problem)};
  find_step();
}

void Instance::take_times(const Problem& problem) {
  std::vector<std::size_t> number(tasks);
  for (std::size_t i = 0; i < tasks; ++i) number[ids[i].index()] = i;
  const TicksTable all_tails = weft::tails(problem);
  for (const TaskId id : ids) {
    for (const PeId pe : problem.pes()) execution_.push_back(problem.execution(id, pe));
    for (const PeId pe : problem.pes()) tails_.push_back(all_tails[id.index()][pe.index()]);
  }
  for (std::int32_t edge = 0; edge < problem.edge_count(); ++edge) {
    for (const PeId from : problem.pes()) {
      for (const PeId to : problem.pes()) {
        communication_.push_back(problem.communication(EdgeId(edge), from, to));
      }
    }
  }
  inputs.resize(tasks);
  outputs.resize(tasks);
  needs.resize(tasks, 0);
  for (std::size_t task = 0; task < tasks; ++task) {
    for (const Neighbour& after : problem.successors(ids[task])) {
      const std::size_t next = number[after.task.index()];
      const Ticks* times = communication_.data() + after.edge.index() * pes * pes;
      outputs[task].push_back({next, times});
      inputs[next].push_back({task, times});
      needs[next] |= bit(task);
    }
  }
}

void Instance::find_like_pes(const Problem& problem) {
  for (std::size_t pe = 0; pe < pes; ++pe) {
    like_pe.push_back(pe);
    for (std::size_t other = pe; other-- > 0 && like_pe[pe] == pe;) {
      if (alike(problem, problem.pes()[other], problem.pes()[pe])) like_pe[pe] = other;
    }
  }
}

void Instance::find_like_tasks(const Problem& problem) {
  for (std::size_t task = 0; task < tasks; ++task) {
    like_task.push_back(task);
    for (std::size_t other = task; other-- > 0 && like_task[task] == task;) {
      if (alike(problem, ids[other], ids[task])) like_task[task] = other;
    }
  }
}

void Instance::find_step() {
  step = 0;
  for (const Ticks time : execution_) {
    if (time != kNoTicks) step = std::gcd(step, time);
  }
  for (const Ticks time : communication_) step = std::gcd(step, time);
  step = std::max<Ticks>(step, 1);
}

}  // namespace weft
