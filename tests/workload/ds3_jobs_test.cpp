// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/ds3_jobs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

Application read_text(const std::string& text, KernelNames& kernels) {
  const TemporaryDirectory directory;
  return read_ds3_application(directory.write("job.txt", text), kernels);
}

void expect_equal(const Application& a, const KernelNames& a_kernels, const Application& b,
                  const KernelNames& b_kernels) {
  ASSERT_EQ(a.graph.size(), b.graph.size());
  for (std::int32_t i = 0; i < a.graph.size(); ++i) {
    const TaskId task(i);
    EXPECT_EQ(a.graph.name(task), b.graph.name(task));
    EXPECT_EQ(a_kernels[a.graph.kernel(task)], b_kernels[b.graph.kernel(task)]);
    const Span<const Edge> out = a.graph.successors(task), other = b.graph.successors(task);
    ASSERT_EQ(out.size(), other.size()) << a.graph.name(task);
    for (std::size_t e = 0; e < out.size(); ++e) {
      EXPECT_EQ(out[e].task, other[e].task) << a.graph.name(task);
      EXPECT_EQ(out[e].bytes, other[e].bytes) << a.graph.name(task);
    }
  }
}

constexpr const char* kDiamond =
    "# A comment\r\n"
    "   # and one with blanks before it\n"
    "job_name diamond\r\n"
    "add_new_tasks 4 \n"
    "fork 0\n"
    "fork HEAD\n"
    "fork earliest_start 0 deadline 2 input_vol 8 output_vol 16\n"
    "left 1 0  \n"
    "left earliest_start 0 deadline 3 \n"  // gym-ds3: no volumes
    "\tright 2 0\n"
    "right earliest_start 0 deadline 3\n"
    "#join HEAD\n"
    "join 3 1 2\n"
    "join TAIL\n"
    "join earliest_start 0 deadline 12.5\n"
    "\n"
    "comm_vol 0 1 5\n"
    "comm_vol 0 2 7\n"
    "comm_vol 2 3 9";

