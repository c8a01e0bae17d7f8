// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "base/span.h"
#include "scheduler/offline/ticks.h"

namespace weft {

/// An edge of an offline problem's graph.
struct DataEdge {
  TaskId from;
  TaskId to;
  std::int64_t data = 0;  ///< in the unit in which bandwidths are given; unused with PathTimes
};

/// An edge as one of its ends sees it.
struct Neighbour {
  TaskId task;  ///< the task at the other end
  EdgeId edge;
};

/// Communication times by edge and path: pairs of PEs whose times are alike share a class.
struct PathTimes {
  std::vector<std::int32_t> path_class;   ///< from x to, in rows; the diagonal does not count
  std::vector<std::vector<Ticks>> times;  ///< edge x class
};

/// The offline scheduling problem: one DAG on unlike PEs, with all times known and no contention
/// (the cost model of Topcuoglu et al. 2002). A task k may start on PE q when every predecessor i,
/// run on PE p, has ended at least `communication(edge, p, q)` ticks before. Immutable.
class Problem {
 public:
  /// `execution` is task x PE, kNoTicks where the PE cannot run the task. The communication time
  /// of an edge is data / bandwidth, rounded up where that is no whole number, and nothing within
  /// a PE; `bandwidth` is PE x PE and above zero off the diagonal. InputError says what is wrong.
  static Problem with_bandwidth(const std::vector<std::vector<Ticks>>& execution,
                                const std::vector<DataEdge>& edges,
                                const std::vector<std::vector<std::int64_t>>& bandwidth);

  /// The same with the communication times themselves, as a platform's tables have them.
  static Problem with_times(const std::vector<std::vector<Ticks>>& execution,
                            const std::vector<DataEdge>& edges, const PathTimes& communication);

  std::int32_t task_count() const { return count_of(tasks_); }
  std::int32_t pe_count() const { return count_of(pes_); }
  std::int32_t edge_count() const { return count_of(edges_); }

  /// All tasks and all PEs, in order.
  Span<const TaskId> tasks() const { return tasks_; }
  Span<const PeId> pes() const { return pes_; }
  /// The PEs that can run a task, in order; never empty.
  Span<const PeId> pes(TaskId task) const { return row(usable_pes_, usable_begin_, task); }

  /// The execution time, or kNoTicks.
  Ticks execution(TaskId task, PeId pe) const {
    return execution_[task.index() * pes_.size() + pe.index()];
  }
  bool supports(TaskId task, PeId pe) const { return execution(task, pe) != kNoTicks; }

  const DataEdge& edge(EdgeId edge) const { return edges_[edge.index()]; }
  Span<const Neighbour> successors(TaskId task) const {
    return row(successors_, successor_begin_, task);
  }
  Span<const Neighbour> predecessors(TaskId task) const {
    return row(predecessors_, predecessor_begin_, task);
  }
  /// The tasks in an order in which none stands before a predecessor; lowest index first.
  Span<const TaskId> topological_order() const { return order_; }

  /// How long an edge's data takes from PE to PE; nothing within a PE.
  Ticks communication(EdgeId edge, PeId from, PeId to) const {
    if (from == to) return 0;
    return times_[edge.index() * classes_ + path_class_[from.index() * pes_.size() + to.index()]];
  }
  /// The sum of an edge's communication times over all ordered pairs of PEs.
  Wide communication_sum(EdgeId edge) const;

  /// The mean communication time of an edge by the problem's own rule, as a fraction: data / mean
  /// bandwidth where bandwidths are given (HEFT's), else the mean over ordered pairs of PEs.
  Wide mean_communication_numerator(EdgeId edge) const { return mean_numerator_[edge.index()]; }
  Wide mean_communication_denominator() const { return mean_denominator_; }

  /// A time that no schedule without idle gaps of its own making exceeds: all tasks at their
  /// longest and all data over its slowest path, one after the other. Below 2^60.
  Ticks horizon() const { return horizon_; }

 private:
  Problem(const std::vector<std::vector<Ticks>>& execution, const std::vector<DataEdge>& edges,
          const PathTimes& communication);

  template <typename T>
  static Span<const T> row(const std::vector<T>& all, const std::vector<std::size_t>& begin,
                           TaskId task) {
    return {all.data() + begin[task.index()], begin[task.index() + 1] - begin[task.index()]};
  }

  void take_execution(const std::vector<std::vector<Ticks>>& execution);
  void take_edges(const std::vector<DataEdge>& edges);
  void take_communication(const PathTimes& communication);
  void sort_topologically();
  void measure_horizon();
  void mean_over_pairs();

  std::vector<TaskId> tasks_;
  std::vector<PeId> pes_;
  std::vector<Ticks> execution_;  // task x PE
  std::vector<PeId> usable_pes_;
  std::vector<std::size_t> usable_begin_;
  std::vector<DataEdge> edges_;
  std::vector<Neighbour> successors_;
  std::vector<std::size_t> successor_begin_;
  std::vector<Neighbour> predecessors_;
  std::vector<std::size_t> predecessor_begin_;
  std::vector<TaskId> order_;
  std::vector<std::size_t> path_class_;  // PE x PE
  std::vector<std::size_t> pairs_by_class_;
  std::vector<Ticks> times_;  // edge x class
  std::size_t classes_ = 0;
  std::vector<Wide> mean_numerator_;
  Wide mean_denominator_ = 1;
  Ticks horizon_ = 0;
};

}  // namespace weft
