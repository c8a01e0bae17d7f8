// SPDX-License-Identifier: Apache-2.0
#include "scheduler/exact/bounds.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scheduler/exact/fork_join.h"

namespace weft {

namespace {

TicksTable no_ticks(const Problem& problem) {
  return TicksTable(problem.tasks().size(), std::vector<Ticks>(problem.pes().size(), kNoTicks));
}

Wide divide_up(Wide numerator, Wide denominator) {
  return (numerator + denominator - 1) / denominator;
}

/// The most of some times, thinned out evenly where they are too many.
std::vector<Ticks> distinct(std::vector<Ticks> times, std::size_t most) {
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  if (times.size() <= most) return times;
  std::vector<Ticks> thinned;
  thinned.reserve(most);
  for (std::size_t i = 0; i < most; ++i) thinned.push_back(times[i * times.size() / most]);
  return thinned;
}

/// The work of a task that must lie between `from` and `to`, on a PE on which it starts at
/// `earliest` or later and at `latest` or before.
Ticks least_overlap(Ticks from, Ticks to, Ticks earliest, Ticks latest, Ticks execution) {
  const Ticks at_earliest = earliest + execution - from;
  const Ticks at_latest = to - latest;
  return std::max<Ticks>(0, std::min({execution, to - from, at_earliest, at_latest}));
}

/// The starts between which each task must begin if the critical path bound is met.
struct Windows {
  explicit Windows(const Problem& problem)
      : earliest(earliest_ends(problem)), latest(tails(problem)) {
    const Ticks makespan = critical_path_bound(problem);
    for (const TaskId task : problem.tasks()) {
      for (const PeId pe : problem.pes(task)) {
        Ticks& early = earliest[task.index()][pe.index()];
        Ticks& late = latest[task.index()][pe.index()];
        early -= problem.execution(task, pe);
        late = makespan - late - problem.execution(task, pe);
        begins.push_back(early);
        ends.push_back(late + problem.execution(task, pe));
      }
    }
    constexpr std::size_t kMost = 64;
    begins = distinct(begins, kMost);
    ends = distinct(ends, kMost);
  }

