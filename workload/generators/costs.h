// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "workload/formats/interchange_graph.h"
#include "workload/generators/graph_shape.h"

namespace weft {

/// What the tasks and edges of a generated graph take (Topcuoglu, Hariri, Wu: "Performance-
/// effective and low-complexity task scheduling for heterogeneous computing", IEEE TPDS 13(3),
/// 2002, section 5.1).
struct CostOptions {
  std::int32_t pes = 3;                ///< columns of the cost matrix
  Time mean_time = microseconds(100);  ///< of a task, before drawing; w_DAG in the paper
  Time resolution = microseconds(1);   ///< times are multiples of this, and at least this
  double ccr = 1;                      ///< mean communication time / mean execution time
  double heterogeneity = 0.5;          ///< beta in the paper, from 0 to 2
  bool related = false;                ///< one speed for each PE instead of one draw for each time
  std::int64_t bandwidth = 1'000'000;  ///< bytes per second, for all pairs of PEs
  std::optional<double> spread;        ///< from 0 to 1; the generator's own where left out
};

/// Gives a shape times and volumes:
///
/// - A kernel's time is w = mean_time x its work / the mean work of tasks x a draw from
///   [1 - spread, 1 + spread]. With spread 1 this is the paper's range from 0 to 2 w_DAG.
/// - On PE p it is w x a draw from [1 - beta/2, 1 + beta/2]: a draw for each kernel and PE, or with
///   `related` for each PE. Then it is rounded to the resolution.
/// - An edge's volume is the shape's x a draw from [1 - spread, 1 + spread], all scaled such that
///   the mean of volume / bandwidth over the edges is `ccr` times the mean time over tasks and PEs,
///   but for rounding to whole bytes.
///
/// The same seed gives the same graph on every machine. InputError where an option is out of range.
InterchangeGraph assign_costs(const GraphShape& shape, const CostOptions& options, double spread,
                              std::uint64_t seed, const std::string& name);

/// Mean over edges of volume / bandwidth, over the mean of all times of the graph: what `ccr` asks
/// for. 0 without edges; graphs whose bandwidths differ have no one answer and are refused.
double ccr_of(const InterchangeGraph& graph);

}  // namespace weft
