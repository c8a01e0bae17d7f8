// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/partition.h"

#include <utility>

namespace weft {

Partition::Partition(const Problem& problem, std::vector<PeId> pe_of)
    : problem_(problem), pe_of_(std::move(pe_of)), loads_(problem.pes().size(), 0) {
  changes_.resize(problem.tasks().size() * loads_.size(), kNoTicks);
  for (const TaskId task : problem.tasks()) {
    loads_[this->pe_of(task).index()] += problem.execution(task, this->pe_of(task));
    update_changes(task);
  }
}

Ticks Partition::cost() const {
  Ticks sum = 0;
  for (std::int32_t index = 0; index < problem_.edge_count(); ++index) {
    const DataEdge& edge = problem_.edge(EdgeId(index));
    sum += problem_.communication(EdgeId(index), pe_of(edge.from), pe_of(edge.to));
  }
  return sum;
}

void Partition::improve(Ticks room) {
  while (pass(room)) {
  }
}

Ticks Partition::change(TaskId task, PeId pe) const {
  const PeId now = pe_of(task);
  Ticks sum = 0;
  for (const Neighbour& to : problem_.successors(task)) {
    sum += problem_.communication(to.edge, pe, pe_of(to.task)) -
           problem_.communication(to.edge, now, pe_of(to.task));
  }
  for (const Neighbour& from : problem_.predecessors(task)) {
    sum += problem_.communication(from.edge, pe_of(from.task), pe) -
           problem_.communication(from.edge, pe_of(from.task), now);
  }
  return sum;
}

void Partition::update_changes(TaskId task) {
  for (const PeId pe : problem_.pes(task)) {
    changes_[task.index() * loads_.size() + pe.index()] = change(task, pe);
  }
}

void Partition::move(TaskId task, PeId pe) {
  loads_[pe_of(task).index()] -= problem_.execution(task, pe_of(task));
  loads_[pe.index()] += problem_.execution(task, pe);
  pe_of_[task.index()] = pe;
  update_changes(task);
  for (const Neighbour& to : problem_.successors(task)) update_changes(to.task);
  for (const Neighbour& from : problem_.predecessors(task)) update_changes(from.task);
}

Partition::Move Partition::best_move(const std::vector<char>& is_locked, Ticks room) const {
  Move best;
  for (const TaskId task : problem_.tasks()) {
    if (is_locked[task.index()] != 0) continue;
    for (const PeId pe : problem_.pes(task)) {
      const Ticks value = changes_[task.index() * loads_.size() + pe.index()];
      if (value >= best.change || pe == pe_of(task)) continue;
      if (load(pe) + problem_.execution(task, pe) <= room) best = {value, task, pe};
    }
  }
  return best;
}

bool Partition::pass(Ticks room) {
  constexpr std::size_t kPatience = 100;
  std::vector<char> is_locked(problem_.tasks().size(), 0);
  std::vector<std::pair<TaskId, PeId>> done;  // with the PE before
  Ticks sum = 0;
  Ticks least = 0;
  std::size_t best = 0;
  while (done.size() < best + kPatience) {
    const Move chosen = best_move(is_locked, room);
    if (chosen.change == kNoTicks) break;
    is_locked[chosen.task.index()] = 1;
    done.emplace_back(chosen.task, pe_of(chosen.task));
    move(chosen.task, chosen.pe);
    sum += chosen.change;
    if (sum >= least) continue;
    least = sum;
    best = done.size();
  }
  for (; done.size() > best; done.pop_back()) move(done.back().first, done.back().second);
  return best > 0;
}

}  // namespace weft