  TicksTable earliest;
  TicksTable latest;
  std::vector<Ticks> begins;
  std::vector<Ticks> ends;
};

Wide work_between(const Problem& problem, const Windows& windows, Ticks from, Ticks to) {
  Wide work = 0;
  for (const TaskId task : problem.tasks()) {
    Ticks least = kNoTicks;
    for (const PeId pe : problem.pes(task)) {
      least = std::min(least, least_overlap(from, to, windows.earliest[task.index()][pe.index()],
                                            windows.latest[task.index()][pe.index()],
                                            problem.execution(task, pe)));
    }
    work += least;
  }
  return work;
}

/// The load bound for given weights, times their sum.
Wide weighted_load(const Problem& problem, const std::vector<Ticks>& weights) {
  Wide sum = 0;
  for (const TaskId task : problem.tasks()) {
    Wide least = -1;
    for (const PeId pe : problem.pes(task)) {
      const Wide load = Wide{weights[pe.index()]} * problem.execution(task, pe);
      if (least < 0 || load < least) least = load;
    }
    sum += least;
  }
  return sum;
}

Ticks load_bound_with(const Problem& problem, const std::vector<Ticks>& weights) {
  const Wide sum = std::accumulate(weights.begin(), weights.end(), Wide{0});
  return static_cast<Ticks>(divide_up(weighted_load(problem, weights), sum));
}

/// Weights that add up to 1, as whole numbers.
std::vector<Ticks> whole(const std::vector<double>& weights) {
  constexpr double kScale = 1 << 20;
  std::vector<Ticks> result;
  result.reserve(weights.size());
  for (const double weight : weights) {
    result.push_back(static_cast<Ticks>(std::max(1.0, std::floor(weight * kScale))));
  }
  return result;
}

/// The load of each PE if every task goes where its weighted execution is least.
std::vector<double> loads_under(const Problem& problem, const std::vector<double>& weights) {
  std::vector<double> loads(weights.size(), 0);
  for (const TaskId task : problem.tasks()) {
    PeId best = problem.pes(task)[0];
    double least = 0;
    for (const PeId pe : problem.pes(task)) {
      const double load = weights[pe.index()] * static_cast<double>(problem.execution(task, pe));
      if (pe != problem.pes(task)[0] && load >= least) continue;
      least = load;
      best = pe;
    }
    loads[best.index()] += static_cast<double>(problem.execution(task, best));
  }
  return loads;
}

}  // namespace

namespace {

/// The branches that meet at a task on one PE: its predecessors on the way down, its successors on
/// the way up. `times` are the bounds of the neighbours so far (ends or tails), `communication`
/// that of an edge from the other PE.
template <typename Communication>
std::vector<Branch> branches_at(const Problem& problem, Span<const Neighbour> neighbours, PeId pe,
                                const TicksTable& before, Communication communication) {
  std::vector<Branch> branches;
  for (const Neighbour& neighbour : neighbours) {
    Branch branch{kNoTicks, 0, kNoTicks};
    for (const PeId other : problem.pes(neighbour.task)) {
      const Ticks release = before[neighbour.task.index()][other.index()];
      const Ticks work = problem.execution(neighbour.task, other);
      if (other == pe) {
        branch.release = release;
        branch.work = work;
      } else {
        branch.elsewhere =
            std::min(branch.elsewhere, release + work + communication(neighbour.edge, other));
      }
    }
    branches.push_back(branch);
  }
  return branches;
}

/// The earliest starts, by task and PE.
TicksTable earliest_starts(const Problem& problem) {
  TicksTable starts = no_ticks(problem);
  for (const TaskId task : problem.topological_order()) {
    for (const PeId pe : problem.pes(task)) {
      std::vector<Branch> branches = branches_at(
          problem, problem.predecessors(task), pe, starts,
          [&](EdgeId edge, PeId from) { return problem.communication(edge, from, pe); });
      starts[task.index()][pe.index()] = least_meeting(branches, 0);
    }
  }
  return starts;
}

}  // namespace

TicksTable earliest_ends(const Problem& problem) {
  TicksTable ends = earliest_starts(problem);
  for (const TaskId task : problem.tasks()) {
    for (const PeId pe : problem.pes(task)) {
      ends[task.index()][pe.index()] += problem.execution(task, pe);
    }
  }
  return ends;
}

TicksTable tails(const Problem& problem) {
  TicksTable result = no_ticks(problem);
  const Span<const TaskId> order = problem.topological_order();
  for (std::size_t i = order.size(); i-- > 0;) {
    for (const PeId pe : problem.pes(order[i])) {
      std::vector<Branch> branches =
          branches_at(problem, problem.successors(order[i]), pe, result,
                      [&](EdgeId edge, PeId to) { return problem.communication(edge, pe, to); });
      result[order[i].index()][pe.index()] = least_meeting(branches, 0);
    }
  }
  return result;
}

Ticks critical_path_bound(const Problem& problem) {
  Ticks bound = 0;
  for (const std::vector<Ticks>& ends : earliest_ends(problem)) {
    bound = std::max(bound, *std::min_element(ends.begin(), ends.end()));
  }
  return bound;
}

std::vector<Ticks> load_weights(const Problem& problem) {
  constexpr int kSteps = 300;
  const std::size_t pes = problem.pes().size();
  std::vector<double> weights(pes, 1.0 / static_cast<double>(pes));
  std::vector<Ticks> best = whole(weights);
  for (int step = 1; step <= kSteps; ++step) {
    const std::vector<double> loads = loads_under(problem, weights);
    double largest = 1;
    for (const double load : loads) largest = std::max(largest, load);
    double sum = 0;
    for (std::size_t pe = 0; pe < pes; ++pe) {
      // A PE with more than its share gets dearer, in shrinking steps.
      weights[pe] *= 1 + loads[pe] / largest / (1 + step / 8.0);
      sum += weights[pe];
    }
    for (double& weight : weights) weight /= sum;
    const std::vector<Ticks> trial = whole(weights);
    if (load_bound_with(problem, trial) > load_bound_with(problem, best)) best = trial;
  }
  return best;
}

Ticks load_bound(const Problem& problem) { return load_bound_with(problem, load_weights(problem)); }

Ticks fernandez_bound(const Problem& problem) {
  const Windows windows(problem);
  const auto pes = static_cast<Wide>(problem.pe_count());
  Wide excess = 0;
  for (const Ticks from : windows.begins) {
    for (const Ticks to : windows.ends) {
      if (to <= from) continue;
      const Wide work = work_between(problem, windows, from, to);
      excess = std::max(excess, divide_up(work, pes) - (to - from));
    }
  }
  return critical_path_bound(problem) + static_cast<Ticks>(excess);
}

Ticks lower_bound(const Problem& problem) {
  return std::max(load_bound(problem), fernandez_bound(problem));
}

}  // namespace weft
