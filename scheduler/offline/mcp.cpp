// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/mcp.h"

#include <algorithm>
#include <boost/dynamic_bitset.hpp>

#include "scheduler/offline/list_schedule.h"
#include "scheduler/offline/ranks.h"

namespace weft {

namespace {

using Descendants = boost::dynamic_bitset<>;

/// The tasks that depend on each task, and the task itself; by position in `by_alap`.
std::vector<Descendants> descendants(const Problem& problem, const std::vector<TaskId>& by_alap) {
  std::vector<std::size_t> position(by_alap.size());
  for (std::size_t i = 0; i < by_alap.size(); ++i) position[by_alap[i].index()] = i;
  std::vector<Descendants> result(by_alap.size(), Descendants(by_alap.size()));
  const Span<const TaskId> order = problem.topological_order();
  for (std::size_t i = order.size(); i-- > 0;) {
    Descendants& own = result[order[i].index()];
    own.set(position[order[i].index()]);
    for (const Neighbour& successor : problem.successors(order[i])) {
      own |= result[successor.task.index()];
    }
  }
  return result;
}

}  // namespace

Schedule mcp(const Problem& problem) {
  const std::vector<Wide> rank = upward_ranks(problem, Means(problem));
  // The latest start is the length of the critical path - rank_u: order by falling rank_u.
  const auto later = [&](TaskId a, TaskId b) { return rank[a.index()] > rank[b.index()]; };
  std::vector<TaskId> order(problem.tasks().begin(), problem.tasks().end());
  std::stable_sort(order.begin(), order.end(), later);
  std::vector<std::vector<Wide>> lists;
  for (const Descendants& set : descendants(problem, order)) {
    std::vector<Wide>& list = lists.emplace_back();
    for (std::size_t at = set.find_first(); at != Descendants::npos; at = set.find_next(at)) {
      list.push_back(-rank[order[at].index()]);
    }
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](TaskId a, TaskId b) { return lists[a.index()] < lists[b.index()]; });
  std::vector<Wide> priority(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    priority[order[i].index()] = -static_cast<Wide>(i);
  }
  return list_schedule(problem, priority, Insertion::gaps);
}

}  // namespace weft
