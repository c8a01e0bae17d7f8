// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <filesystem>

#include "tests/workload/formats/sample_graphs.h"

namespace weft {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

Time us(double time) { return picoseconds(static_cast<std::int64_t>(time * 1e6)); }

std::vector<std::string> edge_texts(const InterchangeGraph& graph) {
  std::vector<std::string> texts;
  for (const InterchangeEdge& edge : graph.edges) {
    texts.push_back(std::to_string(edge.from.value()) + ">" + std::to_string(edge.to.value()) +
                    ":" + std::to_string(edge.bytes));
  }
  return texts;
}

TEST(Stg, DummiesAreLeftOut) {
  const InterchangeGraph graph = read_text("stg",
                                           "  3\n 0 0 0\n 1 3 1 0\n 2 4 1 1\n 3 5 2 1 2\n"
                                           " 4 0 1 3\n# Standard Task Graph Set\n")[0];
  EXPECT_EQ(graph.name, "graph");
  ASSERT_EQ(graph.tasks.size(), 3u);
  EXPECT_EQ(graph.tasks[0].times, std::vector<Time>{us(3)});
  EXPECT_THAT(edge_texts(graph), ElementsAre("0>1:0", "0>2:0", "1>2:0"));
}

TEST(Stg, PredecessorsWithCostsStandOnLinesOfTheirOwn) {
  const InterchangeGraph graph =
      read_text("stg", "2\n0 0 0\n1 3 1\n 0 0\n2 4 1\n 1 17\n3 0 1\n 2 0\n")[0];
  EXPECT_THAT(edge_texts(graph), ElementsAre("0>1:17"));
}

constexpr const char* kTgff = R"(@HYPERPERIOD 300
@COMMUN_QUANT 0 {
# type    quantity
0         5
1         6.4
}
@TASK_GRAPH 0 {
  PERIOD 300
  TASK t0_0  TYPE 1
  TASK t0_1  TYPE 2
  TASK t0_2  TYPE 2
  ARC a0_0 FROM t0_0 TO t0_1 TYPE 0
  ARC a0_1 FROM t0_0 TO t0_2 TYPE 1
  HARD_DEADLINE d0_0 ON t0_1 AT 300
  HARD_DEADLINE d0_1 ON t0_2 AT 200
  SOFT_DEADLINE d0_2 ON t0_2 AT 100
}
@TASK_GRAPH 1 {
  APERIODIC
  TASK t1_0  TYPE 1
}
@CORE 0 {
# price area
  79.05 0.21
#-----------
# type version valid task_time
  1    0       1     7.25
  2    0       0     11
}
@CORE 1 {
# price area
  72.4  0.16
# type version valid task_time
  1    0       1     8
  2    0       1     9
}
)";

TEST(Tgff, ReadsAllGraphsWithTheTablesOfTheirTypes) {
  const std::vector<InterchangeGraph> graphs = read_text("tgff", kTgff);
  ASSERT_EQ(graphs.size(), 2u);
  EXPECT_EQ(graphs[0].name, "graph_0");
  EXPECT_EQ(graphs[0].period, us(300));
  EXPECT_EQ(graphs[0].deadline, us(300)) << "the latest hard one";
  EXPECT_EQ(graphs[0].notes.size(), 2u);
  EXPECT_THAT(graphs[0].pes, ElementsAre("p0", "p1"));
  EXPECT_THAT(graphs[0].tasks[0].times, ElementsAre(us(7.25), us(8)));
  EXPECT_THAT(graphs[0].tasks[1].times, ElementsAre(kNever, us(9)));
  EXPECT_EQ(graphs[0].tasks[1].kernel, "type2");
  EXPECT_THAT(edge_texts(graphs[0]), ElementsAre("0>1:5", "0>2:6"));
  EXPECT_EQ(graphs[1].period, kNever);
  EXPECT_EQ(graphs[1].tasks[0].kernel, "type1");
}

