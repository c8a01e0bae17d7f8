// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "workload/formats/graph_formats.h"

namespace weft {

/// A graph with every feature that a format could have: five tasks of three kernels on two PEs,
/// one of which cannot run all.
inline InterchangeGraph sample_graph() {
  InterchangeGraph graph;
  graph.name = "sample";
  graph.pes = {"cpu", "fft"};
  graph.bandwidths = {{0, 2'500'000}, {800'000, 0}};
  graph.tasks = {{"source", "head", {microseconds(10), kNever}},
                 {"left", "fft256", {microseconds(40), microseconds(3)}},
                 {"right", "fft256", {microseconds(40), microseconds(3)}},
                 {"odd one", "mul", {nanoseconds(12'500), kNever}},
                 {"sink", "mul", {nanoseconds(12'500), kNever}}};
  graph.edges = {{TaskId(0), TaskId(1), 2048},
                 {TaskId(0), TaskId(2), 2049},
                 {TaskId(1), TaskId(3), 17},
                 {TaskId(2), TaskId(3), 0},
                 {TaskId(3), TaskId(4), 4'000'000'000}};
  graph.deadline = microseconds(400);
  graph.period = microseconds(1000);
  return graph;
}

/// The graph with all features taken out that a format cannot express.
inline InterchangeGraph fitted(const InterchangeGraph& graph, const GraphFormat& format) {
  GraphFeatures excess;
  for (const GraphFeature feature : features_of(graph)) {
    if (format.expresses().count(feature) == 0) excess.insert(feature);
  }
  return without(graph, excess);
}

inline void expect_equal(const InterchangeGraph& a, const InterchangeGraph& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.pes, b.pes);
  EXPECT_EQ(a.bandwidths, b.bandwidths);
  EXPECT_EQ(a.deadline, b.deadline);
  EXPECT_EQ(a.period, b.period);
  ASSERT_EQ(a.tasks.size(), b.tasks.size());
  for (std::size_t i = 0; i < a.tasks.size(); ++i) {
    EXPECT_EQ(a.tasks[i].name, b.tasks[i].name);
    EXPECT_EQ(a.tasks[i].kernel, b.tasks[i].kernel);
    EXPECT_EQ(a.tasks[i].times, b.tasks[i].times) << a.tasks[i].name;
  }
  ASSERT_EQ(a.edges.size(), b.edges.size());
  for (std::size_t i = 0; i < a.edges.size(); ++i) {
    EXPECT_EQ(a.edges[i].from, b.edges[i].from) << i;
    EXPECT_EQ(a.edges[i].to, b.edges[i].to) << i;
    EXPECT_EQ(a.edges[i].bytes, b.edges[i].bytes) << i;
  }
}

/// Reads a text as the one file of a format.
inline std::vector<InterchangeGraph> read_text(const std::string& format, const std::string& text) {
  return graph_formats().find(format).make()->read({{"graph.file", text}});
}

}  // namespace weft
