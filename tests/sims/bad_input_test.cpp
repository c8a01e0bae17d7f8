// SPDX-License-Identifier: Apache-2.0
// Wrong input ends with status 2 and one line that says where, what and what was expected; it
// leaves nothing behind.
#include <gmock/gmock.h>

#include <boost/algorithm/string/replace.hpp>
#include <filesystem>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "tests/sims/command_test.h"

namespace weft {
namespace {

using ::testing::HasSubstr;
using namespace std::string_literals;  // NOLINT(google-build-using-namespace)

const std::vector<std::pair<std::string, std::string>> kGoodFiles = {
    {"core.yaml", R"(name: core
reference_frequency: 1 GHz
operating_points:
  - {frequency: 500 MHz, voltage: 800 mV}
  - {frequency: 1 GHz, voltage: 900 mV}
execution_time:
  fft: 10 us
  decode: 20 us
)"},
    {"platform.yaml", R"(cluster:
  big: {pe_type: core.yaml, count: 2}
  small: {pe_type: core.yaml, frequency: 500 MHz}
interconnect:
  type: ideal
  bandwidth: 1 GB/s
  links:
    - {between: [big, small], latency: 2 us}
)"},
    {"app.yaml", R"(name: demo
tasks:
  - {name: a, kernel: fft}
  - {name: b, kernel: decode}
edges:
  - {from: a, to: b, data: 64 B}
)"},
    {"workload.yaml", R"(applications:
  - {application: app.yaml, share: 2}
arrivals:
  process: periodic
  mean_gap: 1 ms
jobs: 3
)"},
    {"trace.csv", "arrival,application\n10 us,demo\n20 us,demo\n"},
    {"replay.yaml", R"(applications:
  - {application: app.yaml}
arrivals:
  process: trace
  file: trace.csv
)"},
    {"experiment.yaml", R"(platform: platform.yaml
workload: workload.yaml
policies: [MET, ETF]
variants:
  - {name: plain}
  - {name: more, set: {cluster.big.count: 3}}
)"},
    {"soc.txt", "add_new_resource CPU P1 0 1 2 performance\nfft 14\ndecode 13\n"},
    {"job.txt",
     "job_name demo\nadd_new_tasks 2\nfft 0\ndecode 1 0\ndecode TAIL\n"
     "decode earliest_start 0 deadline 100\n"},
};

constexpr const char* kRun = "run platform.yaml workload.yaml -o out";
constexpr const char* kReplay = "run platform.yaml replay.yaml -o out";
constexpr const char* kExperiment = "run experiment.yaml -o out";
constexpr const char* kImport = "import ds3 --soc soc.txt --jobs job.txt -o out";

// Replaces `from` in a good file by `to`; the whole file where `from` is empty. A name that ends
// in '/' makes a directory.
struct Edit {
  std::string file;
  std::string from;
  std::string to;
};

struct Case {
  std::string name;
  std::vector<Edit> edits;
  std::string arguments;
  std::vector<std::string> message;  // parts of it
};

void PrintTo(const Case& bad, std::ostream* out) { *out << bad.name; }

class BadInput : public CommandTest, public ::testing::WithParamInterface<Case> {
 protected:
  BadInput() {
    for (const auto& [name, text] : kGoodFiles) write(name, text);
  }