TEST(Dot, ResolvesEdgesAndAttributes) {
  const InterchangeGraph graph = read_text("dot", R"(/* a graph */ digraph g {
  pes="big little"; node [kernel=fft, times="1 2"];
  subgraph cluster_0 { a; node [kernel=mul]; b }
  edge [size=7]
  a -> {b; "c d" [TIMES="- 0.5"]} -> d:port:sw [data=9];
# like a preprocessor's line
  a -> d
})")[0];
  ASSERT_EQ(graph.tasks.size(), 4u);
  EXPECT_EQ(graph.name, "g");
  EXPECT_THAT(graph.pes, ElementsAre("big", "little"));
  EXPECT_EQ(graph.tasks[0].kernel, "fft");
  EXPECT_EQ(graph.tasks[1].kernel, "mul");
  EXPECT_EQ(graph.tasks[2].name, "c d");
  EXPECT_THAT(graph.tasks[2].times, ElementsAre(kNever, us(0.5)));
  EXPECT_THAT(edge_texts(graph), ElementsAre("0>1:9", "0>2:9", "0>3:7", "1>3:9", "2>3:9"));
}

constexpr const char* kWorkflow = R"({"name": "tiny", "schemaVersion": "1.5", "workflow": {
  "specification": {
    "tasks": [
      {"name": "A", "id": "A_1", "parents": [], "children": ["B_1"],
       "inputFiles": ["in.dat"], "outputFiles": ["x.dat", "y.dat"]},
      {"name": "B", "id": "B_1", "parents": ["A_1"], "children": [],
       "inputFiles": ["y.dat", "x.dat"], "outputFiles": []}],
    "files": [{"id": "in.dat", "sizeInBytes": 1}, {"id": "x.dat", "sizeInBytes": 20},
              {"id": "y.dat", "sizeInBytes": 300}]},
  "execution": {"makespanInSeconds": 3, "executedAt": "2026", "tasks": [
      {"id": "B_1", "runtimeInSeconds": 1.5e-3},
      {"id": "A_1", "runtimeInSeconds": 2.25, "command": {"program": "prepare"}}]}}})";

TEST(WfFormat, EdgesCarryTheFilesThatBothEndsName) {
  const InterchangeGraph graph = read_text("wfformat", kWorkflow)[0];
  EXPECT_EQ(graph.name, "tiny");
  EXPECT_EQ(graph.tasks[0].kernel, "prepare");
  EXPECT_EQ(graph.tasks[1].kernel, "B");
  EXPECT_THAT(graph.tasks[0].times, ElementsAre(us(2'250'000)));
  EXPECT_THAT(graph.tasks[1].times, ElementsAre(us(1500)));
  EXPECT_THAT(edge_texts(graph), ElementsAre("0>1:320"));
  EXPECT_THAT(graph.notes, ElementsAre("1 files that no task writes are left out"));
}

TEST(Dax, ReadsJobsOfOldAndNewSchemas) {
  const InterchangeGraph graph = read_text("dax", R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- generated -->
<adag xmlns="http://pegasus.isi.edu/schema/DAX" version="2.1" name="w">
  <job id="ID1" namespace="M" name="mProject" runtime="13.59">
    <uses file="a" link="output" size="4222080"/>
  </job>
  <job id="ID2" name="mDiff" runtime="10"><uses name="a" link="input" size="1"/></job>
  <child ref="ID2"><parent ref="ID1"/></child>
</adag>)")[0];
  EXPECT_EQ(graph.name, "w");
  EXPECT_EQ(graph.tasks[0].kernel, "mProject");
  EXPECT_THAT(graph.tasks[0].times, ElementsAre(us(13'590'000)));
  EXPECT_THAT(edge_texts(graph), ElementsAre("0>1:4222080"));
}

