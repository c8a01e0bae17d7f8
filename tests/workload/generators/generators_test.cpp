// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/generators.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

InterchangeGraph make_graph(const std::string& name, const GeneratorValues& values,
                            std::uint64_t seed = 1) {
  return generate_graph(name, values, {}, seed);
}

struct Degrees {
  std::vector<int> in;
  std::vector<int> out;
};

Degrees degrees_of(const InterchangeGraph& graph) {
  Degrees degrees{std::vector<int>(graph.tasks.size()), std::vector<int>(graph.tasks.size())};
  for (const InterchangeEdge& edge : graph.edges) {
    ++degrees.out[edge.from.index()];
    ++degrees.in[edge.to.index()];
  }
  return degrees;
}

std::int64_t zeros(const std::vector<int>& degrees) {
  return std::count(degrees.begin(), degrees.end(), 0);
}

// Whether the graph hangs together, directions left aside.
bool is_connected(const InterchangeGraph& graph) {
  std::vector<std::size_t> group(graph.tasks.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  const auto root = [&](std::size_t task) {
    while (group[task] != task) task = group[task] = group[group[task]];
    return task;
  };
  for (const InterchangeEdge& edge : graph.edges) {
    group[root(edge.from.index())] = root(edge.to.index());
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (root(i) != root(0)) return false;
  }
  return true;
}

// The levels of tasks by longest path from the entries.
std::vector<int> levels_of(const InterchangeGraph& graph) {
  std::vector<int> level(graph.tasks.size());
  for (const InterchangeEdge& edge : graph.edges) {  // ordered by source, which comes first
    level[edge.to.index()] = std::max(level[edge.to.index()], level[edge.from.index()] + 1);
  }
  return level;
}

bool same(const InterchangeGraph& a, const InterchangeGraph& b) {
  if (a.tasks.size() != b.tasks.size() || a.edges.size() != b.edges.size()) return false;
  for (std::size_t i = 0; i < a.tasks.size(); ++i) {
    if (a.tasks[i].times != b.tasks[i].times) return false;
  }
  for (std::size_t i = 0; i < a.edges.size(); ++i) {
    if (a.edges[i].from != b.edges[i].from || a.edges[i].to != b.edges[i].to ||
        a.edges[i].bytes != b.edges[i].bytes) {
      return false;
    }
  }
  return true;
}

struct Size {
  const char* generator;
  GeneratorValues values;
  std::size_t tasks;
};

// Sizes as the papers have them.
const Size kSizes[] = {
    {"layered", {{"size", 1}}, 1},
    {"layered", {{"size", 1000}, {"fat", 1}}, 1000},
    {"layered", {{"size", 200}, {"fat", 0}}, 200},
    {"layered", {{"size", 333}, {"jump", 5}, {"density", 1}, {"regularity", 0}}, 333},
    {"series_parallel", {{"size", 1}}, 1},
    {"series_parallel", {{"size", 700}, {"series", 0.2}}, 700},
    {"fork_join", {{"branches", 7}, {"length", 3}, {"stages", 4}}, 1 + 4 * (7 * 3 + 1)},
    {"out_tree", {{"size", 100}, {"degree", 3}}, 100},
    {"in_tree", {{"size", 100}, {"degree", 3}}, 100},
    {"gaussian_elimination", {{"size", 5}}, (25 + 5 - 2) / 2},
    {"gaussian_elimination", {{"size", 20}}, (400 + 20 - 2) / 2},
    {"fft", {{"points", 4}}, 2 * 4 - 1 + 4 * 2},
    {"fft", {{"points", 64}}, 2 * 64 - 1 + 64 * 6},
    {"cholesky", {{"tiles", 8}}, 8 + 8 * 7 + 8 * 7 * 6 / 6},
    {"lu", {{"tiles", 6}}, 6 + 6 * 5 + 5 * 6 * 11 / 6},
};

TEST(Generators, SizesAreExact) {
  for (const Size& size : kSizes) {
    EXPECT_EQ(make_graph(size.generator, size.values).tasks.size(), size.tasks) << size.generator;
  }
}

// `generate_graph` checks each graph for cycles, loops and edges that stand twice; edges lead from
// lower to higher tasks besides.
TEST(Generators, EdgesLeadToHigherTasks) {
  for (const Size& size : kSizes) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      for (const InterchangeEdge& edge : make_graph(size.generator, size.values, seed).edges) {
        ASSERT_LT(edge.from, edge.to) << size.generator;
      }
    }
  }
}

