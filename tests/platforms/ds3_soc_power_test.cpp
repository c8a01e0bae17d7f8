// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_soc_power.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <optional>
#include <string>

#include "tests/support/bad_input.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

#define BIG                                                                        \
  "add_new_resource resource_type BIG resource_name A15 resource_ID 0 capacity 2 " \
  "num_supported_functionalities 1 DVFS_mode performance\n"                        \
  "opp 1000 1000\n"                                                                \
  "opp 2000 1362\n" /* lines 1 to 3 */

class Ds3SocPowerTest : public ::testing::Test {
 protected:
  Ds3Soc read(const std::string& text) const {
    return read_ds3_soc(directory_.write("soc.txt", text));
  }

  TemporaryDirectory directory_;
};

TEST_F(Ds3SocPowerTest, ProfilesStandInTheOrderOfRisingFrequency) {
  const Ds3Soc soc = read(BIG
                          "power_profile 2000 3.32 5.05\n"
                          "power_profile 1000 0.85 1.30\n"
                          "PG_profile 1000 0.59 0.96\n"
                          "fft 114\n");
  const Ds3Resource& big = soc.resources.at(0);
  ASSERT_EQ(big.power_profiles.size(), 2U);
  EXPECT_EQ(big.power_profiles[0].frequency_hz, 1'000'000'000);
  EXPECT_THAT(big.power_profiles[0].power_uw, ElementsAre(850'000, 1'300'000));
  EXPECT_EQ(big.power_profiles[1].frequency_hz, 2'000'000'000);
  EXPECT_THAT(big.power_profiles[1].power_uw, ElementsAre(3'320'000, 5'050'000));
  ASSERT_EQ(big.gated_power_profiles.size(), 1U);
  EXPECT_THAT(big.gated_power_profiles[0].power_uw, ElementsAre(590'000, 960'000));
}

TEST_F(Ds3SocPowerTest, OperatingPointsMayStandBehindTheLinesThatNameThem) {
  const Ds3Soc soc = read(
      "add_new_resource resource_type ACC resource_name F resource_ID 0 capacity 1 "
      "num_supported_functionalities 1 DVFS_mode performance\n"
      "power_profile 1000 0.0913\n"
      "fft 12\n"
      "opp 1000 900\n");
  EXPECT_THAT(soc.resources.at(0).power_profiles.at(0).power_uw, ElementsAre(91'300));
}

TEST_F(Ds3SocPowerTest, TripFrequenciesKeepWhatIsNotModified) {
  const Ds3Soc soc = read(BIG "trip_freq -1 1000\nDTPM_trip_freq 2000 -1\nfft 114\n");
  EXPECT_THAT(soc.resources.at(0).trip_frequency_hz, ElementsAre(std::nullopt, 1'000'000'000));
  EXPECT_THAT(soc.resources.at(0).dtpm_trip_frequency_hz, ElementsAre(2'000'000'000, std::nullopt));
}

TEST_F(Ds3SocPowerTest, MeshPlaceIsReadOfMemoriesToo) {
  const Ds3Soc soc =
      read(BIG
           "fft 114\n"
           "add_new_resource resource_type MEM resource_name M resource_ID 1 capacity 1 "
           "num_supported_functionalities 1 DVFS_mode none\n"
           "mesh_information MC 4 15.8 12.6 pink\n"
           "None 0\n");
  EXPECT_FALSE(soc.resources.at(0).mesh.has_value());
  const Ds3MeshPlace place = soc.resources.at(1).mesh.value();
  EXPECT_EQ(place.label, "MC");
  EXPECT_EQ(place.node, 4);
  EXPECT_DOUBLE_EQ(place.height, 15.8);
  EXPECT_DOUBLE_EQ(place.width, 12.6);
  EXPECT_EQ(place.colour, "pink");
}

TEST_F(Ds3SocPowerTest, GymsPowerColumnStandsByKernel) {
  const Ds3Soc soc = read("add_new_resource CPU P1 0 1 2 performance\nfft 14 14\ndecode 13 2.5\n");
  EXPECT_THAT(soc.resources.at(0).kernel_power_uw,
              ElementsAre(Pair("fft", 14'000'000), Pair("decode", 2'500'000)));
}

TEST_F(Ds3SocPowerTest, ThirdColumnOfDs3IsNotPower) {
  EXPECT_TRUE(read(BIG "fft 22 22\n").resources.at(0).kernel_power_uw.empty());
}

TEST_F(Ds3SocPowerTest, PublishedFilesHaveWhatTheySay) {
  const std::string path = std::string(WEFT_SHARED_DIR) + "/data/ds3/SoC.MULTIPLE_BAL_NoC.txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
  const Ds3Soc soc = read_ds3_soc(path);
  EXPECT_THAT(soc.resources.at(1).power_profiles.at(1).power_uw,
              ElementsAre(3'320'000, 5'050'000, 6'150'000, 6'910'000));
  EXPECT_EQ(soc.resources.at(2).mesh.value().node, 5);
  EXPECT_EQ(soc.resources.at(9).mesh.value().label, "LLC-4");
}

class Ds3BadPowerTest : public ::testing::TestWithParam<BadInput> {};

TEST_P(Ds3BadPowerTest, NamesPlaceAndExpectation) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("soc.txt", GetParam().text);
  EXPECT_THAT([&] { read_ds3_soc(path); }, refuses(path, GetParam()));
}

const BadInput kBad[] = {
    {"BeforeResources", "power_profile 1000 1\n", ":1:1: ", "'add_new_resource' before anything"},
    {"NoFrequency", BIG "power_profile\nfft 1\n", ":4:14: ", "expected the frequency"},
    {"TooFewWatts", BIG "power_profile 1000 1\nfft 1\n",
     ":4:21: ", "expected the power with 2 of 2 cores active, found the end of the line"},
    {"TooManyWatts", BIG "power_profile 1000 1 2 3\nfft 1\n", ":4:24: ", "the end of the line"},
    {"NegativeWatts", BIG "PG_profile 1000 -1 2\nfft 1\n", ":4:17: ", "found '-1'"},
    {"FallingWatts", BIG "power_profile 1000 2 1\nfft 1\n", ":4:22: ", "no less power than"},
    {"NoSuchPoint", BIG "power_profile 1500 1 2\nfft 1\n", ":4:15: ",
     "resource 'A15' has no operating point at 1500 MHz; expected one of '1000', '2000'"},
    {"ProfileTwice", BIG "power_profile 1000 1 2\npower_profile 1000 1 2\nfft 1\n",
     ":5:15: ", "the power_profile at 1000 MHz stands here for the second time"},
    {"NoPoints", "add_new_resource CPU P1 0 1 1 performance\npower_profile 1000 1\nfft 1\n",
     ":2:15: ", "resource 'P1' has no operating point"},
    {"NoTrip", BIG "trip_freq\nfft 1\n", ":4:10: ", "the first trip point, or -1"},
    {"NoSuchTrip", BIG "trip_freq -1 600\nfft 1\n", ":4:14: ", "has no operating point at 600"},
    {"NegativeTrip", BIG "trip_freq -2\nfft 1\n", ":4:11: ", "expected the frequency"},
    {"TripsTwice", BIG "DTPM_trip_freq -1\nDTPM_trip_freq -1\nfft 1\n", ":5:1: ", "second time"},
    {"NoNode", BIG "mesh_information FFT\nfft 1\n", ":4:21: ", "expected the node of the mesh"},
    {"BadNode", BIG "mesh_information FFT -6 1 1 gold\nfft 1\n", ":4:22: ", "found '-6'"},
    {"BadHeight", BIG "mesh_information FFT 6 nan 1 gold\nfft 1\n", ":4:24: ", "the height"},
    {"NoColour", BIG "mesh_information FFT 6 1 1\nfft 1\n", ":4:27: ", "expected the colour"},
    {"LongPlace", BIG "mesh_information F 6 1 1 red x\nfft 1\n", ":4:30: ", "end of the line"},
    {"PlaceTwice", BIG "mesh_information F 6 1 1 red\nmesh_information F 6 1 1 red\nfft 1\n",
     ":5:1: ", "second time"},
    {"BadGymPower", "add_new_resource CPU P1 0 1 1 performance\nfft 14 hot\n",
     ":2:8: ", "expected the power of 'fft', a number of at least 0 in W, found 'hot'"},
};

INSTANTIATE_TEST_SUITE_P(All, Ds3BadPowerTest, ::testing::ValuesIn(kBad), name_of);

}  // namespace
}  // namespace weft
