// SPDX-License-Identifier: Apache-2.0
#include "models/memory/address_map.h"

#include <gmock/gmock.h>

#include <functional>
#include <random>
#include <set>
#include <stdexcept>
#include <string>

#include "tests/models/dram_support.h"

namespace weft {
namespace {

using ::testing::HasSubstr;

// 2 channels, 2 ranks, 4 groups of 2 banks, 16 rows of 32 column accesses of 64 bytes.
constexpr DramGeometry kSmall{2, 2, 4, 2, 16, 2048, 64, 8};
const std::string kMap = "row:4 rank:1 bank:1 column:4 bank_group:2 column:1 channel:1 offset:6";

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "no error";
}

std::string map_error(const std::string& text) {
  return error_of([&] { AddressMap(text, kSmall); });
}

TEST(AddressMap, FieldsStandWhereTheTextPutsThem) {
  const AddressMap map(kMap, kSmall);
  //                 row rank bank column group column channel offset
  const std::uint64_t address = 0b1010'1'0'1001'10'1'1'000111;
  const DramAddress place = map.decode(address);
  EXPECT_EQ(place.row, 0b1010);
  EXPECT_EQ(place.rank, 1);
  EXPECT_EQ(place.bank, 0);
  EXPECT_EQ(place.column, 0b10011) << "the first piece has the high bits";
  EXPECT_EQ(place.bank_group, 0b10);
  EXPECT_EQ(place.channel, 1);
  EXPECT_EQ(place.offset, 7);
  const DramTarget target = map.target(address >> map.offset_bits());
  EXPECT_EQ(target.channel, 1U);
  EXPECT_EQ(target.bank, (1U * 4 + 2) * 2 + 0);
  EXPECT_EQ(target.row, 0b1010);
}

TEST(AddressMap, EveryColumnAccessHasAPlaceOfItsOwn) {
  const AddressMap map(kMap, kSmall);
  std::set<std::vector<std::int64_t>> places;
  const auto count = static_cast<std::uint64_t>(kSmall.capacity_bytes() / kSmall.column_bytes());
  for (std::uint64_t column = 0; column < count; ++column) {
    const DramAddress at = map.decode(column * 64);
    places.insert({at.channel, at.rank, at.bank_group, at.bank, at.row, at.column});
  }
  EXPECT_EQ(places.size(), count);
}

TEST(AddressMap, TheFastPathAgreesWithTheDecoder) {
  for (const std::string& preset : preset_names()) {
    const DramOptions options = dram_options(preset, 0, 2);
    const DramGeometry& geometry = options.geometry;
    std::mt19937_64 random(11);
    for (int sample = 0; sample < 10'000; ++sample) {
      const std::uint64_t address =
          random() % static_cast<std::uint64_t>(geometry.capacity_bytes());
      const DramAddress place = options.map.decode(address);
      const DramTarget target = options.map.target(address >> options.map.offset_bits());
      ASSERT_EQ(target.channel, place.channel);
      ASSERT_EQ(target.row, place.row);
      ASSERT_EQ(target.bank,
                (place.rank * geometry.bank_groups + place.bank_group) * geometry.banks_per_group +
                    place.bank);
    }
  }
}

TEST(AddressMap, TheDefaultGoesRoundTheBankGroupsAndChangesChannelEvery256Bytes) {
  for (const std::string& preset : preset_names()) {
    const DramOptions options = dram_options(preset);
    const DramGeometry& geometry = options.geometry;
    const std::int64_t step = geometry.column_bytes();
    for (std::int64_t address = 0; address < 4096; address += step) {
      const DramAddress place = options.map.decode(static_cast<std::uint64_t>(address));
      EXPECT_EQ(place.bank_group, address / step % geometry.bank_groups);
      EXPECT_EQ(place.channel, address / 256 % geometry.channels);
      EXPECT_EQ(place.row, 0);
    }
  }
}

TEST(AddressMap, WrongTextsAreToldWithTheNearestName) {
  EXPECT_THAT(map_error("row:4 colum:5 offset:6"),
              HasSubstr("unknown field 'colum'; expected one of 'channel', 'rank'"));
  EXPECT_THAT(map_error("row:4 colum:5 offset:6"), HasSubstr("did you mean 'column'?"));
  EXPECT_THAT(map_error("row offset:6"), HasSubstr("expected 'FIELD:BITS', found 'row'"));
  for (const std::string wrong : {"row:", "row:x", "row:0", "row:-1", "row:41", "row:4:2"}) {
    EXPECT_THAT(map_error(wrong + " offset:6"), HasSubstr("found '" + wrong + "'"));
  }
  EXPECT_THAT(map_error(""), HasSubstr("the last piece must be 'offset:6'"));
  EXPECT_THAT(map_error("offset:6 row:4"), HasSubstr("the last piece must be 'offset:6'"));
  EXPECT_THAT(map_error("row:4 offset:3 rank:1 bank:1 column:5 bank_group:2 channel:1 offset:3"),
              HasSubstr("'offset' must be one piece"));
}

TEST(AddressMap, WidthsThatAreNotTheGeometrysAreTold) {
  EXPECT_THAT(map_error("row:5 rank:1 bank:1 column:5 bank_group:2 channel:1 offset:6"),
              HasSubstr("field 'row' has 5 bits in all, but the geometry needs 4 (for 16)"));
  EXPECT_THAT(map_error("row:4 rank:1 bank:1 column:5 bank_group:2 offset:6"),
              HasSubstr("field 'channel' has 0 bits in all, but the geometry needs 1 (for 2)"));
  EXPECT_THAT(map_error("row:4 rank:1 bank:1 column:4 bank_group:2 channel:1 offset:7"),
              HasSubstr("field 'column' has 4 bits in all, but the geometry needs 5 (for 32)"));
}

TEST(DramGeometry, WhatNoDramHasIsRefused) {
  const DramPreset ddr4 = dram_presets().find("DDR4-2400").make();
  const auto geometry_error = [&](auto&& change) {
    DramGeometry geometry = ddr4.geometry;
    change(geometry);
    return error_of([&] { check(geometry, ddr4.timings); });
  };
  EXPECT_EQ(geometry_error([](DramGeometry&) {}), "no error");
  EXPECT_EQ(geometry_error([](DramGeometry& g) { g.rows = 1000; }),
            "DRAM rows must be a power of two, found 1000");
  EXPECT_EQ(geometry_error([](DramGeometry& g) { g.banks_per_group = 0; }),
            "DRAM banks per group must be above zero, found 0");
  EXPECT_EQ(geometry_error([](DramGeometry& g) { g.channels = 512; }),
            "DRAM channels must be at most 256, found 512");
  EXPECT_THAT(geometry_error([](DramGeometry& g) { g.row_bytes = 32; }),
              HasSubstr("a DRAM row of 32 bytes cannot hold a column access"));
}

TEST(DramGeometry, TimingsThatContradictEachOtherAreRefused) {
  const DramPreset ddr4 = dram_presets().find("ddr4-2400").make();
  const auto timing_error = [&](auto&& change) {
    DramTimings timings = ddr4.timings;
    change(timings);
    return error_of([&] { check(ddr4.geometry, timings); });
  };
  EXPECT_THAT(timing_error([](DramTimings& t) { t.t_cl = Time(0); }),
              HasSubstr("tCL must be above zero"));
  EXPECT_THAT(timing_error([](DramTimings& t) { t.t_ccd_s = Time(1); }),
              HasSubstr("the burst (3332 ps) must not be longer than tCCD_S (1 ps)"));
  EXPECT_THAT(timing_error([](DramTimings& t) { t.t_rc = Time(1); }), HasSubstr("tRAS + tRP"));
  EXPECT_THAT(timing_error([](DramTimings& t) { t.t_refi = t.t_rfc; }), HasSubstr("tREFI"));
}

TEST(DramPresets, HaveTheRatesOfTheirNamesAndSoundFigures) {
  // Gigabytes a second of the whole preset: rate x bus bits x channels / 8.
  const std::vector<std::pair<std::string, double>> peaks = {{"ddr4-2400", 2.4 * 64 / 8},
                                                             {"ddr4-3200", 3.2 * 64 / 8},
                                                             {"lpddr4-3200", 3.2 * 16 * 2 / 8},
                                                             {"lpddr5-6400", 6.4 * 16 * 4 / 8},
                                                             {"hbm2", 2.0 * 64 * 16 / 8}};
  for (const auto& [name, peak] : peaks) {
    const DramPreset preset = dram_presets().find(name).make();
    EXPECT_NO_THROW(check(preset.geometry, preset.timings));
    EXPECT_NEAR(peak_bytes_per_s(preset.geometry, preset.timings) / 1e9, peak, 1e-3 * peak);
  }
  EXPECT_THROW(dram_presets().find("ddr4-2401"), InputError);
}

}  // namespace
}  // namespace weft