TEST(Generators, CcrIsWhatIsAskedFor) {
  for (const auto& entry : generators().entries()) {
    for (const double ccr : {0.0, 0.1, 1.0, 10.0}) {
      for (const std::int64_t bandwidth : {1'000'000LL, 1'600'000'000LL}) {
        CostOptions costs;
        costs.ccr = ccr;
        costs.bandwidth = bandwidth;
        const double found = ccr_of(generate_graph(entry.name, {}, costs, 3));
        const double half_byte = 0.5 / (static_cast<double>(bandwidth) * 100e-6);
        EXPECT_NEAR(found, ccr, 0.01 * ccr + 1.2 * half_byte) << entry.name;
      }
    }
  }
}

TEST(Generators, GraphsHangTogether) {
  for (const auto& entry : generators().entries()) {
    if (entry.name == "layered") continue;
    const InterchangeGraph graph = make_graph(entry.name, {});
    EXPECT_TRUE(is_connected(graph)) << entry.name;
    const Degrees degrees = degrees_of(graph);
    if (entry.name != "in_tree" && entry.name != "series_parallel") {
      EXPECT_EQ(zeros(degrees.in), 1) << entry.name;
    }
    if (entry.name == "in_tree" || entry.name == "fork_join" || entry.name == "cholesky" ||
        entry.name == "lu" || entry.name == "gaussian_elimination") {
      EXPECT_EQ(zeros(degrees.out), 1) << entry.name;
    }
  }
}

TEST(Layered, EveryTaskBehindTheFirstLevelHasAParentWithinJump) {
  for (const double jump : {1.0, 3.0}) {
    const InterchangeGraph graph =
        make_graph("layered", {{"size", 400}, {"fat", 0.6}, {"regularity", 1}, {"jump", jump}});
    const std::int32_t width = 36;  // floor(400^0.6)
    const Degrees degrees = degrees_of(graph);
    EXPECT_EQ(zeros(degrees.in), width);
    for (const InterchangeEdge& edge : graph.edges) {
      const std::int32_t reach = edge.to.value() / width - edge.from.value() / width;
      EXPECT_GE(reach, 1);
      EXPECT_LE(reach, static_cast<std::int32_t>(jump));
    }
  }
}

TEST(Layered, WidthFollowsFatAndRegularity) {
  const std::vector<int> regular = levels_of(
      make_graph("layered", {{"size", 900}, {"fat", 0.5}, {"regularity", 1}, {"density", 0}}));
  EXPECT_EQ(*std::max_element(regular.begin(), regular.end()), 29) << "30 levels of 30 tasks";
  std::map<int, int> widths;
  for (const int level : levels_of(make_graph(
           "layered", {{"size", 9000}, {"fat", 0.5}, {"regularity", 0.5}, {"density", 0}}))) {
    ++widths[level];
  }
  widths.erase(std::prev(widths.end()));  // the last one is cut
  for (const auto& [level, width] : widths) {
    EXPECT_GE(width, 47);   // floor(94 x 0.5)
    EXPECT_LE(width, 141);  // 94 x 1.5
  }
}

TEST(Layered, DensityIsTheShareOfPossibleEdges) {
  const auto edges_at = [](double density) {
    const InterchangeGraph graph = make_graph(
        "layered", {{"size", 900}, {"fat", 0.5}, {"regularity", 1}, {"density", density}});
    return static_cast<double>(graph.edges.size()) / 870;  // parents of a task
  };
  EXPECT_EQ(edges_at(0), 1);
  EXPECT_NEAR(edges_at(0.5), 1 + 15 * 0.5 - 0.5, 0.5);  // 1 + floor of a draw from [0, 15)
  EXPECT_NEAR(edges_at(1), 1 + 30 * 0.5 - 0.5, 1);
}

// Series-parallel graphs are those that reductions of chains and of double edges, taken over the
// line graph's arcs, bring down to one (Valdes 1982). A vertex series-parallel graph has no N: no
// a -> c, b -> c, b -> d with neither a -> d nor a path between a and d, b and c aside.
TEST(SeriesParallel, HasNoForbiddenSubgraph) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const InterchangeGraph graph = make_graph("series_parallel", {{"size", 40}}, seed);
    const std::size_t size = graph.tasks.size();
    std::vector<std::vector<bool>> reach(size, std::vector<bool>(size));
    for (auto edge = graph.edges.rbegin(); edge != graph.edges.rend(); ++edge) {
      const std::size_t from = edge->from.index(), to = edge->to.index();
      reach[from][to] = true;
      for (std::size_t i = 0; i < size; ++i) {
        if (reach[to][i]) reach[from][i] = true;
      }
    }
    const auto apart = [&](std::size_t a, std::size_t b) { return !reach[a][b] && !reach[b][a]; };
    for (std::size_t a = 0; a < size; ++a) {
      for (std::size_t b = 0; b < size; ++b) {
        if (a == b || !apart(a, b)) continue;
        for (std::size_t c = 0; c < size; ++c) {
          if (!reach[a][c] || !reach[b][c]) continue;
          for (std::size_t d = 0; d < size; ++d) {
            if (d == c || !reach[b][d] || !apart(c, d)) continue;
            EXPECT_TRUE(reach[a][d]) << a << " " << b << " " << c << " " << d;
          }
        }
      }
    }
  }
}

