// SPDX-License-Identifier: Apache-2.0
#include "workload/task_graph.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <stdexcept>
#include <string>

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StrEq;
using ::testing::ThrowsMessage;

/// A graph as a map from (source, target) to bytes: what TaskGraph must agree with.
struct NaiveGraph {
  std::int32_t tasks = 0;
  std::map<std::pair<std::int32_t, std::int32_t>, std::int64_t> edges;
};

// Random edges in a hidden random order of the tasks, so that indices say nothing of the order.
NaiveGraph random_dag(std::mt19937& random) {
  NaiveGraph graph;
  graph.tasks = 1 + static_cast<std::int32_t>(random() % 30);
  std::vector<std::int32_t> hidden(static_cast<std::size_t>(graph.tasks));
  std::iota(hidden.begin(), hidden.end(), 0);
  std::shuffle(hidden.begin(), hidden.end(), random);
  const auto density = random() % 100;
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    for (std::size_t j = i + 1; j < hidden.size(); ++j) {
      if (random() % 100 < density) graph.edges[{hidden[i], hidden[j]}] = random() % 1'000;
    }
  }
  return graph;
}

// Edges are added in random order, since the order must not matter.
TaskGraphBuilder builder_of(const NaiveGraph& graph, std::mt19937& random) {
  TaskGraphBuilder builder;
  for (std::int32_t i = 0; i < graph.tasks; ++i) {
    builder.add_task("t" + std::to_string(i), KernelId(i % 4));
  }
  std::vector<std::pair<std::pair<std::int32_t, std::int32_t>, std::int64_t>> edges(
      graph.edges.begin(), graph.edges.end());
  std::shuffle(edges.begin(), edges.end(), random);
  for (const auto& [ends, bytes] : edges) {
    builder.add_edge(TaskId(ends.first), TaskId(ends.second), bytes);
  }
  return builder;
}

std::vector<std::int32_t> naive_topological_order(const NaiveGraph& graph) {
  std::vector<std::int32_t> order;
  std::set<std::int32_t> done;
  while (count_of(order) < graph.tasks) {
    for (std::int32_t task = 0;; ++task) {
      const bool open = std::any_of(graph.edges.begin(), graph.edges.end(), [&](const auto& edge) {
        return edge.first.second == task && done.count(edge.first.first) == 0;
      });
      if (open || done.count(task) != 0) continue;
      order.push_back(task);
      done.insert(task);
      break;
    }
  }
  return order;
}

TEST(TaskGraph, AgreesWithANaiveGraph) {
  std::mt19937 random(1);
  for (int repetition = 0; repetition < 200; ++repetition) {
    const NaiveGraph naive = random_dag(random);
    const TaskGraph graph = builder_of(naive, random).build();
    ASSERT_EQ(graph.size(), naive.tasks);
    ASSERT_EQ(graph.edge_count(), count_of(naive.edges));

    auto expected = naive.edges.begin();  // in the order of source and target
    std::vector<std::int32_t> entries;
    for (std::int32_t i = 0; i < graph.size(); ++i) {
      const TaskId task(i);
      EXPECT_EQ(graph.name(task), "t" + std::to_string(i));
      EXPECT_EQ(graph.kernel(task), KernelId(i % 4));
      for (const Edge& out : graph.successors(task)) {
        ASSERT_EQ(std::make_pair(i, out.task.value()), expected->first);
        ASSERT_EQ(out.bytes, expected->second);
        ++expected;
      }
      std::int32_t last = -1;
      for (const Edge& in : graph.predecessors(task)) {
        ASSERT_LT(last, in.task.value()) << "predecessors are ordered by task";
        last = in.task.value();
        ASSERT_EQ(naive.edges.at({last, i}), in.bytes);
      }
      if (graph.predecessors(task).empty()) entries.push_back(i);
    }
    ASSERT_EQ(expected, naive.edges.end());

    std::vector<std::int32_t> order, found_entries;
    for (const TaskId task : graph.topological_order()) order.push_back(task.value());
    for (const TaskId task : graph.entries()) found_entries.push_back(task.value());
    EXPECT_EQ(order, naive_topological_order(naive));
    EXPECT_EQ(found_entries, entries);
  }
}