TEST(Ds3Jobs, ReadsGraph) {
  KernelNames kernels;
  const Application application = read_text(kDiamond, kernels);
  EXPECT_EQ(application.name, "diamond");
  EXPECT_EQ(application.deadline, nanoseconds(12'500));
  const TaskGraph& graph = application.graph;
  ASSERT_EQ(graph.size(), 4);
  ASSERT_EQ(graph.edge_count(), 4);
  EXPECT_EQ(graph.name(TaskId(2)), "right");
  EXPECT_EQ(kernels[graph.kernel(TaskId(2))], "right");
  EXPECT_EQ(graph.successors(TaskId(0))[0].bytes, 5);
  EXPECT_EQ(graph.successors(TaskId(0))[1].bytes, 7);
  EXPECT_EQ(graph.predecessors(TaskId(3))[0].bytes, 0) << "a volume that is not given is 0";
  EXPECT_EQ(graph.predecessors(TaskId(3))[1].bytes, 9);
}

TEST(Ds3Jobs, IdsNumberTasksInWhateverOrderTheyStand) {
  KernelNames kernels;
  const Application application =
      read_text("job_name j\nadd_new_tasks 2\nlast 1 0\nfirst 0\ncomm_vol 0 1 3\n", kernels);
  EXPECT_EQ(application.graph.name(TaskId(0)), "first");
  EXPECT_EQ(application.graph.successors(TaskId(0))[0].bytes, 3);
  EXPECT_EQ(application.deadline, kNever);
}

TEST(Ds3Jobs, SharesKernelsBetweenApplications) {
  KernelNames kernels;
  const std::string text = "job_name j\nadd_new_tasks 1\nfft 0\n";
  const Application a = read_text(text, kernels), b = read_text(text, kernels);
  EXPECT_EQ(a.graph.kernel(TaskId(0)), b.graph.kernel(TaskId(0)));
  EXPECT_EQ(kernels.size(), 1);
}

TEST(Ds3Jobs, RoundTripsThroughYaml) {
  KernelNames kernels, read_kernels;
  const Application application = read_text(kDiamond, kernels);
  const std::string text = write_yaml(write_application(application, kernels));
  const Application read = read_application(parse_yaml(text, "round trip"), read_kernels);
  EXPECT_EQ(read.name, application.name);
  EXPECT_EQ(read.deadline, application.deadline);
  expect_equal(read, read_kernels, application, kernels);
}

struct BadJob {
  const char* name;
  const char* text;
  const char* place;  // behind the file's name
  const char* message;
};

void PrintTo(const BadJob& job, std::ostream* out) { *out << job.name; }

class Ds3BadJob : public ::testing::TestWithParam<BadJob> {};

TEST_P(Ds3BadJob, NamesPlaceAndExpectation) {
  KernelNames kernels;
  try {
    read_text(GetParam().text, kernels);
    FAIL() << "expected an InputError";
  } catch (const InputError& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find(std::string("/job.txt") + GetParam().place), std::string::npos) << what;
    EXPECT_NE(what.find(GetParam().message), std::string::npos) << what;
  }
}

#define HEADER "job_name j\nadd_new_tasks 2\n"  // lines 1 and 2

const BadJob kBadJobs[] = {
    {"Empty", "", ": ", "nothing but comments and blanks"},
    {"OnlyComments", "# job_name j\n  \n", ": ", "nothing but comments and blanks"},
    {"NoJobName", "add_new_tasks 1\na 0\n", ": ", "expected a line 'job_name NAME'"},
    {"JobNameWithoutName", "job_name\n", ":1:9: ", "expected the job's name"},
    {"SecondJob", HEADER "job_name k\n", ":3:1: ", "a file holds one job"},
    {"NoCount", "job_name j\n", ": ", "expected a line 'add_new_tasks N'"},
    {"TaskBeforeCount", "job_name j\na 0\n", ":2:1: ", "expected 'add_new_tasks'"},
    {"BadCount", "job_name j\nadd_new_tasks two\n", ":2:15: ", "expected the number of tasks"},
    {"HugeCount", "job_name j\nadd_new_tasks 99999999999\n", ":2:15: ", "found '99999999999'"},
    {"NegativeCount", "job_name j\nadd_new_tasks -1\n", ":2:15: ", "at least 0, found '-1'"},
    {"SecondCount", HEADER "add_new_tasks 1\n", ":3:1: ", "for the second time"},
    {"NoTasks", "job_name j\nadd_new_tasks 0\n", ":2:1: ", "no tasks"},
    {"FewerTasks", HEADER "a 0\n", ":2:15: ", "2 tasks are announced here, but the file has 1"},
    {"MoreTasks", HEADER "a 0\nb 1\nc 2\n", ":2:15: ", "but the file has 3"},
    {"IdNotANumber", HEADER "a 0x1\n", ":3:3: ", "expected the task's id"},
    {"DuplicateId", HEADER "a 0\nb 0\n", ":4:3: ", "task id 0 is taken already"},
    {"IdGap", HEADER "a 0\nb 2\n", ":4:3: ", "there is no 1, only 2"},
    {"DuplicateName", HEADER "a 0\na 1\n", ":4:1: ", "task 'a' stands here for the second time"},
    {"UnknownPredecessor", HEADER "a 0\nb 1 7\n", ":4:5: ", "there is no task 7"},
    {"NegativePredecessor", HEADER "a 0\nb 1 -1\n", ":4:5: ", "found '-1'"},
    {"PredecessorTwice", HEADER "a 0\nb 1 0 0\n", ":4:7: ", "a -> b stands here for the second"},
    {"Loop", HEADER "a 0\nb 1 1\n", ":4:5: ", "is a loop"},
    {"Cycle", HEADER "a 0 1\nb 1 0\n", ":2:1: ", "the graph has a cycle: "},
    {"UnknownLine", HEADER "a 0\na MIDDLE\n", ":4:3: ", "'TASK HEAD', 'TASK TAIL'"},
    {"LoneWord", HEADER "a\n", ":3:1: ", "'TASK ID PREDECESSOR...'"},
    {"TailOfUnknownTask", HEADER "alpha 0\nalpho TAIL\n", ":4:1: ", "did you mean 'alpha'?"},
    {"WordsBehindTail", HEADER "a 0\na TAIL 3\n", ":4:8: ", "expected the end of the line"},
    {"NoDeadline", HEADER "a 0\na earliest_start 0\n", ":4:19: ", "expected 'deadline'"},
    {"NegativeDeadline", HEADER "a 0\na earliest_start 0 deadline -2\n",
     ":4:29: ", "expected the deadline, a number of at least 0 in us, found '-2'"},
    {"WordsBehindDeadline", HEADER "a 0\na earliest_start 0 deadline 2 us\n",
     ":4:31: ", "expected 'input_vol', found 'us'"},
    {"ShortVolume", HEADER "comm_vol 0 1\n", ":3:13: ", "expected the volume"},
    {"NegativeVolume", HEADER "comm_vol 0 1 -5\n", ":3:14: ", "found '-5'"},
    {"HugeVolume", HEADER "comm_vol 0 1 99999999999999999999\n", ":3:14: ", "the volume"},
    {"VolumeTwice", HEADER "comm_vol 0 1 5\ncomm_vol 0 1 5\n", ":4:1: ", "for the second time"},
    {"VolumeOfUnknownTask", HEADER "a 0\nb 1 0\ncomm_vol 0 2 5\n", ":5:12: ", "no task 2"},
    {"VolumeWithoutEdge", HEADER "a 0\nb 1\ncomm_vol 0 1 5\n",
     ":5:1: ", "task 1 does not name 0 among its predecessors"},
};

INSTANTIATE_TEST_SUITE_P(All, Ds3BadJob, ::testing::ValuesIn(kBadJobs),
                         [](const auto& bad) { return std::string(bad.param.name); });

TEST(Ds3Jobs, MissingFile) {
  KernelNames kernels;
  EXPECT_THROW(read_ds3_application("/nowhere/job.txt", kernels), InputError);
}

// Any cut of a good file is either good or refused; nothing else may come of it.
TEST(Ds3Jobs, SurvivesTruncation) {
  const std::string text = kDiamond;
  for (std::size_t length = 0; length < text.size(); ++length) {
    KernelNames kernels;
    try {
      read_text(text.substr(0, length), kernels);
    } catch (const InputError&) {
    }
  }
}

TEST(Ds3Jobs, BuiltInApplicationsAreThoseOfTheSource) {
  const fs::path data = fs::path(WEFT_SHARED_DIR) / "data";
  if (!fs::is_directory(data)) GTEST_SKIP() << "no directory " << data << " to import from";
  const std::pair<const char*, const char*> sources[] = {
      {"wifi_tx", "ds3/job_WIFI_5TXM.txt"},     {"wifi_rx", "ds3/job_WIFI_5RXM.txt"},
      {"range_detection", "ds3/job_LAG.txt"},   {"single_carrier_tx", "ds3/job_SCT.txt"},
      {"single_carrier_rx", "ds3/job_SCR.txt"}, {"temporal_mitigation", "ds3/job_TEMP_MIT.txt"},
      {"topcuoglu", "ds3/job_Top.txt"},         {"top1", "gym-ds3/job_Top.txt"},
      {"top2", "gym-ds3/job_Top2.txt"},         {"top3", "gym-ds3/job_Top3.txt"},
      {"top4", "gym-ds3/job_Top4.txt"},         {"top5", "gym-ds3/job_Top5.txt"},
      {"top6", "gym-ds3/job_Top6.txt"},         {"top7", "gym-ds3/job_Top7.txt"},
      {"top8", "gym-ds3/job_Top8.txt"},         {"top9", "gym-ds3/job_Top9.txt"},
      {"top10", "gym-ds3/job_Top10.txt"},
  };
  for (const auto& [name, file] : sources) {
    SCOPED_TRACE(name);
    KernelNames kernels, source_kernels;
    const Application application = load_application(name, "", kernels);
    const Application source = read_ds3_application((data / file).string(), source_kernels);
    EXPECT_EQ(application.name, name);
    EXPECT_TRUE(application.deadline == kNever || application.deadline == source.deadline);
    expect_equal(application, kernels, source, source_kernels);
  }
}

}  // namespace
}  // namespace weft