TEST(Stomp, ReadsEdgesAndCosts) {
  const std::vector<FormatFile> files = {
      {"dag0.graphml", R"(<graphml><key attr.name="t" for="node" id="d0"/>
        <graph edgedefault="directed"><node id="0"><data key="d0">10</data></node>
        <node id="1"/><edge source="0" target="1"/></graph></graphml>)"},
      {"dag_0.txt", "type,P1,P2,...,Pn\nsource,0.0025,1,None,None\ndetect,0.6,3531,156,None\n"}};
  const InterchangeGraph graph = graph_formats().find("stomp").make()->read(files)[0];
  EXPECT_EQ(graph.name, "dag0");
  EXPECT_THAT(graph.pes, ElementsAre("p0", "p1", "p2"));
  EXPECT_EQ(graph.tasks[1].kernel, "detect");
  EXPECT_THAT(graph.tasks[1].times, ElementsAre(us(3531), us(156), kNever));
  EXPECT_THAT(edge_texts(graph), ElementsAre("0>1:0"));
}

TEST(Cedr, ReadsPlatformsAsPes) {
  const InterchangeGraph graph = read_text("cedr", R"({"AppName": "radar", "FieldsBytes": 184,
    "DAG": {
      "nop": {"predecessors": [], "successors": [{"name": "FFT", "edgecost": 12}],
              "platforms": [{"name": "cpu", "nodecost": 100.0, "runfunc": "radar_nop"}]},
      "FFT": {"predecessors": [{"name": "nop", "edgecost": 12}], "successors": [],
              "platforms": [{"name": "cpu", "nodecost": 30.5, "runfunc": "radar_fft"},
                            {"name": "fft", "nodecost": 3, "runfunc": "radar_fft_acc"}]}}})")[0];
  EXPECT_EQ(graph.name, "radar");
  EXPECT_THAT(graph.pes, ElementsAre("cpu", "fft"));
  EXPECT_THAT(graph.tasks[0].times, ElementsAre(us(100), kNever));
  EXPECT_THAT(graph.tasks[1].times, ElementsAre(us(30.5), us(3)));
  EXPECT_EQ(graph.tasks[1].kernel, "radar_fft");
  EXPECT_THAT(edge_texts(graph), ElementsAre("0>1:12"));
}

TEST(SchedOracle, TicksAreMicroseconds) {
  const InterchangeGraph graph = read_text("sched-oracle", R"({"format": "sched-oracle-1",
    "id": "two", "exec": [[14, null], [3, 4]], "edges": [{"src": 0, "dst": 1, "data": 18}],
    "bandwidth": [[0, 0.8], [1.25, 0]], "ref": {}})")[0];
  EXPECT_EQ(graph.name, "two");
  EXPECT_THAT(graph.tasks[0].times, ElementsAre(us(14), kNever));
  EXPECT_THAT(graph.bandwidths, ElementsAre(ElementsAre(0, 800'000), ElementsAre(1'250'000, 0)));
}

TEST(SchedOracle, ReadsAndWritesTheAcceptanceCases) {
  const fs::path folder = fs::path(WEFT_SHARED_DIR) / "cases" / "static";
  if (!fs::is_directory(folder)) GTEST_SKIP() << "no directory " << folder;
  const auto format = graph_formats().find("sched-oracle").make();
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    SCOPED_TRACE(entry.path());
    const InterchangeGraph graph = load_graphs({entry.path().string()})[0];
    EXPECT_EQ(graph.name, entry.path().stem());
    expect_equal(format->read(format->write(graph))[0], graph);
    ++count;
  }
  EXPECT_GT(count, 0u);
}

TEST(Ds3, WritesWhatItReads) {
  const fs::path folder = fs::path(WEFT_SHARED_DIR) / "data" / "ds3";
  if (!fs::is_directory(folder)) GTEST_SKIP() << "no directory " << folder;
  const auto format = graph_formats().find("ds3").make();
  for (const char* name : {"job_Top.txt", "job_LAG.txt", "job_WIFI_5RXM.txt"}) {
    SCOPED_TRACE(name);
    const InterchangeGraph graph = load_graphs({(folder / name).string()}, "ds3")[0];
    expect_equal(format->read(format->write(graph))[0], graph);
  }
}

}  // namespace
}  // namespace weft