  void apply(const Edit& edit) const {
    if (edit.file.back() == '/') {
      std::filesystem::create_directories(edit.file);
      return;
    }
    std::string text = edit.to;
    if (!edit.from.empty()) {
      text = read_file(edit.file);
      ASSERT_NE(text.find(edit.from), std::string::npos) << edit.file << " has no " << edit.from;
      boost::algorithm::replace_first(text, edit.from, edit.to);
    }
    write(edit.file, text);
  }
};

TEST_P(BadInput, IsRefusedInOneLineAndLeavesNothing) {
  for (const Edit& edit : GetParam().edits) apply(edit);
  const std::vector<std::string> before = listing();
  const CommandResult result = run_weft(GetParam().arguments);
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err.rfind("weft: error: ", 0), 0u) << result.err;
  EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << "one line: " << result.err;
  EXPECT_LT(result.err.size(), 1500u);
  for (const std::string& part : GetParam().message) EXPECT_THAT(result.err, HasSubstr(part));
  EXPECT_EQ(listing(), before);
}

// What is wrong in the cases is what they change, and nothing else.
TEST_F(BadInput, GoodFilesAreTaken) {
  EXPECT_NE(weft(kRun), "");
  EXPECT_NE(weft(kReplay), "");
  EXPECT_NE(weft(kExperiment + "2"s), "");
  EXPECT_NE(weft(kImport + "3"s), "");
}

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string set(const std::string& setting) { return kRun + " --set '"s + setting + "'"; }

// A number at the place of the count in platform.yaml.
Case count(const std::string& name, const std::string& number, const std::string& expected) {
  return {name,
          {{"platform.yaml", "count: 2", "count: " + number}},
          kRun,
          {"platform.yaml:2:36: cluster.big.count: expected " + expected + ", found '" + number}};
}

// A quantity at the place of the bandwidth in platform.yaml.
Case bandwidth(const std::string& name, const std::string& text, const std::string& message) {
  return {name,
          {{"platform.yaml", "1 GB/s", text}},
          kRun,
          {"platform.yaml:6:14: interconnect.bandwidth: ", message}};
}

// A name in double quotes, with YAML's escapes, at a place in a file.
Case name(const std::string& name, const Edit& edit, const std::string& where) {
  return {name, {edit}, kRun, {where, "is not a name", "no comma, quotation mark or control"}};
}

// An application of three tasks whose edges are these.
Case edges(const std::string& name, const std::string& list,
           const std::vector<std::string>& message) {
  return {name,
          {{"app.yaml", "",
            "name: demo\ntasks:\n  - {name: a, kernel: fft}\n  - {name: b, kernel: fft}\n"
            "  - {name: c, kernel: fft}\nedges:\n" +
                list}},
          kRun,
          message};
}

const Case kFiles[] = {
    {"MissingPlatform",
     {},
     "run none.yaml workload.yaml -o out",
     {"cannot read 'none.yaml': No such file or directory"}},
    {"MissingWorkload",
     {},
     "run platform.yaml sub/none.yaml -o out",
     {"cannot read 'sub/none.yaml': No such file or directory"}},
    {"MissingApplication",
     {{"workload.yaml", "app.yaml", "none.yaml"}},
     kRun,
     {"workload.yaml:2:19: cannot read 'none.yaml': No such file or directory"}},
    {"MissingPeType",
     {{"platform.yaml", "core.yaml", "types/none.yaml"}},
     kRun,
     {"platform.yaml:2:18: cannot read 'types/none.yaml': No such file or directory"}},
    {"MissingTrace",
     {{"replay.yaml", "trace.csv", "none.csv"}},
     kReplay,
     {"replay.yaml:5:9: cannot read 'none.csv': No such file or directory"}},
    {"MissingExperiment", {}, "run none.yaml -o out", {"cannot read 'none.yaml'"}},
    {"MissingPlatformOfAnExperiment",
     {{"experiment.yaml", "platform.yaml", "none.yaml"}},
     kExperiment,
     {"experiment.yaml:5:5: cannot read 'none.yaml'"}},
    {"UnknownPlatform",
     {},
     "run dssoc61 six_mix -o out",
     {"unknown platform 'dssoc61'; expected a file or one of 'dssoc16'",
      "did you mean 'dssoc16'?"}},
    {"UnknownWorkload", {}, "run dssoc16 sixmix -o out", {"did you mean 'six_mix'?"}},
    {"UnknownApplication",
     {{"workload.yaml", "app.yaml", "wfii_tx"}},
     kRun,
     {"workload.yaml:2:19: unknown application 'wfii_tx'", "did you mean 'wifi_tx'?"}},
    {"UnknownPeType",
     {{"platform.yaml", "core.yaml", "cortex_a77"}},
     kRun,
     {"platform.yaml:2:18: unknown PE type 'cortex_a77'", "did you mean 'cortex_a7'?"}},
    {"UnknownExperiment", {}, "run gym_ds -o out", {"unknown experiment", "mean 'gym_ds3'?"}},
    {"DirectoryForPlatform",
     {{"dir.yaml/", "", ""}},
     "run dir.yaml workload.yaml -o out",
     {"'dir.yaml' is a directory, not a file"}},
    {"DirectoryForWorkload",
     {{"dir.yaml/", "", ""}},
     "run platform.yaml ./dir.yaml -o out",
     {"'./dir.yaml' is a directory, not a file"}},
    {"DirectoryForApplication",
     {{"dir.yaml/", "", ""}, {"workload.yaml", "app.yaml", "dir.yaml"}},
     kRun,
     {"workload.yaml:2:19: 'dir.yaml' is a directory, not a file"}},
    {"DirectoryForTrace",
     {{"dir/", "", ""}, {"replay.yaml", "trace.csv", "dir"}},
     kReplay,
     {"replay.yaml:5:9: 'dir' is a directory, not a file"}},
    {"ValidateMissingFile", {}, "validate none.yaml", {"cannot read 'none.yaml'"}},
    {"ValidateUnknownName", {}, "validate wifi_rxx", {"'wifi_rxx'", "did you mean 'wifi_rx'?"}},
    {"ValidateNoKindOfFile",
     {{"x.yaml", "", "name: x\n"}},
     "validate x.yaml",
     {"x.yaml:1:1: this is none of Weft's files: a platform has 'cluster'"}},
};

const Case kYaml[] = {
    {"Broken", {{"platform.yaml", "count: 2}", "count: 2"}}, kRun, {"platform.yaml:", "broken"}},
    {"Tabs",
     {{"platform.yaml", "  big:", "\tbig:"}},
     kRun,
     {"platform.yaml:2:", "broken YAML: illegal map value"}},
    {"Empty", {{"platform.yaml", "", ""}}, kRun, {"platform.yaml: is empty"}},
    {"OnlyComments", {{"workload.yaml", "", "# nothing\n"}}, kRun, {"workload.yaml: is empty"}},
    {"OnlyAMarker", {{"app.yaml", "", "---\n"}}, kRun, {"app.yaml:", "found nothing"}},
    {"TwoDocuments", {{"app.yaml", "", "a: b\n---\nc: d\n"}}, kRun, {"more than one YAML doc"}},
    {"NoMap", {{"platform.yaml", "", "just text\n"}}, kRun, {"platform.yaml:1:1: ", "'just text'"}},
    {"List", {{"workload.yaml", "", "- a\n- b\n"}}, kRun, {"expected a section with keys"}},
    {"DuplicateKey",
     {{"platform.yaml", "count: 2", "count: 2, count: 3"}},
     kRun,
     {"platform.yaml:2:39: key 'count' stands here for the second time"}},
    {"DuplicateSection",
     {{"workload.yaml", "jobs: 3", "arrivals: {process: periodic, mean_gap: 1 ms}"}},
     kRun,
     {"workload.yaml:6:1: key 'arrivals' stands here for the second time"}},
    {"ListAsKey", {{"platform.yaml", "", "? [a, b]\n: c\n"}}, kRun, {"a key must be a plain name"}},
    {"UndefinedAlias", {{"platform.yaml", "", "a: *b\n"}}, kRun, {"platform.yaml:1:4: broken"}},
    {"AliasOfItself", {{"platform.yaml", "", "a: &a [*a]\n"}}, kRun, {"nested too deeply"}},
    {"AliasesWithoutEnd",
     {{"platform.yaml", "",
       "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
       "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
       "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
       "g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g]\n"}},
     kRun,
     {"platform.yaml:", "aliases make the document too large"}},
    {"DeepLists",
     {{"platform.yaml", "", "cluster: " + repeat("[", 100) + repeat("]", 100)}},
     kRun,
     {"platform.yaml:1:74: nested too deeply"}},
    {"VeryDeepLists",
     {{"platform.yaml", "", repeat("[", 100'000)}},
     kRun,
     {"platform.yaml:", "nested too deeply"}},
    {"VeryDeepMaps", {{"workload.yaml", "", repeat("{a: ", 100'000)}}, kRun, {"too deeply"}},
    {"VeryDeepBlocks", {{"app.yaml", "", repeat("- ", 100'000)}}, kRun, {"nested too deeply"}},
    {"NulByte",
     {{"platform.yaml", "count: 2", "count: 2\0"s}},
     kRun,
     {"platform.yaml:2:37: this is no UTF-8 text"}},
    {"NulByteInAName", {{"app.yaml", "demo", "de\0mo"s}}, kRun, {"app.yaml:1:9: this is no UTF-8"}},
    {"EscapeSequence", {{"app.yaml", "demo", "\033[2Jdemo"}}, kRun, {"app.yaml:1:7: this is no"}},
    {"NoUtf8", {{"app.yaml", "demo", "d\xffmo"}}, kRun, {"app.yaml:1:8: this is no UTF-8 text"}},
    {"Utf16", {{"app.yaml", "", "\xff\xfe{\0}\0"s}}, kRun, {"app.yaml:1:1: this is no UTF-8"}},
    {"Binary",
     {{"app.yaml", "",
       "\x7f"
       "ELF\2\1\1\0\0\0\x9c\xf3\n\r"s}},
     kRun,
     {"no UTF-8 text"}},
    {"BinaryForWorkload", {{"workload.yaml", "", repeat("\0\x80"s, 999)}}, kRun, {"no UTF-8 text"}},
    {"LongGarbage",
     {{"platform.yaml", "count: 2", "count: " + repeat("x", 1'000'000)}},
     kRun,
     {"platform.yaml:2:36: cluster.big.count: expected a whole number, found 'xxxx", " ... "}},
};

const Case kPlatform[] = {
    {"UnknownKey",
     {{"platform.yaml", "cluster", "clusters"}},
     kRun,
     {"platform.yaml:2:3: unknown key 'clusters'; expected one of", "did you mean 'cluster'?"}},
    {"UnknownKeyBelow",
     {{"platform.yaml", "count: 2", "cuont: 2"}},
     kRun,
     {"platform.yaml:2:36: unknown key 'cuont' in cluster.big; expected one of 'pe_type', 'count'",
      "did you mean 'count'?"}},
    {"MissingKey",
     {{"platform.yaml", "  type: ideal\n", ""}},
     kRun,
     {"platform.yaml:5:3: interconnect: key 'type' is missing"}},
    {"NoClusters",
     {{"platform.yaml", "", "cluster: {}\ninterconnect: {type: ideal, bandwidth: 1 GB/s}\n"}},
     kRun,
     {"platform.yaml:1:10: cluster: expected at least one entry, found an empty section"}},
    {"UnknownInterconnect",
     {{"platform.yaml", "ideal", "idael"}},
     kRun,
     {"platform.yaml:5:9: interconnect.type: expected one of 'ideal'", "did you mean 'ideal'?"}},
    {"UnknownHost",
     {{"platform.yaml", "interconnect:", "scheduler_host: {type: fixde}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:24: scheduler_host.type: expected one of ", "did you mean 'fixed'?"}},
    {"DecisionsOfSeconds",
     {{"platform.yaml",
       "interconnect:", "scheduler_host: {type: fixed, latency: 2 s}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:40: latency: expected at most 1 s"}},
    count("ZeroCount", "0", "at least 1"),
    count("NegativeCount", "-1", "at least 1"),
    count("CountTooLarge", "4097", "at most 4096"),
    count("HugeCount", "99999999999999999999999999", "a whole number"),
    count("FractionalCount", "1.5", "a whole number"),
    count("HexadecimalCount", "0x10", "a whole number"),
    count("CountInWords", "two", "a whole number"),
    {"CountIsAList", {{"platform.yaml", "count: 2", "count: [2]"}}, kRun, {":2:36: ", "a list"}},
    {"CountIsMissing", {{"platform.yaml", "count: 2", "count:"}}, kRun, {":2:29: ", "nothing"}},
    bandwidth("WrongUnit", "1 GHz", "'1 GHz' has the wrong unit 'GHz'; expected a bandwidth such"),
    bandwidth("WrongCaseOfUnit", "1 gb/s", "'1 gb/s' has the wrong unit 'gb/s'"),
    bandwidth("BareNumber", "1000", "'1000' has no unit; expected a bandwidth such as '10 MB/s'"),
    bandwidth("NegativeQuantity", "-1 GB/s", "'-1 GB/s' is negative"),
    bandwidth("ZeroQuantity", "0 B/s", "expected more than zero, found '0 B/s'"),
    bandwidth("HugeQuantity", "99999999999999999999 GB/s", "is too large"),
    bandwidth("EndlessQuantity", repeat("9", 500) + " GB/s", "is too long for a quantity"),
    bandwidth("TinyQuantity", "0.0001 B/s", "is finer than 1 B/s"),
    bandwidth("ExponentInQuantity", "1e9 B/s", "has the wrong unit 'e9 B/s'"),
    bandwidth("NoNumber", "fast", "does not begin with a number"),
    {"LinkToUnknownCluster",
     {{"platform.yaml", "[big, small]", "[big, smal]"}},
     kRun,
     {"platform.yaml:8:23: there is no cluster 'smal'; expected one of 'big', 'small'",
      "did you mean 'small'?"}},
    {"LinkOfOneCluster",
     {{"platform.yaml", "[big, small]", "[big]"}},
     kRun,
     {"platform.yaml:8:17: interconnect.links[0].between: expected at least 2 elements"}},
    {"LinkOfThreeClusters",
     {{"platform.yaml", "[big, small]", "[big, small, big]"}},
     kRun,
     {"platform.yaml:8:17: a link is between two clusters"}},
    {"NoOperatingPoint",
     {{"platform.yaml", "500 MHz", "700 MHz"}},
     kRun,
     {"platform.yaml:3:42: PE type 'core' has no operating point at 700 MHz; it has '500 MHz', "
      "'1 GHz'"}},
    {"ClusterTakesTheNameOfAPe",
     {{"platform.yaml", "small: {", "big0: {"}},
     kRun,
     {"platform.yaml:3:9: two parts of the SoC would be called 'big0'"}},
    {"ClusterTakesTheNameOfAModule",
     {{"platform.yaml", "small: {", "dispatcher: {"}},
     kRun,
     {"platform.yaml:3:15: two parts of the SoC would be called 'dispatcher'"}},
    {"StrangeClusterName",
     {{"platform.yaml", "small: {", "'sm,all': {"}},
     kRun,
     {"platform.yaml:3:13: 'sm,all' is not a name: letters, digits and '_' only"}},
    {"TransferWithoutEnd",
     {{"platform.yaml", "1 GB/s", "1 B/s"}, {"app.yaml", "64 B", "64 GiB"}},
     kRun,
     {"task 'a' of application 'demo' take longer than an hour at 1 B/s"}},
};

const Case kPeType[] = {
    {"OperatingPointsOutOfOrder",
     {{"core.yaml", "500 MHz", "2 GHz"}},
     kRun,
     {"core.yaml:5:5: operating points stand in the order of rising frequency"}},
    {"OperatingPointTwice", {{"core.yaml", "500 MHz", "1 GHz"}}, kRun, {"core.yaml:5:5: "}},
    {"TimeWithoutUnit",
     {{"core.yaml", "10 us", "10"}},
     kRun,
     {"core.yaml:7:8: execution_time.fft: '10' has no unit; expected a time such as '12 us'"}},
    {"NegativeTime", {{"core.yaml", "10 us", "-10 us"}}, kRun, {"core.yaml:7:8: ", "is negative"}},
    {"HugeTime", {{"core.yaml", "10 us", "99999999 s"}}, kRun, {"core.yaml:7:8: ", "is too large"}},
    {"TimeOfHours",
     {{"core.yaml", "10 us", "2000000 s"}},
     kRun,
     {"kernel 'fft' takes longer than an hour on cluster 'big'"}},
    {"ZeroFrequency",
     {{"core.yaml", "reference_frequency: 1 GHz", "reference_frequency: 0 Hz"}},
     kRun,
     {"core.yaml:2:22: reference_frequency: expected more than zero, found '0 Hz'"}},
    {"NoKernels",
     {{"core.yaml", "  fft: 10 us\n  decode: 20 us\n", ""}},
     kRun,
     {"core.yaml:6:1: execution_time: expected a section with keys, found nothing"}},
    name("NameOfType", {"core.yaml", "name: core", R"(name: "co,re")"}, "core.yaml:1:7: 'co,re'"),
    name("NameOfKernel", {"core.yaml", "  fft", R"(  "f\nft": 1 us
  fft)"},
         "core.yaml:7:12: 'f\\nft'"),
};

const Case kApplication[] = {
    edges("Cycle",
          "  - {from: c, to: a, data: 1 B}\n  - {from: a, to: b, data: 1 B}\n"
          "  - {from: b, to: a, data: 1 B}\n",
          {"app.yaml:3:3: the graph has a cycle: a -> b -> a"}),
    edges("Loop", "  - {from: a, to: a, data: 1 B}\n", {"app.yaml:7:5: edge a -> a is a loop"}),
    edges("EdgeTwice", "  - {from: a, to: b, data: 1 B}\n  - {from: a, to: b, data: 2 B}\n",
          {"app.yaml:8:5: edge a -> b stands here for the second time"}),
    edges("EdgeWithoutData", "  - {from: a, to: b}\n",
          {"app.yaml:7:5: edges[0]: key 'data' is missing"}),
    {"EdgeToUnknownTask",
     {{"app.yaml", "{name: b,", "{name: decode,"}, {"app.yaml", "to: b", "to: decoed"}},
     kRun,
     {"app.yaml:6:19: there is no task 'decoed'; did you mean 'decode'?"}},
    {"BareVolume",
     {{"app.yaml", "64 B", "64"}},
     kRun,
     {"app.yaml:6:28: edges[0].data: '64' has no unit; expected an amount of data such as"}},
    {"TaskTwice",
     {{"app.yaml", "name: b", "name: a"}},
     kRun,
     {"app.yaml:4:12: task 'a' stands here for the second time"}},
    {"NoTasks",
     {{"app.yaml", "", "name: demo\ntasks: []\n"}},
     kRun,
     {"app.yaml:2:8: tasks: expected at least one element, found an empty list"}},
    {"NoName", {{"app.yaml", "name: demo\n", ""}}, kRun, {"app.yaml:1:1: key 'name' is missing"}},
    {"UnsupportedKernel",
     {{"app.yaml", "kernel: decode", "kernel: decoder"}},
     kRun,
     {"no PE of platform 'platform' can run kernel 'decoder' (task 'b' of application 'demo')",
      "did you mean 'decode'?"}},
    {"UnsupportedKernelInBuiltins",
     {},
     "run topcuoglu3 six_mix -o out",
     {"no PE of platform 'topcuoglu3' can run kernel", "of application 'wifi_tx'"}},
    {"ZeroDeadline",
     {{"app.yaml", "tasks:", "deadline: 0 us\ntasks:"}},
     kRun,
     {"app.yaml:2:11: deadline: expected more than zero"}},
    name("CommaInTask", {"app.yaml", "name: a", R"(name: "a,b")"}, "app.yaml:3:12: 'a,b'"),
    name("QuoteInTask", {"app.yaml", "name: a", R"(name: 'a"b')"}, "app.yaml:3:12: 'a\"b'"),
    name("NewlineInTask", {"app.yaml", "name: a", R"(name: "a\nb")"}, "app.yaml:3:12: 'a\\nb'"),
    name("NulInTask", {"app.yaml", "name: a", R"(name: "a\0b")"}, "app.yaml:3:12: 'a\\x00b'"),
    name("EscapeInTask", {"app.yaml", "name: a", R"(name: "\e[2J")"}, "app.yaml:3:12: '\\x1b[2J'"),
    name("EmptyTask", {"app.yaml", "name: a", "name: ''"}, "app.yaml:3:12: ''"),
    name("CommaInKernel", {"app.yaml", "kernel: fft", "kernel: 'f,t'"}, "app.yaml:3:23: 'f,t'"),
    name("EmptyKernel", {"app.yaml", "kernel: fft", "kernel: ''"}, "app.yaml:3:23: ''"),
    name("CommaInApplication", {"app.yaml", "demo", "'de,mo'"}, "app.yaml:1:7: 'de,mo'"),
    name("NewlineInApplication", {"app.yaml", "demo", R"("de\nmo")"}, "app.yaml:1:7: 'de\\nmo'"),
};

const Case kWorkload[] = {
    {"UnknownProcess",
     {{"workload.yaml", "periodic", "poison"}},
     kRun,
     {"workload.yaml:4:12: arrivals.process: expected one of 'periodic', 'poisson'",
      "did you mean 'poisson'?"}},
    {"MissingGap",
     {{"workload.yaml", "  mean_gap: 1 ms\n", ""}},
     kRun,
     {"workload.yaml:4:3: key 'mean_gap' is missing"}},
    {"BareGap",
     {{"workload.yaml", "1 ms", "1"}},
     kRun,
     {"workload.yaml:5:13: arrivals.mean_gap: '1' has no unit; expected a time such as '12 us'"}},
    {"ZeroGap", {{"workload.yaml", "1 ms", "0 s"}}, kRun, {":5:13: ", "more than zero"}},
    {"ZeroJobs", {{"workload.yaml", "jobs: 3", "jobs: 0"}}, kRun, {":6:7: jobs: expected at lea"}},
    {"ZeroShare", {{"workload.yaml", "share: 2", "share: 0"}}, kRun, {":2:36: ", "more than 0"}},
    {"ShareIsNoNumber", {{"workload.yaml", "share: 2", "share: nan"}}, kRun, {"a number, found"}},
    {"HugeShare", {{"workload.yaml", "share: 2", "share: 1e999"}}, kRun, {"a number, found"}},
    {"NoiseAboveOne",
     {{"workload.yaml", "jobs: 3", "noise: {sigma: 1.5}"}},
     kRun,
     {"workload.yaml:6:16: noise.sigma: expected at most 1, found '1.5'"}},
    {"ApplicationTwice",
     {{"workload.yaml", "arrivals:", "  - {application: app.yaml}\narrivals:"}},
     kRun,
     {"workload.yaml:3:19: application 'demo' stands here for the second time"}},
    {"NoApplications",
     {{"workload.yaml", "\n  - {application: app.yaml, share: 2}", " []"}},
     kRun,
     {"workload.yaml:1:15: applications: expected at least one element, found an empty list"}},
    {"PopulationTooLarge",
     {{"workload.yaml", "periodic", "closed_loop\n  population: 1000001"}},
     kRun,
     {"workload.yaml:5:15: arrivals.population: expected at most 1000000"}},
    {"MoreAtTheStartThanMayBe",
     {{"workload.yaml", "mean_gap: 1 ms", "mean_gap: 1 ms\n  initial_jobs: 5\n  cap: 2"}},
     kRun,
     {"workload.yaml:6:17: 5 initial jobs do not fit under a cap of 2"}},
};

const Case kTrace[] = {
    {"OutOfOrder",
     {{"trace.csv", "20 us", "5 us"}},
     kReplay,
     {"trace.csv:3:1: this arrival is earlier than the one before it; a trace is sorted by time"}},
    {"BadHeader",
     {{"trace.csv", "arrival,application", "time,app"}},
     kReplay,
     {"trace.csv:1:1: expected the header 'arrival,application', found 'time,app'"}},
    {"UnknownApplication",
     {{"trace.csv", "20 us,demo", "20 us,dmeo"}},
     kReplay,
     {"trace.csv:3:1: the workload has no application 'dmeo'", "did you mean 'demo'?"}},
    {"BareNumber", {{"trace.csv", "20 us", "20"}}, kReplay, {"trace.csv:3:1: '20' has no unit"}},
    {"NegativeTime", {{"trace.csv", "20 us", "-20 us"}}, kReplay, {"trace.csv:3:1: ", "negative"}},
    {"TooFewColumns", {{"trace.csv", "20 us,demo", "20 us"}}, kReplay, {"trace.csv:3:1: expected"}},
    {"TooManyColumns", {{"trace.csv", "20 us,demo", "20 us,demo,1"}}, kReplay, {"trace.csv:3:1: "}},
    {"Empty", {{"trace.csv", "", ""}}, kReplay, {"trace.csv: the trace has no arrivals"}},
    {"OnlyAHeader", {{"trace.csv", "", "arrival,application\n"}}, kReplay, {"has no arrivals"}},
    {"NulByte", {{"trace.csv", "20 us", "2\0 us"s}}, kReplay, {"trace.csv:3:1: ", "'2\\x00 us'"}},
    {"Binary",
     {{"trace.csv", "", "\0\1\x80\xff\0"s + repeat("\x1b"s, 5000)}},
     kReplay,
     {"trace.csv:1:1: expected the header 'arrival,application', found '\\x00\\x01"}},
    {"NoFileNamed",
     {{"replay.yaml", "  file: trace.csv\n", ""}},
     kReplay,
     {"replay.yaml:4:3: key 'file' is missing"}},
};

const Case kSet[] = {
    {"UnknownSection",
     {},
     set("clutser.big.count=2"),
     {"--set clutser.big.count=2: neither the platform nor the workload has a key 'clutser'",
      "did you mean 'cluster'?"}},
    {"UnknownCluster",
     {},
     set("cluster.bgi.count=2"),
     {"--set cluster.bgi.count=2: there is no 'bgi' here; expected one of 'big', 'small'",
      "did you mean 'big'?"}},
    {"UnknownProperty",
     {},
     set("cluster.big.cuont=2"),
     {"--set cluster.big.cuont=2: unknown key 'cuont' in cluster.big", "did you mean 'count'?"}},
    {"UnknownPropertyInALeftOutSection", {}, set("noise.sgima=0.1"), {"did you mean 'sigma'?"}},
    {"BelowAValue", {}, set("cluster.big.count.x=2"), {"--set cluster.big.count.x=2: ", "'x'"}},
    {"IndexBeyondTheList",
     {},
     set("interconnect.links.1.latency=1 us"),
     {"there is no element '1' here; expected a number below 1"}},
    {"IndexIsNoNumber", {}, set("applications.app.share=1"), {"expected a number below 1"}},
    {"NegativeIndex", {}, set("applications.-1.share=1"), {"expected a number below 1"}},
    {"EmptyStep", {}, set("cluster..count=1"), {"--set cluster..count=1: there is no '' here"}},
    {"NoEqualsSign",
     {},
     set("cluster.big.count"),
     {"--set cluster.big.count: expected path.to.key=value"}},
    {"NoKey", {}, set("=2"), {"--set =2: expected path.to.key=value"}},
    {"NoValue", {}, set("cluster.big.count="), {"--set cluster.big.count=: is empty"}},
    {"BadCount",
     {},
     set("cluster.big.count=0"),
     {"--set cluster.big.count=0: cluster.big.count: expected at least 1, found '0'"}},
    {"BareQuantity",
     {},
     set("arrivals.mean_gap=5"),
     {"--set arrivals.mean_gap=5: arrivals.mean_gap: '5' has no unit; expected a time such as"}},
    {"WrongUnit", {}, set("interconnect.links.0.latency=5 Hz"), {"has the wrong unit 'Hz'"}},
    {"BrokenYaml", {}, set("cluster.big.count=[1"), {"--set cluster.big.count=[1:1:1: broken"}},
    {"SeveralLines", {}, set("cluster.big.count=1\n2"), {"--set cluster.big.count=1\\n2: "}},
    {"SectionForAValue", {}, set("cluster.big.count={a: 1}"), {"expected a single value"}},
    {"ValueForASection", {}, set("cluster.big=5"), {"cluster.big: expected a section with keys"}},
    {"MissingPeTypeFile", {}, set("cluster.big.pe_type=x.yaml"), {"cannot read 'x.yaml'"}},
};

const Case kOptions[] = {
    {"NoCommand", {}, "", {"subcommand is required", "--help"}},
    {"UnknownCommand", {}, "rnu platform.yaml workload.yaml", {"did you mean 'run'?"}},
    {"UnknownOption", {}, kRun + " --polcy MET"s, {"--polcy", "did you mean '--policy'?"}},
    {"OneArgumentTooMany", {}, kRun + " more"s, {"not expected: more"}},
    {"MissingPlatform", {}, "run", {"PLATFORM is required"}},
    {"MissingWorkload", {}, "run topcuoglu3 -o out", {"WORKLOAD is missing"}},
    {"MissingWorkloadAfterAFile",
     {},
     "run platform.yaml -o out",
     {"platform.yaml:1:1: this is a platform, and WORKLOAD is missing"}},
    {"MissingValue", {}, "run platform.yaml workload.yaml -o", {"--output: 1 required"}},
    {"UnknownPolicy",
     {},
     kRun + " --policy etff"s,
     {"--policy etff: unknown policy 'etff'; expected one of 'FCFS'", "did you mean 'ETF'?"}},
    {"UnknownPolicyInAnyCase", {}, kRun + " -p MET,ROUNDROBBIN"s, {"mean 'RoundRobin'?"}},
    {"EmptyPolicy", {}, kRun + " --policy ''"s, {"unknown policy ''"}},
    {"UntilWithoutUnit",
     {},
     kRun + " --until 5"s,
     {"--until 5: '5' has no unit; expected a time such as '12 us'"}},
    {"ZeroUntil", {}, kRun + " --until 0s"s, {"--until 0s: expected more than zero"}},
    {"NegativeUntil", {}, kRun + " --until=-5us"s, {"--until -5us: '-5us' is negative"}},
    {"EmptyUntil", {}, kRun + " --until ''"s, {"--until : '' does not begin with a number"}},
    {"HugeUntil", {}, kRun + " --until 9999999s"s, {"--until 9999999s: ", "is too large"}},
    {"WarmupWithoutUnit", {}, kRun + " --warmup 1.5"s, {"--warmup 1.5: '1.5' has no unit"}},
    {"NegativeWarmup", {}, kRun + " --warmup=-1"s, {"--warmup -1: '-1' is negative"}},
    {"EmptyWarmup", {}, kRun + " --warmup ''"s, {"--warmup : '' does not begin"}},
    {"HugeWarmup",
     {},
     kRun + " --warmup 99999999999999999999"s,
     {"--warmup 99999999999999999999: '99999999999999999999' is not a whole number"}},
    {"ZeroJobs", {}, kRun + " --jobs 0"s, {"--jobs 0: expected at least 1"}},
    {"NegativeJobs", {}, kRun + " --jobs=-5"s, {"--jobs -5: expected at least 1"}},
    {"FractionalJobs", {}, kRun + " --jobs 1.5"s, {"--jobs 1.5: '1.5' is not a whole number"}},
    {"EmptyJobs", {}, kRun + " --jobs ''"s, {"--jobs : '' is not a whole number"}},
    {"HugeJobs", {}, kRun + " --jobs 99999999999999999999"s, {"is not a whole number"}},
    {"NegativeSeed",
     {},
     kRun + " --seed=-1"s,
     {"--seed -1: expected a whole number from 0 to 18446744073709551615"}},
    {"SeedIsNoNumber", {}, kRun + " --seed x"s, {"--seed x: expected a whole number from 0"}},
    {"EmptySeed", {}, kRun + " --seed ''"s, {"--seed : expected a whole number from 0"}},
    {"HugeSeed", {}, kRun + " --seed 18446744073709551616"s, {"expected a whole number from 0"}},
    {"OptionOfARunForAnExperiment", {}, kExperiment + " --seed 3"s, {"its file says what --seed"}},
    {"UnknownListing", {}, "list polcies", {"'polcies'", "did you mean 'policies'?"}},
    {"NothingToValidate", {}, "validate", {"FILE is required"}},
};

const Case kOutput[] = {
    {"BelowAFile",
     {{"file", "", "x"}},
     "run platform.yaml workload.yaml -o file/out",
     {"-o file/out: cannot write there: Not a directory"}},
    {"FarBelowAFile", {{"file", "", "x"}}, kRun + " -o file/a/b"s, {"--output"}},
    {"InProc",
     {},
     "run platform.yaml workload.yaml -o /proc/weft/out",
     {"-o /proc/weft/out: cannot write there: No such file or directory"}},
    {"OverAFile",
     {{"file", "", "x"}},
     "run platform.yaml workload.yaml -o file",
     {"-o file: 'file' stands there"}},
    {"OverADevice", {}, "run platform.yaml workload.yaml -o /dev/null", {"-o /dev/null: "}},
    {"OverAnotherDirectory",
     {{"mine/", "", ""}, {"mine/thesis.tex", "", "x"}},
     "run platform.yaml workload.yaml -o mine",
     {"-o mine: 'thesis.tex' stands there"}},
    {"OverResultsWithSomethingMore",
     {{"mine/summary.json", "", "{}"}, {"mine/thesis.tex", "", "x"}},
     "run platform.yaml workload.yaml -o mine",
     {"-o mine: 'thesis.tex' stands there"}},
    {"HereItself", {}, "run platform.yaml workload.yaml -o .", {"-o .: "}},
    {"EmptyName", {}, "run platform.yaml workload.yaml -o ''", {"--output: no name"}},
    {"NameTooLong",
     {},
     "run platform.yaml workload.yaml -o new/" + repeat("x", 300),
     {"cannot write there: File name too long"}},
    {"DeepNameTooLong",
     {},
     "run platform.yaml workload.yaml -o new/a/" + repeat("x", 250),
     {"cannot write there: File name too long"}},
    {"ExperimentOverAFile",
     {{"file", "", "x"}},
     "run experiment.yaml -o file",
     {"-o file: 'file' stands there"}},
    {"ImportOverResults",
     {{"mine/summary.json", "", "{}"}},
     "import ds3 --soc soc.txt --jobs job.txt -o mine",
     {"-o mine: 'summary.json' stands there"}},
};

const Case kExperiments[] = {
    {"UnknownPolicy",
     {{"experiment.yaml", "ETF", "EFTT"}},
     kExperiment,
     {"experiment.yaml:3:17: unknown policy 'EFTT'; expected one of", "did you mean 'EFT'?"}},
    {"PolicyTwice",
     {{"experiment.yaml", "ETF", "met"}},
     kExperiment,
     {"experiment.yaml:3:17: policy 'MET' stands here for the second time"}},
    {"NoPolicies",
     {{"experiment.yaml", "[MET, ETF]", "[]"}},
     kExperiment,
     {"experiment.yaml:3:11: policies: expected at least one element, found an empty list"}},
    {"UnknownKey",
     {{"experiment.yaml", "variants", "variant"}},
     kExperiment,
     {"experiment.yaml:5:3: unknown key 'variant'", "did you mean 'variants'?"}},
    {"VariantTwice",
     {{"experiment.yaml", "more", "plain"}},
     kExperiment,
     {"experiment.yaml:6:5: variant 'plain' stands here for the second time"}},
    {"BadSettingInTheLastVariant",
     {{"experiment.yaml", "count: 3", "count: 0"}},
     kExperiment,
     {"experiment.yaml:6:5: cluster.big.count: expected at least 1, found '0'"}},
    {"UnknownSettingInAVariant",
     {{"experiment.yaml", "big.count", "bgi.count"}},
     kExperiment,
     {"experiment.yaml:6:5: there is no 'bgi' here", "did you mean 'big'?"}},
    {"UnknownSectionInAVariant",
     {{"experiment.yaml", "cluster.big", "clutser.big"}},
     kExperiment,
     {"experiment.yaml:6:5: neither the platform nor", "did you mean 'cluster'?"}},
    {"ZeroSeeds",
     {{"experiment.yaml", "variants:", "seeds: 0\nvariants:"}},
     kExperiment,
     {"experiment.yaml:4:8: seeds: expected at least 1, found '0'"}},
    {"HugeFirstSeed",
     {{"experiment.yaml", "variants:", "first_seed: 99999999999999999999\nvariants:"}},
     kExperiment,
     {"experiment.yaml:4:13: first_seed: expected a whole number"}},
    {"KernelWithoutPe",
     {{"core.yaml", "  decode: 20 us\n", ""}},
     kExperiment,
     {"no PE of platform 'platform' can run kernel 'decode'"}},
    {"KernelWithoutPeIsSeenByValidate",
     {{"core.yaml", "  decode: 20 us\n", ""}},
     "validate experiment.yaml",
     {"no PE of platform 'platform' can run kernel 'decode'"}},
};

const Case kImports[] = {
    {"MissingSoc",
     {},
     "import ds3 --soc none.txt --jobs job.txt -o out",
     {"cannot read 'none.txt': No such file or directory"}},
    {"MissingJob",
     {},
     "import ds3 --soc soc.txt --jobs job.txt,none.txt -o out",
     {"cannot read 'none.txt': No such file or directory"}},
    {"DirectoryForSoc", {}, "import ds3 --soc . --jobs job.txt -o out", {"is a directory"}},
    {"FilesExchanged",
     {},
     "import ds3 --soc job.txt --jobs soc.txt -o out",
     {"job.txt:1:1: expected 'add_new_resource' before anything else, found 'job_name'"}},
    {"SocForAJob",
     {},
     "import ds3 --soc soc.txt --jobs soc.txt -o out",
     {"soc.txt:1:18: expected 'TASK ID PREDECESSOR...'"}},
    {"EmptySoc", {{"soc.txt", "", ""}}, kImport, {"soc.txt: holds nothing"}},
    {"BinarySoc", {{"soc.txt", "", "\x7f\0\1\n"s}}, kImport, {"soc.txt:1:1: ", "'\\x7f\\x00\\x01"}},
    {"UnsupportedTask",
     {{"soc.txt", "decode 13", "decoder 13"}},
     kImport,
     {"job.txt: no PE of soc.txt can run task 'decode'; did you mean 'decoder'?"}},
    {"NegativeTime", {{"soc.txt", "fft 14", "fft -14"}}, kImport, {"soc.txt:2:5: ", "at least 0"}},
    {"JobTwice",
     {},
     "import ds3 --soc soc.txt --jobs job.txt,job.txt -o out",
     {"job.txt: an application 'demo' is there already"}},
    {"CommaInTask",
     {{"job.txt", "fft 0", "f,ft 0"}},
     kImport,
     {"job.txt:3:1: 'f,ft' is not a name"}},
    {"CommaInKernel",
     {{"soc.txt", "fft 14", "f,ft 14"}},
     kImport,
     {"soc.txt:2:1: 'f,ft' is not a name"}},
    {"CommaInApplication",
     {{"job.txt", "job_name demo", "job_name de,mo"}},
     kImport,
     {"job.txt: 'de,mo' is not a name"}},
    {"RenameWithoutNewName", {}, kImport + " --rename P1="s, {"--rename P1=: expected OLD=NEW"}},
    {"RenameWithoutOldName", {}, kImport + " --rename =P1"s, {"--rename =P1: expected OLD=NEW"}},
    {"RenameWithoutEqualsSign", {}, kImport + " --rename P1"s, {"--rename P1: expected OLD=NEW"}},
    {"RenameOfNothing",
     {},
     kImport + " --rename P2=big"s,
     {"--rename P2=big: nothing is called 'P2'; expected one of 'P1', 'demo'"}},
    {"RenameTypeOfNothing", {}, kImport + " --rename-type P2=x"s, {"--rename-type P2=x: nothing"}},
    {"MissingOutput", {}, "import ds3 --soc soc.txt --jobs job.txt", {"--output is required"}},
    {"UnknownTool", {}, "import ds4", {"subcommand is required", "did you mean 'ds3'?"}},
};

std::string name_of(const ::testing::TestParamInfo<Case>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Files, BadInput, ::testing::ValuesIn(kFiles), name_of);
INSTANTIATE_TEST_SUITE_P(Yaml, BadInput, ::testing::ValuesIn(kYaml), name_of);
INSTANTIATE_TEST_SUITE_P(Platform, BadInput, ::testing::ValuesIn(kPlatform), name_of);
INSTANTIATE_TEST_SUITE_P(PeType, BadInput, ::testing::ValuesIn(kPeType), name_of);
INSTANTIATE_TEST_SUITE_P(Application, BadInput, ::testing::ValuesIn(kApplication), name_of);
INSTANTIATE_TEST_SUITE_P(Workload, BadInput, ::testing::ValuesIn(kWorkload), name_of);
INSTANTIATE_TEST_SUITE_P(Trace, BadInput, ::testing::ValuesIn(kTrace), name_of);
INSTANTIATE_TEST_SUITE_P(Set, BadInput, ::testing::ValuesIn(kSet), name_of);
INSTANTIATE_TEST_SUITE_P(Options, BadInput, ::testing::ValuesIn(kOptions), name_of);
INSTANTIATE_TEST_SUITE_P(Output, BadInput, ::testing::ValuesIn(kOutput), name_of);
INSTANTIATE_TEST_SUITE_P(Experiment, BadInput, ::testing::ValuesIn(kExperiments), name_of);
INSTANTIATE_TEST_SUITE_P(Import, BadInput, ::testing::ValuesIn(kImports), name_of);

}  // namespace
}  // namespace weft
