// SPDX-License-Identifier: Apache-2.0
#include "scheduler/upward_rank.h"

#include <algorithm>

namespace weft {
namespace {

Time mean_communication(const PlatformView& platform, EdgeId edge) {
  const std::int32_t pes = platform.pe_count();
  if (pes < 2) return Time(0);
  Time sum(0);
  for (std::int32_t from = 0; from < pes; ++from) {
    for (std::int32_t to = 0; to < pes; ++to) {
      if (from != to) sum += platform.communication.time(edge, PeId(from), PeId(to));
    }
  }
  return sum / (std::int64_t{pes} * (pes - 1));
}

std::vector<Time> upward_ranks(const PlatformView& platform, const TaskGraph& graph) {
  std::vector<Time> ranks(static_cast<std::size_t>(graph.size()));
  const Span<const TaskId> order = graph.topological_order();
  for (std::size_t i = order.size(); i-- > 0;) {
    const TaskId task = order[i];
    Time onward(0);
    for (const Edge& edge : graph.successors(task)) {
      onward = std::max(onward, mean_communication(platform, edge.id) + ranks[edge.task.index()]);
    }
    ranks[task.index()] = platform.cost.mean(graph.kernel(task)) + onward;
  }
  return ranks;
}

}  // namespace

std::vector<std::vector<Time>> upward_ranks(const PlatformView& platform,
                                            const Workload& workload) {
  std::vector<std::vector<Time>> ranks;
  ranks.reserve(workload.applications.size());
  for (const Application& application : workload.applications) {
    ranks.push_back(upward_ranks(platform, application.graph));
  }
  return ranks;
}

}  // namespace weft