TEST(GaussianElimination, IsTheGraphOfThePaper) {
  const InterchangeGraph graph = make_graph("gaussian_elimination", {{"size", 5}});
  EXPECT_EQ(graph.edges.size(), 4u + 3 + 2 + 1 + 4 + 3 + 2) << "from pivots; between columns";
  const std::vector<int> levels = levels_of(graph);
  EXPECT_EQ(*std::max_element(levels.begin(), levels.end()), 7) << "two tasks a column";
}

TEST(Fft, AllPathsAreOfOneLength) {
  const InterchangeGraph graph = make_graph("fft", {{"points", 16}});
  const std::vector<int> levels = levels_of(graph);
  for (const InterchangeEdge& edge : graph.edges) {
    EXPECT_EQ(levels[edge.to.index()], levels[edge.from.index()] + 1);
  }
  EXPECT_EQ(*std::max_element(levels.begin(), levels.end()), 4 + 4);
  EXPECT_EQ(graph.edges.size(), 30u + 2 * 64);
}

TEST(Cholesky, KernelsTakeTheirShareOfOperations) {
  CostOptions costs;
  costs.pes = 1;
  costs.heterogeneity = 0;
  costs.resolution = picoseconds(1);
  const InterchangeGraph graph = generate_graph("cholesky", {{"tiles", 4}}, costs, 1);
  std::map<std::string, double> times;
  for (const InterchangeTask& task : graph.tasks) times[task.kernel] = to_us(task.times[0]);
  EXPECT_EQ(times.size(), 4u);
  EXPECT_NEAR(times["potrf"] * 3, times["trsm"], 1e-3);
  EXPECT_NEAR(times["syrk"], times["trsm"], 1e-3);
  EXPECT_NEAR(times["gemm"], times["trsm"] * 2, 1e-3);
}

