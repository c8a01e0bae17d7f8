// SPDX-License-Identifier: Apache-2.0
#include "workload/application.h"

#include <gmock/gmock.h>

#include <string>

#include "tests/support/bad_input.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::testing::StrEq;
using ::testing::ThrowsMessage;

constexpr const char* kDiamond =
    "name: diamond\n"
    "description: four tasks\n"
    "deadline: 1.5 ms\n"
    "tasks:\n"
    "  - {name: fork}\n"
    "  - {name: left, kernel: fft}\n"
    "  - {name: right, kernel: fft}\n"
    "  - {name: join}\n"
    "edges:\n"
    "  - {from: fork, to: left, data: 3 B}\n"
    "  - {from: fork, to: right, data: 64 KiB}\n"
    "  - {from: left, to: join, data: 0 B}\n"
    "  - {from: right, to: join, data: 7 B}\n";

Application read(const std::string& text, KernelNames& kernels) {
  return read_application(parse_yaml(text, "app.yaml"), kernels);
}

TEST(Application, IsReadFromItsDocument) {
  KernelNames kernels;
  const Application application = read(kDiamond, kernels);
  EXPECT_EQ(application.name, "diamond");
  EXPECT_EQ(application.description, "four tasks");
  EXPECT_EQ(application.deadline, microseconds(1'500));
  const TaskGraph& graph = application.graph;
  ASSERT_EQ(graph.size(), 4);
  ASSERT_EQ(graph.edge_count(), 4);
  EXPECT_EQ(graph.successors(TaskId(0))[1].bytes, 65'536);
  EXPECT_EQ(graph.name(TaskId(1)), "left");
  EXPECT_EQ(kernels[graph.kernel(TaskId(1))], "fft");
  EXPECT_EQ(graph.kernel(TaskId(1)), graph.kernel(TaskId(2)));
  EXPECT_EQ(kernels[graph.kernel(TaskId(3))], "join") << "a task's name is its kernel";
}

TEST(Application, HasNoDeadlineUnlessItSaysSo) {
  KernelNames kernels;
  EXPECT_EQ(read("name: one\ntasks: [{name: a}]\n", kernels).deadline, kNever);
}

TEST(Application, IsWrittenAsItWasRead) {
  KernelNames kernels;
  EXPECT_EQ(write_yaml(write_application(read(kDiamond, kernels), kernels)), kDiamond);
}

TEST(Application, BuiltInOnesAreReadBackAsTheyAreWritten) {
  ASSERT_GE(builtin_applications().size(), 17u);
  for (const EmbeddedFile& file : builtin_applications()) {
    KernelNames kernels;
    const Application application = load_application(file.name, "", kernels);
    EXPECT_EQ(application.name, file.name);
    const std::string written = write_yaml(write_application(application, kernels));
    const Application again = read_application(parse_yaml(written, file.name), kernels);
    EXPECT_EQ(write_yaml(write_application(again, kernels)), written);
    EXPECT_EQ(again.graph.edge_count(), application.graph.edge_count());
    EXPECT_EQ(again.deadline, application.deadline);
  }
}

class WrongApplication : public ::testing::TestWithParam<BadInput> {};

TEST_P(WrongApplication, IsRefusedAtItsPlace) {
  KernelNames kernels;
  EXPECT_THAT([&] { read(GetParam().text, kernels); }, refuses("app.yaml", GetParam()));
}

#define TASKS "name: app\ntasks: [{name: alpha}, {name: beta}]\n"  // lines 1 and 2

const BadInput kWrong[] = {
    {"NoTasks", "name: app\n", ":1:1: ", "key 'tasks' is missing"},
    {"EmptyTasks", "name: app\ntasks: []\n", ":2:8: ", "at least one element"},
    {"UnknownKey", TASKS "edge: []\n", ":3:", "did you mean 'edges'?"},
    {"DuplicateTask", "name: app\ntasks: [{name: a}, {name: a}]\n",
     ":2:27: ", "task 'a' stands here for the second time"},
    {"UnknownSource", TASKS "edges: [{from: alhpa, to: beta, data: 1 B}]\n",
     ":3:16: ", "there is no task 'alhpa'; did you mean 'alpha'?"},
    {"UnknownTarget", TASKS "edges: [{from: alpha, to: gamma, data: 1 B}]\n",
     ":3:27: ", "there is no task 'gamma'"},
    {"BareVolume", TASKS "edges: [{from: alpha, to: beta, data: 1}]\n",
     ":3:39: ", "edges[0].data: '1' has no unit"},
    {"DuplicateEdge",
     TASKS "edges:\n - {from: alpha, to: beta, data: 1 B}\n"
           " - {from: alpha, to: beta, data: 2 B}\n",
     ":5:4: ", "edge alpha -> beta stands here for"},
    {"Loop", TASKS "edges: [{from: beta, to: beta, data: 1 B}]\n", ":3:9: ", "is a loop"},
    {"Cycle",
     TASKS "edges:\n - {from: alpha, to: beta, data: 1 B}\n"
           " - {from: beta, to: alpha, data: 1 B}\n",
     ":2:8: ", "a cycle: alpha -> beta -> alpha"},
    {"ZeroDeadline", TASKS "deadline: 0 us\n", ":3:11: ", "deadline: expected more than zero"},
};

INSTANTIATE_TEST_SUITE_P(All, WrongApplication, ::testing::ValuesIn(kWrong), name_of);

TEST(LoadApplication, FindsFilesFromTheDirectoryGivenOrFromTheRoot) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("apps/diamond.yaml", kDiamond);
  KernelNames kernels;
  EXPECT_EQ(load_application("apps/diamond.yaml", directory.path() + "/", kernels).name, "diamond");
  EXPECT_EQ(load_application(path, "/nowhere/", kernels).name, "diamond");
}

TEST(LoadApplication, RefusesAtThePlaceThatNamesIt) {
  KernelNames kernels;
  const Location where{"workload.yaml", 4, 2};
  EXPECT_THAT([&] { load_application("wifi_tz", "", kernels, where); },
              ThrowsMessage<InputError>(AllOf(
                  StartsWith("workload.yaml:4:2: unknown application 'wifi_tz'; expected a file"),
                  HasSubstr("; did you mean 'wifi_tx'?"))));
  EXPECT_THAT([&] { load_application("none.yaml", "/nowhere/", kernels, where); },
              ThrowsMessage<InputError>(StrEq("workload.yaml:4:2: cannot read "
                                              "'/nowhere/none.yaml': No such file or directory")));
}

}  // namespace
}  // namespace weft
