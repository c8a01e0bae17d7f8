// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/platforms/ds3_import_fixture.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

using Ds3BuiltInsTest = Ds3ImportTest;

void expect_same_view(const PlatformView& a, const PlatformView& b, const Workload& workload) {
  ASSERT_EQ(a.pe_count(), b.pe_count());
  for (std::int32_t pe = 0; pe < a.pe_count(); ++pe) {
    for (std::int32_t k = 0; k < workload.kernels.size(); ++k) {
      EXPECT_EQ(a.cost.time(KernelId(k), PeId(pe)), b.cost.time(KernelId(k), PeId(pe)));
    }
    for (std::int32_t other = 0; other < a.pe_count(); ++other) {
      for (std::int32_t e = 0; e < workload.edge_count(); ++e) {
        EXPECT_EQ(a.communication.time(EdgeId(e), PeId(pe), PeId(other)),
                  b.communication.time(EdgeId(e), PeId(pe), PeId(other)));
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

TEST_F(Ds3BuiltInsTest, BuiltInPlatformsAreThoseOfTheSource) {
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

TEST_F(Ds3BuiltInsTest, FlatSocSharesPeTypes) {
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
TEST_F(Ds3BuiltInsTest, WorkloadsRunOnTheirPlatforms) {
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
