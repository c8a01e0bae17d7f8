// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_import.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "tests/platforms/ds3_import_fixture.h"

namespace weft {
namespace {

using ::testing::ElementsAre;

constexpr const char* kSoc =
    "add_new_resource resource_type LTL resource_name A-7 resource_ID 0 capacity 2 "
    "num_supported_functionalities 3 DVFS_mode performance\n"
    "opp 1400 1300\n"
    "opp 600 1000\n"
    "opp 1000 1150\n"
    "opp 1200 1250\n"
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
    "add_new_resource CPU P2 1 1 2 ondemand\n"
    "fft 16 16\n"
    "decode 19 19\n"
    "add_new_resource MEM M1 2 1 1 none\n"
    "None 0 0\n"
    "comm_band 0 2 2\n";

TEST_F(Ds3ImportTest, KeywordDialectLoads) {
  const ImportResult result = import_ds3(request(kSoc));
  const PlatformDescription platform = load(result);
  ASSERT_EQ(platform.clusters.size(), 3u);
  EXPECT_EQ(platform.name, "SoC.Demo");
  EXPECT_EQ(platform.clusters[0].name, "A_7");
  EXPECT_EQ(platform.clusters[0].count, 2);
  EXPECT_EQ(platform.clusters[0].frequency_hz, 1'400'000'000);
  EXPECT_EQ(platform.clusters[0].type.operating_points.size(), 4u);
  EXPECT_EQ(platform.clusters[0].type.execution_time.at("fft"), microseconds(289));
  EXPECT_EQ(platform.clusters[0].type.execution_time.at("decode"), nanoseconds(3'500));
  EXPECT_EQ(platform.clusters[1].type.reference_frequency_hz, 1'000'000'000);
  EXPECT_EQ(platform.clusters[2].type.name, "F") << "F and G are of one type";
  EXPECT_FALSE(has_file(result, "pe_types/G.yaml"));
  EXPECT_EQ(platform.pe_queue, QueueOrder::oldest_job);

  const IdealInterconnect& interconnect = platform.ideal;
  EXPECT_EQ(interconnect.resolution, microseconds(1));
  EXPECT_EQ(interconnect.links[0][0].bandwidth_bytes_per_s, 1'000'000'000);
  EXPECT_EQ(interconnect.links[0][2].bandwidth_bytes_per_s, 1'000'000) << "DS3's default";
  EXPECT_EQ(interconnect.links[1][2].bandwidth_bytes_per_s, 1'000'000'000);

  EXPECT_TRUE(has_note(result, "'fft' twice; the first time, 289 us, counts, not 300 us"));
  EXPECT_TRUE(has_note(result, "'F' announces 2 functionalities and has 1"));
  EXPECT_TRUE(has_note(result, "'A-7' is called 'A_7' here"));
}

TEST_F(Ds3ImportTest, PowerIsThatOfTheSource) {
  const PlatformDescription platform = load(import_ds3(request(kSoc)));
  const PeType& type = platform.clusters[0].type;
  ASSERT_TRUE(type.power.has_value());
  ASSERT_EQ(type.power->parameters.profiles.size(), 1u);
  EXPECT_EQ(type.power->parameters.profiles[0].frequency_hz, 1'000'000'000);
  EXPECT_THAT(type.power->parameters.profiles[0].watts, ElementsAre(0.19, 0.29));
  EXPECT_DOUBLE_EQ(type.power->parameters.leakage.scale, 0.0625) << "of one little core";
  EXPECT_THAT(type.power->trip_frequencies_hz, ElementsAre(-1, 1'200'000'000, 600'000'000));
  EXPECT_FALSE(platform.clusters[1].type.power.has_value()) << "F has no profile";
  EXPECT_TRUE(platform.power.modelled);
  EXPECT_DOUBLE_EQ(platform.power.memory_watts, 0.0473);
  EXPECT_DOUBLE_EQ(platform.power.other_watts, 0.1201);
  ASSERT_TRUE(platform.power.thermal.has_value());
  EXPECT_TRUE(platform.power.thermal->trips_celsius.empty());
  EXPECT_EQ(platform.clusters[0].governor->type, "performance");
}

TEST_F(Ds3ImportTest, DvfsModesBecomeGovernors) {
  const auto governor_of = [&](const std::string& mode) {
    const std::string soc =
        "add_new_resource CPU P 0 1 2 " + mode + "\nopp 600 900\nopp 1400 1000\nfft 1\ndecode 1\n";
    return load(import_ds3(request(soc))).clusters[0];
  };
  EXPECT_EQ(governor_of("powersave").frequency_hz, 600'000'000);
  EXPECT_EQ(governor_of("ondemand").governor->type, "ondemand");
  EXPECT_EQ(governor_of("constant-600").frequency_hz, 600'000'000);
  EXPECT_FALSE(governor_of("constant-700").governor.has_value()) << "it has no such frequency";
  EXPECT_EQ(governor_of("constant-700").frequency_hz, 1'400'000'000);
  EXPECT_FALSE(governor_of("none").governor.has_value());
}

TEST_F(Ds3ImportTest, GymDialectLoads) {
  const ImportResult result = import_ds3(request(kGymSoc));
  const PlatformDescription platform = load(result);
  EXPECT_TRUE(has_note(result, "DVFS mode 'ondemand' is not imported"));
  ASSERT_EQ(platform.clusters.size(), 2u);
  EXPECT_EQ(platform.clusters[1].type.execution_time.at("decode"), microseconds(19));
  EXPECT_EQ(platform.pe_queue, QueueOrder::placed_first);
  const EdgeId edge = workload_.applications[0].graph.successors(TaskId(0))[0].id;
  EXPECT_EQ(view_.communication.time(edge, PeId(0), PeId(1)), microseconds(30));
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

}  // namespace
}  // namespace weft
