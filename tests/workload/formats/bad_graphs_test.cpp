// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/support/bad_input.h"
#include "tests/workload/formats/sample_graphs.h"
#include "workload/formats/json_values.h"

namespace weft {
namespace {

struct BadGraph {
  const char* format;
  BadInput input;
};

void PrintTo(const BadGraph& bad, std::ostream* out) { *out << bad.format << bad.input.name; }

class BadGraphFile : public ::testing::TestWithParam<BadGraph> {};

TEST_P(BadGraphFile, IsRefusedWithItsPlace) {
  const BadGraph& bad = GetParam();
  EXPECT_THAT([&] { read_text(bad.format, bad.input.text); }, refuses("graph.file", bad.input));
}

#define DAX_HEAD "<adag>\n<job id='a' runtime='1'/>\n<job id='b' runtime='1'/>\n"
#define ORACLE "{\"format\": \"sched-oracle-1\",\n"
#define CEDR_CPU "\"platforms\": [{\"name\": \"cpu\", \"nodecost\": 1}]"
#define WF_HEAD "{\"name\": \"w\", \"schemaVersion\": \"1.5\", \"workflow\": {\"specification\":\n"

const BadGraph kBad[] = {
    {"stg", {"Empty", "", ": ", "nothing but comments"}},
    {"stg", {"NoCount", "x\n", ":1:1: ", "the number of tasks"}},
    {"stg", {"Truncated", "2\n0 0 0\n1 3 1 0\n", ":3:8: ", "expected task 2"}},
    {"stg", {"HugeCount", "2000000000\n0 0 0\n", ":2:6: ", "expected task 1"}},
    {"stg", {"HugeTime", "1\n0 0 0\n1 9e99 1 0\n2 0 1 1\n", ":3:3: ", "the processing time"}},
    {"stg", {"TooMany", "1\n0 0 0\n1 3 1 0\n2 0 1 1\n3 0 0\n", ":5:1: ", "the end of the file"}},
    {"stg", {"WrongCount", "1\n0 0 0\n1 3 2 0\n2 0 1 1\n", ":3:8: ", "a predecessor's number"}},
    {"stg", {"OutOfRange", "1\n0 0 0\n1 3 1 7\n2 0 1 1\n", ":3:7: ", "a task from 0 to 2"}},
    {"stg", {"Cycle", "2\n0 0 0\n1 3 1 2\n2 3 1 1\n3 0 1 2\n", ": ", "cycle: t0 -> t1 -> t0"}},
    {"tgff", {"Empty", "# nothing\n", ": ", "@TASK_GRAPH"}},
    {"tgff", {"NotClosed", "@TASK_GRAPH 0 {\n TASK a TYPE 0\n", ":1:1: ", "expected '}'"}},
    {"tgff",
     {"NoSuchTask", "@TASK_GRAPH 0 {\n TASK a TYPE 0\n ARC x FROM a TO b TYPE 0\n}\n",
      ":3:18: ", "a task that stands above"}},
    {"tgff",
     {"NoSuchType", "@TASK_GRAPH 0 {\n TASK a TYPE 3\n}\n@PE 0 {\n# type time\n1 2\n}\n",
      ":2:14: ", "table PE 0 has no type 3"}},
    {"tgff",
     {"NoTimes", "@TASK_GRAPH 0 {\n TASK a TYPE 1\n}\n@PE 0 {\n# type price\n1 2\n}\n",
      ":6:1: ", "ends in 'time'"}},
    {"dot", {"Undirected", "graph g { a -- b }", ":1:1: ", "expected 'digraph'"}},
    {"dot", {"UndirectedEdge", "digraph g { a -- b }", ":1:15: ", "expected '->'"}},
    {"dot", {"NotClosed", "digraph g {\n a ->", ":2:6: ", "expected a node"}},
    {"dot", {"Text", "digraph g { a [x=\"y] }", ":1:18: ", "not closed"}},
    {"dot", {"Loop", "digraph g { a -> a }", ":1:15: ", "is a loop"}},
    {"dot", {"Twice", "digraph g { a -> b\n a -> b }", ":2:4: ", "second time"}},
    {"dot", {"Cycle", "digraph g { a -> b -> a }", ":1:1: ", "has a cycle"}},
    {"dot", {"Times", "digraph g { a [times=1]; b }", ":1:26: ", "of each node or of none"}},
    {"dot", {"Data", "digraph g { a -> b [data=-1] }", ":1:26: ", "a volume in bytes"}},
    {"wfformat", {"NoJson", "{\"name\": \n}", ":2:1: ", "no JSON"}},
    {"wfformat", {"Version", "{\"schemaVersion\": \"1.4\"}", ":1:19: ", "expected '1.5'"}},
    {"wfformat",
     {"Kind", "{\"name\": 1, \"schemaVersion\": \"1.5\",\n\"workflow\": []}",
      ":2:13: ", "expected an object"}},
    {"wfformat",
     {"OneSided",
      WF_HEAD "{\"tasks\": [\n{\"name\": \"a\", \"id\": \"a\", \"parents\": [], "
              "\"children\": [\"b\"]},\n{\"name\": \"b\", \"id\": \"b\", \"parents\": [], "
              "\"children\": []}]}}}",
      ":3:54: ", "does not name 'a' among its parents"}},
    {"wfformat",
     {"NoFile",
      WF_HEAD "{\"tasks\": [{\"name\": \"a\", \"id\": \"a\", \"parents\": [],\n"
              "\"children\": [], \"inputFiles\": [\"x\"]}]}}}",
      ":3:32: ", "no file 'x'"}},
    {"dax", {"NoXml", "<adag>\n<job</adag>", ":2:6: ", "no XML"}},
    {"dax", {"Root", "<dag/>", ":1:2: ", "expected an element <adag>"}},
    {"dax", {"NoTasks", "<adag/>", ":1:2: ", "has no tasks"}},
    {"dax", {"NoId", "<adag>\n <job name='x'/></adag>", ":2:3: ", "an attribute 'id' of <job>"}},
    {"dax", {"Runtime", "<adag>\n<job id='a' runtime='-1'/></adag>", ":2:2: ", "the runtime"}},
    {"dax",
     {"HalfTimed", "<adag>\n<job id='a'/>\n<job id='b' runtime='1'/></adag>",
      ":3:2: ", "of each job or of none"}},
    {"dax", {"NoSuchJob", DAX_HEAD "<child ref='c'/></adag>", ":4:2: ", "no task 'c'"}},
    {"sched-oracle", {"Format", "{\"format\": \"x\"}", ":1:12: ", "expected 'sched-oracle-1'"}},
    {"sched-oracle",
     {"Ragged", ORACLE "\"exec\": [[1], [1, 2]], \"edges\": []}", ":2:15: ", "expected 1 PEs"}},
    {"sched-oracle", {"Negative", ORACLE "\"exec\": [[-3]]}", ":2:11: ", "ticks or null"}},
    {"sched-oracle",
     {"NoEdge", ORACLE "\"exec\": [[1]], \"edges\":[{\"src\":0,\n\"dst\":1}]}",
      ":3:7: ", "a task from 0 to 0"}},
    {"sched-oracle",
     {"NoBandwidth",
      ORACLE "\"exec\": [[1, 2]], \"edges\": [],\n"
             "\"bandwidth\": [[0, 0], [1, 0]]}",
      ":3:19: ", "above zero"}},
    {"cedr",
     {"NoPlatforms", "{\"AppName\": \"x\", \"DAG\": {\n\"a\": {\"predecessors\": []}}}",
      ":2:6: ", "'platforms' is missing"}},
    {"cedr",
     {"OneSided",
      "{\"AppName\": \"x\", \"DAG\": {\n\"a\": {\"predecessors\": [], "
      "\"successors\": [{\"name\": \"a\", \"edgecost\": 1}], " CEDR_CPU "}}}",
      ":2:51: ", "does not name 'a' among its predecessors"}},
    {"ds3", {"Truncated", "job_name x\nadd_new_tasks 2\na 0\n", ":2:15: ", "1"}},
    {"weft", {"Schema", "name: x\ntask: []\n", ":2:7: ", "did you mean 'tasks'"}},
};

std::string test_name(const ::testing::TestParamInfo<BadGraph>& bad) {
  std::string name = std::string(bad.param.format) + bad.param.input.name;
  name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, BadGraphFile, ::testing::ValuesIn(kBad), test_name);

TEST(JsonValues, KnowTheirPlaces) {
  const Value root = parse_json_values("{\"a\": [1, -2.50,\n  \"x\", null],\n\"b\":{}}", "j");
  const Value& list = root.at("a");
  EXPECT_EQ(root.where.text(), "j:1:1");
  EXPECT_EQ(list.where.text(), "j:1:7");
  EXPECT_EQ(list.items[0].where.text(), "j:1:8");
  EXPECT_EQ(list.items[1].where.text(), "j:1:11");
  EXPECT_EQ(list.items[1].scalar, "-2.50") << "as it is written";
  EXPECT_EQ(list.items[2].where.text(), "j:2:3");
  EXPECT_EQ(list.items[3].kind, Value::Kind::null);
  EXPECT_EQ(root.at("b").where.text(), "j:3:5");
}

TEST(JsonValues, RefuseKeysThatStandTwiceAndDeepNesting) {
  EXPECT_THROW(parse_json_values("{\"a\": 1, \"a\": 2}", "j"), InputError);
  EXPECT_THROW(parse_json_values(std::string(100'000, '['), "j"), InputError);
  EXPECT_THROW(parse_json_values("", "j"), InputError);
  EXPECT_THROW(parse_json_values("[1] 2", "j"), InputError);
}

}  // namespace
}  // namespace weft
