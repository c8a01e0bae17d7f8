// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"

namespace weft {

/// A task of a graph that comes from a file or a generator.
struct InterchangeTask {
  std::string name;
  std::string kernel;
  std::vector<Time> times;  ///< by PE, kNever where it cannot run; empty where none are known
};

/// A data edge.
struct InterchangeEdge {
  TaskId from;
  TaskId to;
  std::int64_t bytes = 0;
};

/// What all graph formats have in common: the facts that a file may hold of one task graph, in
/// Weft's units. A format without units is read as DS3's files are: a unit of time is 1 us, a unit
/// of data 1 B and a unit of bandwidth 1 MB/s, so that data over bandwidth is in units of time.
struct InterchangeGraph {
  std::string name;
  std::vector<InterchangeTask> tasks;
  std::vector<InterchangeEdge> edges;  ///< ordered by source and target
  std::vector<std::string> pes;        ///< whose times the tasks have; empty where none are known
  /// Bytes per second from PE to PE, 0 on the diagonal; empty: 1 MB/s from each to each.
  std::vector<std::vector<std::int64_t>> bandwidths;
  Time deadline = kNever;          ///< from arrival to finish
  Time period = kNever;            ///< from arrival to arrival
  std::vector<std::string> notes;  ///< what reading left out or rounded
};

/// A fact of a graph that not every format can express.
enum class GraphFeature {
  task_names,    ///< tasks called otherwise than t0, t1, ...
  kernels,       ///< a kernel that is not called as its task
  kernel_names,  ///< kernels called otherwise than type0, type1, ...
  times,         ///< execution times
  pe_times,      ///< of several PEs, or of one that cannot run every task
  pe_names,      ///< PEs called otherwise than p0, p1, ...
  data,          ///< an edge that carries data
  bandwidths,
  deadline,
  period,
};
using GraphFeatures = std::set<GraphFeature>;

/// How errors, documentation and the command line call a feature: "task_names".
std::string feature_name(GraphFeature feature);

/// The feature of that name; InputError, with the nearest name, where there is none.
GraphFeature feature_named(const std::string& name);

/// The features that a graph has.
GraphFeatures features_of(const InterchangeGraph& graph);

/// The graph with those features taken out: names become the plain ones, times of several PEs the
/// mean over those that can run the task (rounded down to 1 ps), and the rest goes.
InterchangeGraph without(InterchangeGraph graph, const GraphFeatures& features);

/// Checks what every graph must have: a task; names that fit into tables, each once; a time for
/// each PE, and for each task a PE that can run it; a bandwidth above zero for each pair of PEs;
/// deadline and period above zero; edges between tasks, each once, none a loop; no cycle.
/// InputError at `where`.
void check_graph(const InterchangeGraph& graph, const Location& where);

/// The kernel of a task such that tasks of one kernel agree in their times, which is what Weft's
/// PE types ask for: the task's own kernel, or its name where an earlier task of that kernel takes
/// other times.
std::vector<std::string> kernels_by_time(const InterchangeGraph& graph);

}  // namespace weft