TEST(TaskGraph, BothEndsOfAnEdgeHaveItsNumber) {
  std::mt19937 random(2);
  for (int repetition = 0; repetition < 200; ++repetition) {
    const NaiveGraph naive = random_dag(random);
    TaskGraph graph = builder_of(naive, random).build();
    for (const std::int32_t first : {0, 1'000}) {
      if (first != 0) graph.number_edges(EdgeId(first));
      std::int32_t rank = 0, inputs = 0;
      std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> numbers;
      for (const auto& [ends, bytes] : naive.edges) numbers[ends] = first + rank++;
      for (std::int32_t i = 0; i < graph.size(); ++i) {
        for (const Edge& out : graph.successors(TaskId(i))) {
          ASSERT_EQ(out.id.value(), numbers.at({i, out.task.value()}));
        }
        for (const Edge& in : graph.predecessors(TaskId(i))) {
          ASSERT_EQ(in.id.value(), numbers.at({in.task.value(), i}));
          ++inputs;
        }
      }
      EXPECT_EQ(inputs, graph.edge_count());
    }
  }
}

TEST(TaskGraphBuilder, NamesACycle) {
  TaskGraphBuilder builder;
  for (const char* name : {"in", "a", "b", "c", "out"}) builder.add_task(name, KernelId(0));
  for (const auto& [from, to] : {std::pair(0, 1), {1, 2}, {2, 3}, {3, 1}, {3, 4}}) {
    builder.add_edge(TaskId(from), TaskId(to), 1);
  }
  EXPECT_THAT([&] { builder.build(); }, ThrowsMessage<std::invalid_argument>(
                                            StrEq("the graph has a cycle: a -> b -> c -> a")));
}

// Of the names in "the graph has a cycle: t1 -> t2 -> t1".
std::vector<std::int32_t> tasks_in(const std::string& message) {
  std::vector<std::string> words;
  boost::algorithm::split(words, message, boost::algorithm::is_space());
  std::vector<std::int32_t> tasks;
  for (const std::string& word : words) {
    if (word.size() > 1 && word[0] == 't' && std::isdigit(word[1]) != 0) {
      tasks.push_back(std::stoi(word.substr(1)));
    }
  }
  return tasks;
}

TEST(TaskGraphBuilder, TheNamedCycleIsOneOfTheGraph) {
  std::mt19937 random(3);
  int cyclic = 0;
  for (int repetition = 0; repetition < 200; ++repetition) {
    NaiveGraph naive = random_dag(random);
    if (naive.tasks < 3) continue;
    for (int i = 0; i < 3; ++i) {  // edges against the hidden order
      const auto from = static_cast<std::int32_t>(random()) % naive.tasks;
      const auto to = static_cast<std::int32_t>(random()) % naive.tasks;
      if (from >= 0 && to >= 0 && from != to) naive.edges[{from, to}] = 1;
    }
    try {
      builder_of(naive, random).build();
    } catch (const std::invalid_argument& error) {
      ++cyclic;
      const std::vector<std::int32_t> cycle = tasks_in(error.what());
      ASSERT_GE(cycle.size(), 3u) << error.what();
      EXPECT_EQ(cycle.front(), cycle.back()) << error.what();
      for (std::size_t i = 1; i < cycle.size(); ++i) {
        EXPECT_EQ(naive.edges.count({cycle[i - 1], cycle[i]}), 1u) << error.what();
      }
    }
  }
  EXPECT_GT(cyclic, 20);
}

TEST(TaskGraphBuilder, RefusesDuplicatesLoopsAndUnknownTasks) {
  TaskGraphBuilder builder;
  const TaskId a = builder.add_task("a", KernelId(0)), b = builder.add_task("b", KernelId(0));
  builder.add_edge(a, b, 1);
  const auto refuses = [&](TaskId from, TaskId to, const std::string& message) {
    EXPECT_THAT([&] { builder.add_edge(from, to, 1); },
                ThrowsMessage<std::invalid_argument>(HasSubstr(message)));
  };
  refuses(a, b, "edge a -> b stands here for the second time");
  refuses(a, a, "edge a -> a is a loop");
  refuses(a, TaskId(2), "an edge names task 2, but there are 2 tasks");
  refuses(TaskId(-1), b, "an edge names task -1");
  EXPECT_EQ(builder.build().edge_count(), 1) << "what was refused left no trace";
}

TEST(TaskGraphBuilder, RefusesAGraphWithoutTasks) {
  EXPECT_THAT([] { TaskGraphBuilder().build(); },
              ThrowsMessage<std::invalid_argument>(HasSubstr("no tasks")));
}

}  // namespace
}  // namespace weft
