// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "platforms/description.h"
#include "platforms/formats/ds3_soc.h"
#include "workload/workload.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSoc =
    "add_new_resource resource_type LTL resource_name A-7 resource_ID 0 capacity 2 "
    "num_supported_functionalities 3 DVFS_mode performance\n"
    "opp 1400 1300\n"
    "opp 600 1000\n"
    "trip_freq -1 1200 600\n"
    "DTPM_trip_freq 1200 1000 600\n"
    "power_profile 1000 0.19 0.29\n"
    "PG_profile 1000 0.13 0.23\n"
    "fft 289\n"
    "decode 3.5 22\n"
    "fft 300\n"
    "\n"
    "add_new_resource resoruce_type ACC resource_name F resource_ID 1 capacity 1 "
    "num_supported_functionalities 2 DVFS_mode performance\r\n"
    "mesh_information FFT 6 10.24 8.2 gold\n"
    "fft 12\n"
    "add_new_resource resource_type ACC resource_name G resource_ID 2 capacity 1 "
    "num_supported_functionalities 1 DVFS_mode performance\n"
    "fft 12\n"
    "add_new_resource resource_type MEM resource_name M resource_ID 3 capacity 1 "
    "num_supported_functionalities 1 DVFS_mode none\n"
    "None 0\n"
    "add_new_resource resource_type CAC resource_name C resource_ID 4 capacity 1 "
    "num_supported_functionalities 1 DVFS_mode none\n"
    "None 0\n"
    "comm_band_self 10000\n"
    "comm_band 0 0 1000\n"
    "comm_band 1 0 1000\n"  // 0 - 2 is not given: 1
    "comm_band 1 1 7\n"     // one PE has no link with itself
    "comm_band 1 2 1000\n"
    "comm_band 0 3 5\n"
    "comm_band 3 3 0\n";

constexpr const char* kGymSoc =
    "add_new_resource CPU P1 0 1 2 performance\n"
    "opp 1000 900\n"
    "fft 14 14\n"
    "decode 13 13\n"
    "add_new_resource CPU P2 1 1 2\n"
    "fft 16 16\n"
    "decode 19 19\n"
    "add_new_resource MEM M1 2 1 1 none\n"
    "None 0 0\n"
    "comm_band 0 2 2\n";

constexpr const char* kJob =
    "job_name demo-1\n"
    "add_new_tasks 2\n"
    "fft 0\n"
    "decode 1 0\n"
    "decode TAIL\n"
    "decode earliest_start 0 deadline 15\n"
    "comm_vol 0 1 30\n";

// A directory of the test's own, gone when the test is.
class Ds3ImportTest : public ::testing::Test {
 protected:
  Ds3ImportTest() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string("weft_") + test->test_suite_name() + "_" + test->name();
    std::replace(name.begin(), name.end(), '/', '_');
    directory_ = fs::path(::testing::TempDir()) / name;
    fs::create_directories(directory_);
  }
  ~Ds3ImportTest() override { fs::remove_all(directory_); }

  std::string write(const std::string& name, const std::string& text) const {
    const fs::path path = directory_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  Ds3Import request(const std::string& soc, const std::string& job = kJob) const {
    Ds3Import import;
    import.soc_path = write("SoC.Demo.txt", soc);
    import.job_paths = {write("job_Demo.txt", job)};
    return import;
  }
  // Writes what was imported and loads it again.
  PlatformDescription load(const ImportResult& result) {
    for (const ImportedFile& file : result.files) write(file.path, file.text);
    const std::string directory = directory_.string() + "/";
    workload_ = read_workload(read_yaml(directory + "workload.yaml"), directory);
    PlatformDescription platform = read_platform(read_yaml(directory + "platform.yaml"), directory);
    view_ = make_view(platform, workload_);
    return platform;
  }

  fs::path directory_;
  Workload workload_;
  PlatformView view_;
};