TEST(Costs, HeterogeneityIsTheRangeOfTheTimesOfATask) {
  CostOptions costs;
  costs.pes = 8;
  costs.heterogeneity = 0.5;
  costs.spread = 0;
  costs.mean_time = microseconds(10'000);
  const InterchangeGraph graph = generate_graph("layered", {{"size", 300}}, costs, 1);
  double sum = 0;
  for (const InterchangeTask& task : graph.tasks) {
    for (const Time time : task.times) {
      EXPECT_GE(time, microseconds(7'500));
      EXPECT_LE(time, microseconds(12'500));
      EXPECT_EQ(time % costs.resolution, Time(0));
      sum += to_us(time) / 8;
    }
  }
  EXPECT_NEAR(sum / 300, 10'000, 100);
}

TEST(Costs, RelatedPesKeepTheirOrder) {
  CostOptions costs;
  costs.related = true;
  costs.heterogeneity = 1;
  costs.resolution = picoseconds(1);
  const InterchangeGraph graph = generate_graph("layered", {}, costs, 1);
  const std::vector<Time>& first = graph.tasks[0].times;
  for (const InterchangeTask& task : graph.tasks) {
    EXPECT_NEAR(to_us(task.times[1]) / to_us(task.times[0]), to_us(first[1]) / to_us(first[0]),
                1e-4);
  }
}

TEST(Costs, SpreadReachesFromNothingToTwice) {
  CostOptions costs;
  costs.pes = 1;
  costs.heterogeneity = 0;
  const InterchangeGraph graph = generate_graph("out_tree", {{"size", 2000}}, costs, 1);
  Time least = kNever, most{0}, sum{0};
  for (const InterchangeTask& task : graph.tasks) {
    least = std::min(least, task.times[0]);
    most = std::max(most, task.times[0]);
    sum += task.times[0];
  }
  EXPECT_LE(least, microseconds(2));
  EXPECT_GE(most, microseconds(198));
  EXPECT_LE(most, microseconds(200));
  EXPECT_NEAR(to_us(sum) / 2000, 100, 4);
}

TEST(Generators, SeedDecides) {
  for (const char* name : {"layered", "series_parallel"}) {
    EXPECT_TRUE(same(make_graph(name, {}, 5), make_graph(name, {}, 5)));
    EXPECT_FALSE(same(make_graph(name, {}, 5), make_graph(name, {}, 6)));
  }
}

// Figures from one machine, to be met by every other one.
TEST(Generators, GiveTheSameBitsEverywhere) {
  std::uint64_t sum = 1469598103934665603ULL;  // FNV-1a
  const auto add = [&](std::int64_t number) {
    sum = (sum ^ static_cast<std::uint64_t>(number)) * 1099511628211ULL;
  };
  for (const auto& entry : generators().entries()) {
    const InterchangeGraph graph = make_graph(entry.name, {}, 42);
    for (const InterchangeTask& task : graph.tasks) {
      for (const Time time : task.times) add(time.count());
    }
    for (const InterchangeEdge& edge : graph.edges) {
      add(edge.from.value());
      add(edge.to.value());
      add(edge.bytes);
    }
  }
  EXPECT_EQ(sum, 14915119687874504302ULL);
}

TEST(Generators, RefuseWhatIsOutOfRange) {
  const auto message = [](const std::string& name, const GeneratorValues& values) {
    return [=] { make_graph(name, values); };
  };
  EXPECT_THAT(message("layerd", {}), ThrowsMessage<InputError>(HasSubstr("'layered'")));
  EXPECT_THAT(message("layered", {{"fatt", 1}}), ThrowsMessage<InputError>(HasSubstr("'fat'")));
  EXPECT_THAT(message("layered", {{"fat", 1.5}}),
              ThrowsMessage<InputError>(HasSubstr("a number from 0 to 1")));
  EXPECT_THAT(message("layered", {{"size", 2.5}}),
              ThrowsMessage<InputError>(HasSubstr("whole number")));
  EXPECT_THAT(message("layered", {{"size", std::nan("")}}),
              ThrowsMessage<InputError>(HasSubstr("")));
  EXPECT_THAT(message("fft", {{"points", 12}}),
              ThrowsMessage<InputError>(HasSubstr("power of two")));
  CostOptions costs;
  costs.heterogeneity = 3;
  EXPECT_THROW(generate_graph("fft", {}, costs, 1), InputError);
}

}  // namespace
}  // namespace weft
