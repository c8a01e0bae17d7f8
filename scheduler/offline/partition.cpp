// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/partition.h"

#include <algorithm>
#include <utility>

namespace weft {

Partition::Partition(const Problem& problem, std::vector<PeId> pe_of)
    : problem_(problem), pe_of_(std::move(pe_of)), loads_(problem.pes().size(), 0) {
  for (const TaskId task : problem.tasks()) {
    loads_[this->pe_of(task).index()] += problem.execution(task, this->pe_of(task));
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

void Partition::move(TaskId task, PeId pe) {
  loads_[pe_of(task).index()] -= problem_.execution(task, pe_of(task));
  loads_[pe.index()] += problem_.execution(task, pe);
  pe_of_[task.index()] = pe;
}

void Partition::list_moves(TaskId task, std::set<Move>& moves) const {
  for (const PeId pe : problem_.pes(task)) {
    if (pe != pe_of(task)) moves.insert({change(task, pe), task, pe});
  }
}

void Partition::withdraw_moves(TaskId task, std::set<Move>& moves) const {
  for (const PeId pe : problem_.pes(task)) {
    if (pe != pe_of(task)) moves.erase({change(task, pe), task, pe});
  }
}

void Partition::apply(const Move& chosen, const std::vector<char>& is_locked,
                      std::set<Move>& moves) {
  std::vector<TaskId> neighbours;
  for (const Neighbour& to : problem_.successors(chosen.task)) neighbours.push_back(to.task);
  for (const Neighbour& from : problem_.predecessors(chosen.task)) neighbours.push_back(from.task);
  const auto free = [&](TaskId task) { return is_locked[task.index()] == 0; };
  for (const TaskId task : neighbours) {
    if (free(task)) withdraw_moves(task, moves);
  }
  move(chosen.task, chosen.pe);
  for (const TaskId task : neighbours) {
    if (free(task)) list_moves(task, moves);
  }
}

bool Partition::pass(Ticks room) {
  std::set<Move> moves;
  for (const TaskId task : problem_.tasks()) list_moves(task, moves);
  std::vector<char> is_locked(problem_.tasks().size(), 0);
  std::vector<std::pair<TaskId, PeId>> done;  // with the PE before
  Ticks sum = 0;
  Ticks least = 0;
  std::size_t best = 0;
  for (;;) {
    const auto found = std::find_if(moves.begin(), moves.end(), [&](const Move& candidate) {
      return load(candidate.pe) + problem_.execution(candidate.task, candidate.pe) <= room;
    });
    if (found == moves.end()) break;
    const Move chosen = *found;
    withdraw_moves(chosen.task, moves);
    is_locked[chosen.task.index()] = 1;
    done.emplace_back(chosen.task, pe_of(chosen.task));
    apply(chosen, is_locked, moves);
    sum += chosen.change;
    if (sum >= least) continue;
    least = sum;
    best = done.size();
  }
  for (; done.size() > best; done.pop_back()) move(done.back().first, done.back().second);
  return best > 0;
}

}  // namespace weft
