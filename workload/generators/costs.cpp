// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/costs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "workload/generators/draws.h"

namespace weft {
namespace {

constexpr std::int32_t kMostPes = 4096;
constexpr std::int32_t kWork = -1;    // what is drawn for a kernel; from 0 on: its time on a PE
constexpr std::int32_t kVolume = -2;  // what is drawn for an edge
constexpr std::int32_t kSpeed = -3;   // what is drawn for a PE
constexpr std::int64_t kDefaultBandwidth = 1'000'000;

double around_one(std::uint64_t seed, std::int64_t what, std::int32_t of_it, double width) {
  RandomEngine engine(seed, RandomStream::graph_cost, what, of_it);
  return 1 - width + 2 * width * draw_unit(engine);
}

void require(bool holds, const std::string& what) {
  if (!holds) throw InputError("costs: expected " + what);
}

void check(const CostOptions& options, double spread) {
  require(options.pes >= 1 && options.pes <= kMostPes, fmt::format("1 to {} PEs", kMostPes));
  require(options.resolution > Time(0), "a resolution above zero");
  require(options.mean_time >= options.resolution, "a mean time of at least the resolution");
  require(options.mean_time <= kNever / 1'000'000, "a mean time of at most 10 s");
  require(options.ccr >= 0 && options.ccr <= 1e6, "a CCR from 0 to 1,000,000");
  require(options.heterogeneity >= 0 && options.heterogeneity <= 2, "a heterogeneity from 0 to 2");
  require(options.bandwidth >= 1 && options.bandwidth <= std::int64_t{1'000'000'000'000'000},
          "a bandwidth from 1 B/s to 1 PB/s");
  require(spread >= 0 && spread <= 1, "a spread from 0 to 1");
}

Time round_to(double time_ps, Time resolution) {
  const double steps = time_ps / static_cast<double>(resolution.count());
  return std::max<std::int64_t>(1, std::llround(steps)) * resolution;
}

std::vector<Time> times_of(double time_ps, std::int64_t kernel, const CostOptions& options,
                           std::uint64_t seed) {
  std::vector<Time> times;
  const double width = options.heterogeneity / 2;
  for (std::int32_t pe = 0; pe < options.pes; ++pe) {
    const double factor =
        options.related ? around_one(seed, pe, kSpeed, width) : around_one(seed, kernel, pe, width);
    times.push_back(round_to(time_ps * factor, options.resolution));
  }
  return times;
}

void add_tasks(const GraphShape& shape, const CostOptions& options, double spread,
               std::uint64_t seed, InterchangeGraph& graph) {
  double work = 0;
  for (const ShapeTask& task : shape.tasks()) work += task.work;
  const double unit_ps = static_cast<double>(options.mean_time.count()) *
                         static_cast<double>(shape.tasks().size()) / work;
  std::map<std::string, std::vector<Time>> kernels;
  for (const ShapeTask& task : shape.tasks()) {
    const auto [entry, is_new] = kernels.try_emplace(task.kernel);
    if (is_new) {
      const auto kernel = static_cast<std::int64_t>(kernels.size()) - 1;
      const double draw = around_one(seed, kernel, kWork, spread);
      entry->second = times_of(unit_ps * task.work * draw, kernel, options, seed);
    }
    graph.tasks.push_back({task.name, task.kernel, entry->second});
  }
}

double mean_time_s(const InterchangeGraph& graph) {
  double sum = 0;
  std::size_t count = 0;
  for (const InterchangeTask& task : graph.tasks) {
    for (const Time time : task.times) {
      if (time == kNever) continue;
      sum += to_seconds(time);
      ++count;
    }
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

void add_edges(const GraphShape& shape, const CostOptions& options, double spread,
               std::uint64_t seed, InterchangeGraph& graph) {
  std::vector<double> volumes;
  double sum = 0;
  for (const ShapeEdge& edge : shape.edges()) {
    const auto number = static_cast<std::int64_t>(volumes.size());
    volumes.push_back(edge.volume * around_one(seed, number, kVolume, spread));
    sum += volumes.back();
  }
  const double mean_bytes =
      options.ccr * mean_time_s(graph) * static_cast<double>(options.bandwidth);
  const double unit = sum > 0 ? mean_bytes * static_cast<double>(volumes.size()) / sum : 0;
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    const ShapeEdge& edge = shape.edges()[i];
    graph.edges.push_back({edge.from, edge.to, std::llround(volumes[i] * unit)});
  }
  std::sort(graph.edges.begin(), graph.edges.end(),
            [](const InterchangeEdge& a, const InterchangeEdge& b) {
              return std::make_pair(a.from, a.to) < std::make_pair(b.from, b.to);
            });
}

}  // namespace

InterchangeGraph assign_costs(const GraphShape& shape, const CostOptions& options, double spread,
                              std::uint64_t seed, const std::string& name) {
  check(options, spread);
  InterchangeGraph graph;
  graph.name = name;
  for (std::int32_t pe = 0; pe < options.pes; ++pe) graph.pes.push_back(fmt::format("p{}", pe));
  add_tasks(shape, options, spread, seed, graph);
  add_edges(shape, options, spread, seed, graph);
  if (options.bandwidth != kDefaultBandwidth && options.pes > 1) {
    const auto count = static_cast<std::size_t>(options.pes);
    graph.bandwidths.assign(count, std::vector<std::int64_t>(count, options.bandwidth));
    for (std::size_t pe = 0; pe < count; ++pe) graph.bandwidths[pe][pe] = 0;
  }
  check_graph(graph, Location{name});
  return graph;
}

double ccr_of(const InterchangeGraph& graph) {
  if (graph.edges.empty()) return 0;
  std::int64_t bandwidth = kDefaultBandwidth;
  if (!graph.bandwidths.empty()) {
    bandwidth = graph.pes.size() > 1 ? graph.bandwidths[0][1] : kDefaultBandwidth;
    for (std::size_t from = 0; from < graph.pes.size(); ++from) {
      for (std::size_t to = 0; to < graph.pes.size(); ++to) {
        require(from == to || graph.bandwidths[from][to] == bandwidth,
                "one bandwidth for all pairs of PEs");
      }
    }
  }
  double bytes = 0;
  for (const InterchangeEdge& edge : graph.edges) bytes += static_cast<double>(edge.bytes);
  return bytes / static_cast<double>(graph.edges.size()) / static_cast<double>(bandwidth) /
         mean_time_s(graph);
}

}  // namespace weft