bool has_note(const ImportResult& result, const std::string& part) {
  return std::any_of(result.notes.begin(), result.notes.end(),
                     [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

bool has_file(const ImportResult& result, const std::string& path) {
  return std::any_of(result.files.begin(), result.files.end(),
                     [&](const ImportedFile& file) { return file.path == path; });
}

TEST_F(Ds3ImportTest, KeywordDialectLoads) {
  const ImportResult result = import_ds3(request(kSoc));
  const PlatformDescription platform = load(result);
  ASSERT_EQ(platform.clusters.size(), 3u);
  EXPECT_EQ(platform.name, "SoC.Demo");
  EXPECT_EQ(platform.clusters[0].name, "A_7");
  EXPECT_EQ(platform.clusters[0].count, 2);
  EXPECT_EQ(platform.clusters[0].frequency_hz, 1'400'000'000);
  EXPECT_EQ(platform.clusters[0].type.operating_points.size(), 2u);
  EXPECT_EQ(platform.clusters[0].type.execution_time.at("fft"), microseconds(289));
  EXPECT_EQ(platform.clusters[0].type.execution_time.at("decode"), nanoseconds(3'500));
  EXPECT_EQ(platform.clusters[1].type.reference_frequency_hz, 1'000'000'000);
  EXPECT_EQ(platform.clusters[2].type.name, "F") << "F and G are of one type";
  EXPECT_FALSE(has_file(result, "pe_types/G.yaml"));
  EXPECT_EQ(platform.pe_queue, QueueOrder::oldest_job);

  const InterconnectDescription& interconnect = platform.interconnect;
  EXPECT_EQ(interconnect.resolution, microseconds(1));
  EXPECT_EQ(interconnect.links[0][0].bandwidth_bytes_per_s, 1'000'000'000);
  EXPECT_EQ(interconnect.links[0][2].bandwidth_bytes_per_s, 1'000'000) << "DS3's default";
  EXPECT_EQ(interconnect.links[1][2].bandwidth_bytes_per_s, 1'000'000'000);

  EXPECT_TRUE(has_note(result, "'fft' twice; the first time, 289 us, counts, not 300 us"));
  EXPECT_TRUE(has_note(result, "'F' announces 2 functionalities and has 1"));
  EXPECT_TRUE(has_note(result, "'A-7' is called 'A_7' here"));
}

TEST_F(Ds3ImportTest, GymDialectLoads) {
  const PlatformDescription platform = load(import_ds3(request(kGymSoc)));
  ASSERT_EQ(platform.clusters.size(), 2u);
  EXPECT_EQ(platform.clusters[1].type.execution_time.at("decode"), microseconds(19));
  EXPECT_EQ(platform.pe_queue, QueueOrder::placed_first);
  const EdgeId edge = workload_.applications[0].graph.successors(TaskId(0))[0].id;
  EXPECT_EQ(view_.communication(edge, PeId(0), PeId(1)), microseconds(30));
}

TEST_F(Ds3ImportTest, ApplicationKeepsNameAndFeasibleDeadline) {
  const ImportResult result = import_ds3(request(kSoc));  // critical path 12 + 3.5 us
  EXPECT_TRUE(has_file(result, "apps/demo-1.yaml"));
  EXPECT_TRUE(has_note(result, "its deadline of 15 us is left out"));
  load(result);
  EXPECT_EQ(workload_.applications[0].name, "demo-1");
  EXPECT_EQ(workload_.applications[0].deadline, kNever);

  std::string job = kJob;
  job.replace(job.find("deadline 15"), 11, "deadline 15.5");
  load(import_ds3(request(kSoc, job)));
  EXPECT_EQ(workload_.applications[0].deadline, nanoseconds(15'500));
}

TEST_F(Ds3ImportTest, DeadlineOfZeroIsNone) {
  const ImportResult result =
      import_ds3(request("add_new_resource CPU P 0 1 1 performance\nstart 0\n",
                         "job_name j\nadd_new_tasks 1\nstart 0\nstart TAIL\n"
                         "start earliest_start 0 deadline 0\n"));
  EXPECT_TRUE(has_note(result, "its deadline of 0 us is left out"));
  load(result);
  EXPECT_EQ(workload_.applications[0].deadline, kNever);
}

TEST_F(Ds3ImportTest, RenamesApplicationsClustersAndTypes) {
  Ds3Import import = request(kSoc);
  import.rename = {{"A-7", "little"}, {"F", "fft"}, { "demo-1", "demo" }};
  import.rename_type = {{ "A-7", "cortex_a7" }};
  const ImportResult result = import_ds3(import);
  const PlatformDescription platform = load(result);
  EXPECT_EQ(platform.clusters[0].name, "little");
  EXPECT_EQ(platform.clusters[0].type.name, "cortex_a7");
  EXPECT_EQ(platform.clusters[2].type.name, "fft") << "named after its first cluster";
  EXPECT_TRUE(has_file(result, "pe_types/cortex_a7.yaml"));
  EXPECT_TRUE(has_file(result, "apps/demo.yaml"));
  EXPECT_EQ(workload_.applications[0].name, "demo");
}

// Names are the source's to choose, but files stay in the import's directory.
TEST_F(Ds3ImportTest, StrangeApplicationNames) {
  for (const std::string name : {"../../escape", "..", "a:b#c", "null", "'quoted", "{x}"}) {
    SCOPED_TRACE(name);
    std::string job = kJob;
    job.replace(job.find("demo-1"), 6, name);
    const ImportResult result = import_ds3(request(kSoc, job));
    for (const ImportedFile& file : result.files) {
      const auto slashes = std::count(file.path.begin(), file.path.end(), '/');
      EXPECT_LE(slashes, 1) << file.path;
    }
    load(result);
    EXPECT_EQ(workload_.applications[0].name, name);
  }
}

struct BadImport {
  const char* name;
  const char* soc;
  const char* place;  // behind the file's name, ":LINE:COLUMN: "
  const char* message;
};

void PrintTo(const BadImport& import, std::ostream* out) { *out << import.name; }

class Ds3BadSoc : public Ds3ImportTest, public ::testing::WithParamInterface<BadImport> {};

TEST_P(Ds3BadSoc, NamesPlaceAndExpectation) {
  const Ds3Import import = request(GetParam().soc);
  try {
    import_ds3(import);
    FAIL() << "expected an InputError";
  } catch (const InputError& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find(GetParam().place), std::string::npos) << what;
    EXPECT_NE(what.find(GetParam().message), std::string::npos) << what;
  }
}

#define PE "add_new_resource CPU P1 0 1 2 performance\nfft 14 14\ndecode 13\n"  // lines 1 to 3
#define TWO PE "add_new_resource CPU P2 1 1 1 performance\nfft 14\n"            // and 4, 5

const BadImport kBadImports[] = {
    {"Empty", "", "SoC.Demo.txt: ", "nothing but comments and blanks"},
    {"NoResource", "comm_band 0 1 5\n", "SoC.Demo.txt: ", "expected a line 'add_new_resource"},
    {"NoPe", "add_new_resource MEM M 0 1 1 none\nNone 0\n",
     "SoC.Demo.txt: ", "neither memory nor cache"},
    {"BeforeResources", "fft 14\n", ":1:1: ", "expected 'add_new_resource' before anything else"},
    {"ShortResource", "add_new_resource CPU P1 0\n", ":1:1: ", "found 4 words"},
    {"LongResource", "add_new_resource a b c d e f g h\n", ":1:1: ", "found 9 words"},
    {"BadId", "add_new_resource CPU P1 x 1 1 none\n", ":1:25: ", "expected the resource's id"},
    {"BadCapacity", "add_new_resource CPU P1 0 0 1 none\n", ":1:27: ", "a capacity from 1 to 4096"},
    {"HugeCapacity", "add_new_resource CPU P1 0 99999 1 none\n", ":1:27: ", "found '99999'"},
    {"BadCount", "add_new_resource CPU P1 0 1 -2 none\n", ":1:29: ", "number of functionalities"},
    {"DuplicateId", PE "add_new_resource CPU P2 0 1 1\nfft 1\n", ":4:25: ", "0 is taken already"},
    {"IdGap", PE "add_new_resource CPU P2 2 1 1\nfft 1\n", ":4:25: ", "there is no 1, only 2"},
    {"DuplicateName", PE "add_new_resource CPU P1 1 1 1\n", ":4:22: ", "'P1' stands here for the"},
    {"NoFunctionality", "add_new_resource CPU P1 0 1 0 none\n", ":1:1: ", "no functionality"},
    {"NoTime", PE "fir\n", ":4:4: ", "expected the execution time of 'fir'"},
    {"NegativeTime", PE "fir -3\n", ":4:5: ", "a number of at least 0 in us, found '-3'"},
    {"WordsBehindTime", PE "fir 3 4 5\n", ":4:9: ", "expected the end of the line, found '5'"},
    {"BadFrequency", PE "opp fast 900\n", ":4:5: ", "expected the frequency"},
    {"ZeroFrequency", PE "opp 0 900\n", ":4:5: ", "a frequency above 0"},
    {"ZeroVoltage", PE "opp 900 0\n", ":4:9: ", "a voltage above 0"},
    {"PointTwice", PE "opp 900 900\nopp 900 950\n", ":5:5: ", "for the second time"},
    {"UnknownEnd", PE "comm_band 0 1 5\n", ":4:13: ", "there is no resource 1"},
    {"BadEnd", PE "comm_band 0 b 5\n", ":4:13: ", "expected a resource's id"},
    {"NoBandwidth", TWO "comm_band 0 1\n", ":6:14: ", "expected the bandwidth"},
    {"ZeroBandwidth", TWO "comm_band 0 1 0\n", ":6:15: ", "a bandwidth above 0 between PEs"},
    {"TaskThatNothingRuns", "add_new_resource CPU P1 0 1 1\nfft 1\n",
     "job_Demo.txt: ", "no PE of SoC.Demo.txt can run task 'decode'"},
    {"TaskThatOnlyMemoryRuns",
     "add_new_resource CPU P1 0 1 1\nfft 1\n"
     "add_new_resource MEM M 1 1 1\ndecode 1\n",
     "job_Demo.txt: ", "task 'decode'"},
    {"SameNameOnceMadePlain",
     PE "add_new_resource CPU P-2 1 1 1\nfft 1\n"
        "add_new_resource CPU P_2 2 1 1\nfft 1\n",
     "", "two PEs would be called 'P_2'"},
};

INSTANTIATE_TEST_SUITE_P(All, Ds3BadSoc, ::testing::ValuesIn(kBadImports),
                         [](const auto& info) { return std::string(info.param.name); });

TEST_F(Ds3ImportTest, RefusesWrongRequests) {
  const Ds3Import good = request(kSoc);
  Ds3Import import = good;
  import.job_paths.clear();
  EXPECT_THROW(import_ds3(import), InputError);
  import = good;
  import.job_paths.push_back(good.job_paths[0]);
  EXPECT_THROW(import_ds3(import), InputError) << "one application twice";
  import = good;
  import.rename = {{ "demo-2", "demo" }};
  EXPECT_THROW(import_ds3(import), InputError) << "nothing has that name";
  import = good;
  import.rename = {{ "demo-1", "" }};
  EXPECT_THROW(import_ds3(import), InputError) << "no new name";
  import = good;
  import.rename_type = {{ "G", "accelerator" }};
  EXPECT_THROW(import_ds3(import), InputError) << "F gives its name to the type";
  import = good;
  import.rename_type = {{"A-7", "core"}, { "F", "core" }};
  EXPECT_THROW(import_ds3(import), InputError) << "two types of one name";
  import = good;
  import.soc_path = "/nowhere/SoC.txt";
  EXPECT_THROW(import_ds3(import), InputError);
}

// Any cut of a good file is either good or refused; nothing else may come of it.
TEST_F(Ds3ImportTest, SurvivesTruncation) {
  const std::string text = kSoc;
  for (std::size_t length = 0; length < text.size(); length += 3) {
    const std::string path = write("cut.txt", text.substr(0, length));
    try {
      read_ds3_soc(path);
    } catch (const InputError&) {
    }
  }
}

void expect_same_view(const PlatformView& a, const PlatformView& b, const Workload& workload) {
  ASSERT_EQ(a.pe_count(), b.pe_count());
  for (std::int32_t pe = 0; pe < a.pe_count(); ++pe) {
    for (std::int32_t k = 0; k < workload.kernels.size(); ++k) {
      EXPECT_EQ(a.cost(KernelId(k), PeId(pe)), b.cost(KernelId(k), PeId(pe)));
    }
    for (std::int32_t other = 0; other < a.pe_count(); ++other) {
      for (std::int32_t e = 0; e < workload.edge_count(); ++e) {
        EXPECT_EQ(a.communication(EdgeId(e), PeId(pe), PeId(other)),
                  b.communication(EdgeId(e), PeId(pe), PeId(other)));
      }
    }
  }
}

PlatformDescription builtin_platform(const std::string& name) {
  const EmbeddedFile& file = find_embedded(builtin_platforms(), "platform", name);
  return read_platform(parse_yaml(file.text, name), "");
}

struct Source {
  const char* platform;
  const char* soc;
  std::vector<std::string> jobs;
};

TEST_F(Ds3ImportTest, BuiltInPlatformsAreThoseOfTheSource) {
  const fs::path data = fs::path(WEFT_SHARED_DIR) / "data";
  if (!fs::is_directory(data)) GTEST_SKIP() << "no directory " << data << " to import from";
  const std::vector<std::string> six = {"ds3/job_WIFI_5TXM.txt", "ds3/job_WIFI_5RXM.txt",
                                        "ds3/job_LAG.txt",       "ds3/job_SCT.txt",
                                        "ds3/job_SCR.txt",       "ds3/job_TEMP_MIT.txt"};
  const Source sources[] = {
      {"dssoc16", "ds3/SoC.MULTIPLE_BAL.txt", six},
      {"dssoc16", "ds3/SoC.MULTIPLE_BAL_NoC.txt", six},  // the same but for the floor plan
      {"dssoc16", "ds3/SoC.FLAT16.txt", six},            // the same, written out per PE
      {"topcuoglu3", "ds3/SoC.Top.txt", {"ds3/job_Top.txt"}},
      {"topcuoglu3", "gym-ds3/DASH.SoC.Top.txt", {"gym-ds3/job_Top.txt"}},
  };
  for (const Source& source : sources) {
    SCOPED_TRACE(source.soc);
    Ds3Import import;
    import.soc_path = (data / source.soc).string();
    for (const std::string& job : source.jobs) import.job_paths.push_back((data / job).string());
    const ImportResult result = import_ds3(import);
    load(result);
    expect_same_view(make_view(builtin_platform(source.platform), workload_), view_, workload_);
  }
}

TEST_F(Ds3ImportTest, FlatSocSharesPeTypes) {
  const fs::path soc = fs::path(WEFT_SHARED_DIR) / "data/ds3/SoC.FLAT16.txt";
  if (!fs::exists(soc)) GTEST_SKIP() << "no file " << soc << " to import";
  const ImportResult result =
      import_ds3({soc.string(), {(soc.parent_path() / "job_LAG.txt").string()}, {}, {}});
  const auto types = std::count_if(result.files.begin(), result.files.end(), [](const auto& file) {
    return file.path.rfind("pe_types/", 0) == 0;
  });
  EXPECT_EQ(types, 5);
  EXPECT_TRUE(has_file(result, "pe_types/A70.yaml"));
  EXPECT_TRUE(has_file(result, "apps/lag_detection.yaml"));
  load(result);
  EXPECT_EQ(view_.pe_count(), 16);
}

// Whatever is named there must exist.
TEST(Ds3BuiltIns, WorkloadsRunOnTheirPlatforms) {
  const std::pair<const char*, const char*> pairs[] = {{"six_mix", "dssoc16"},
                                                       {"topcuoglu_single", "topcuoglu3"},
                                                       {"closed_loop_top", "topcuoglu3"},
                                                       {"closed_loop_top10", "topcuoglu3"}};
  for (const auto& [workload, platform] : pairs) {
    SCOPED_TRACE(workload);
    const EmbeddedFile& file = find_embedded(builtin_workloads(), "workload", workload);
    EXPECT_NO_THROW(
        make_view(builtin_platform(platform), read_workload(parse_yaml(file.text, workload), "")));
  }
}

}  // namespace
}  // namespace weft
