// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/dbus.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "scheduler/offline/forward_pass.h"
#include "scheduler/offline/ranks.h"
#include "scheduler/offline/timeline.h"

namespace weft {

namespace {

/// The executions of a task's successors on one PE, which take the task's data together.
struct Consumers {
  PeId pe;
  std::vector<std::pair<EdgeId, Ticks>> ends;  ///< by edge, in reversed time
};

/// One group of consumers after the other, each served from a PE: where a task is executed.
using Suppliers = std::vector<PeId>;

/// Executions placed so far, in reversed time.
class ReversedPlan {
 public:
  explicit ReversedPlan(const Problem& problem)
      : problem_(problem), timelines_(problem.pes().size()), copies_(problem.tasks().size()) {}

  void place(TaskId task) {
    const std::vector<Consumers> consumers = consumers_of(task);
    Suppliers suppliers(consumers.size(), best_single(task, consumers));
    while (improve(task, consumers, suppliers)) {
    }
    std::set<PeId> pes(suppliers.begin(), suppliers.end());
    if (consumers.empty()) pes.insert(best_single(task, consumers));
    std::vector<ScheduledTask> placed;
    for (const PeId pe : pes) {
      const Ticks end = finish(task, pe, consumers, suppliers);
      placed.push_back({task, pe, end - problem_.execution(task, pe), end});
    }
    for (const ScheduledTask& copy : placed) timelines_[copy.pe.index()].take(copy.start, copy.end);
    copies_[task.index()] = std::move(placed);
  }

  /// All executions in forward time.
  std::vector<ScheduledTask> forward() const {
    Ticks last = 0;
    for (const auto& copies : copies_) {
      for (const ScheduledTask& copy : copies) last = std::max(last, copy.end);
    }
    std::vector<ScheduledTask> result;
    for (const auto& copies : copies_) {
      for (const ScheduledTask& copy : copies) {
        result.push_back({copy.task, copy.pe, last - copy.end, last - copy.start});
      }
    }
    return result;
  }

 private:
  std::vector<Consumers> consumers_of(TaskId task) const {
    std::vector<Consumers> consumers;
    for (const PeId pe : problem_.pes()) {
      Consumers here{pe, {}};
      for (const Neighbour& successor : problem_.successors(task)) {
        for (const ScheduledTask& copy : copies_[successor.task.index()]) {
          if (copy.pe == pe) here.ends.emplace_back(successor.edge, copy.end);
        }
      }
      if (!here.ends.empty()) consumers.push_back(std::move(here));
    }
    return consumers;
  }

  /// When the consumers let an execution on `pe` begin, in reversed time.
  Ticks need(const Consumers& consumers, PeId pe) const {
    Ticks latest = 0;
    for (const auto& [edge, end] : consumers.ends) {
      latest = std::max(latest, end + problem_.communication(edge, pe, consumers.pe));
    }
    return latest;
  }

  Ticks finish_after(TaskId task, PeId pe, Ticks ready) const {
    const Ticks execution = problem_.execution(task, pe);
    return timelines_[pe.index()].earliest_start(ready, execution, Insertion::gaps) + execution;
  }

  /// The finish of the execution on `pe` that serves the consumers that it is to serve.
  Ticks finish(TaskId task, PeId pe, const std::vector<Consumers>& consumers,
               const Suppliers& suppliers) const {
    Ticks ready = 0;
    for (std::size_t i = 0; i < consumers.size(); ++i) {
      if (suppliers[i] == pe) ready = std::max(ready, need(consumers[i], pe));
    }
    return finish_after(task, pe, ready);
  }

  PeId best_single(TaskId task, const std::vector<Consumers>& consumers) const {
    const auto key = [&](PeId pe) {
      return finish(task, pe, consumers, Suppliers(consumers.size(), pe));
    };
    const Span<const PeId> pes = problem_.pes(task);
    return *std::min_element(pes.begin(), pes.end(),
                             [&](PeId a, PeId b) { return key(a) < key(b); });
  }

  /// The last finish of all executions of a task, and its PE.
  std::pair<Ticks, PeId> last_finish(TaskId task, const std::vector<Consumers>& consumers,
                                     const Suppliers& suppliers) const {
    std::pair<Ticks, PeId> last{-1, PeId(0)};
    for (const PeId pe : std::set<PeId>(suppliers.begin(), suppliers.end())) {
      const Ticks end = finish(task, pe, consumers, suppliers);
      if (end > last.first) last = {end, pe};
    }
    return last;
  }

  /// Lets the consumers that hold up the last execution be served from the PE where that helps
  /// most. False where it does not help.
  bool improve(TaskId task, const std::vector<Consumers>& consumers, Suppliers& suppliers) const {
    if (consumers.size() < 2) return false;
    const auto [last, last_pe] = last_finish(task, consumers, suppliers);
    std::size_t critical = 0;
    Ticks latest = -1;
    for (std::size_t i = 0; i < consumers.size(); ++i) {
      if (suppliers[i] != last_pe || need(consumers[i], last_pe) <= latest) continue;
      latest = need(consumers[i], last_pe);
      critical = i;
    }
    Ticks least = last;
    std::optional<PeId> best;
    for (const PeId pe : problem_.pes(task)) {
      Suppliers trial = suppliers;
      trial[critical] = pe;
      const Ticks end = last_finish(task, consumers, trial).first;
      if (end >= least) continue;
      least = end;
      best = pe;
    }
    if (best) suppliers[critical] = *best;
    return best.has_value();
  }

  const Problem& problem_;
  std::vector<Timeline> timelines_;
  std::vector<std::vector<ScheduledTask>> copies_;  // by task, in reversed time
};

}  // namespace

Schedule dbus(const Problem& problem) {
  const Means means(problem);
  const std::vector<Wide> down = downward_ranks(problem, means);
  ReversedPlan plan(problem);
  std::set<std::pair<Wide, TaskId>> queue;  // negative priority first
  std::vector<std::size_t> open(problem.tasks().size());
  const auto enter = [&](TaskId task) {
    queue.insert({-down[task.index()] - means.execution(task), task});
  };
  for (const TaskId task : problem.tasks()) {
    open[task.index()] = problem.successors(task).size();
    if (open[task.index()] == 0) enter(task);
  }
  while (!queue.empty()) {
    const TaskId task = queue.begin()->second;
    queue.erase(queue.begin());
    plan.place(task);
    for (const Neighbour& predecessor : problem.predecessors(task)) {
      if (--open[predecessor.task.index()] == 0) enter(predecessor.task);
    }
  }
  return forward_pass(problem, plan.forward());
}

}  // namespace weft
