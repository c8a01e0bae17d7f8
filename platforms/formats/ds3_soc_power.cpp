// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_soc_power.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/lexical_cast/try_lexical_convert.hpp>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

namespace weft {
namespace {

std::int64_t read_frequency(const Ds3Line& line, std::size_t word, const Ds3Resource& resource) {
  const std::int64_t frequency_hz =
      line.quantity(word, Dimension::frequency, "MHz", "the frequency");
  std::vector<std::string> names;
  for (const OperatingPoint& point : resource.operating_points) {
    if (point.frequency_hz == frequency_hz) return frequency_hz;
    names.push_back(fmt::format("{}", static_cast<double>(point.frequency_hz) / 1e6));
  }
  if (names.empty()) {
    line.fail(word, fmt::format("resource '{}' has no operating point", resource.name));
  }
  line.fail(word, fmt::format("resource '{}' has no operating point at {} MHz; expected one of {}",
                              resource.name, line[word], quoted_list(names)));
}

// power_profile FREQUENCY WATTS..., for 1 to all cores that are active.
void read_profile(const Ds3Line& line, const Ds3Resource& resource,
                  std::vector<Ds3PowerProfile>& profiles) {
  Ds3PowerProfile profile;
  profile.frequency_hz = read_frequency(line, 1, resource);
  for (std::int32_t active = 1; active <= resource.capacity; ++active) {
    const auto word = static_cast<std::size_t>(active) + 1;
    profile.power_uw.push_back(line.quantity(
        word, Dimension::power, "W",
        fmt::format("the power with {} of {} cores active", active, resource.capacity)));
    if (active > 1 && profile.power_uw.back() < profile.power_uw[word - 3]) {
      line.expected(word, "no less power than with fewer cores active");
    }
  }
  line.end(static_cast<std::size_t>(resource.capacity) + 2);
  const auto place = std::find_if(
      profiles.begin(), profiles.end(),
      [&](const Ds3PowerProfile& other) { return other.frequency_hz >= profile.frequency_hz; });
  if (place != profiles.end() && place->frequency_hz == profile.frequency_hz) {
    line.fail(1, fmt::format("the {} at {} MHz stands here for the second time", line[0], line[1]));
  }
  profiles.insert(place, std::move(profile));
}

// trip_freq FREQUENCY..., one for each trip point, -1 where it does not touch the resource.
void read_trips(const Ds3Line& line, const Ds3Resource& resource,
                std::vector<std::optional<std::int64_t>>& trips) {
  if (!trips.empty()) line.fail(0, fmt::format("'{}' stands here for the second time", line[0]));
  line.word(1, "the frequency at the first trip point, or -1");
  for (std::size_t word = 1; word < line.size(); ++word) {
    if (line[word] == "-1") {
      trips.emplace_back();
    } else {
      trips.emplace_back(read_frequency(line, word, resource));
    }
  }
}

double read_size(const Ds3Line& line, std::size_t word, const std::string& what) {
  double number = 0;
  if (!boost::conversion::try_lexical_convert(line.word(word, what), number) ||
      !std::isfinite(number) || number < 0) {
    line.expected(word, what + ", a number of at least 0");
  }
  return number;
}

// mesh_information NAME NODE HEIGHT WIDTH COLOUR.
void read_mesh_place(const Ds3Line& line, Ds3Resource& resource) {
  if (resource.mesh) line.fail(0, "the place on the mesh stands here for the second time");
  Ds3MeshPlace place;
  place.label = line.word(1, "the name on the mesh");
  place.node = line.integer(2, "the node of the mesh");
  place.height = read_size(line, 3, "the height");
  place.width = read_size(line, 4, "the width");
  place.colour = line.word(5, "the colour");
  line.end(6);
  resource.mesh = place;
}

}  // namespace

bool is_ds3_power_keyword(const std::string& keyword) {
  static const std::set<std::string> keywords = {"trip_freq", "DTPM_trip_freq", "power_profile",
                                                 "PG_profile", "mesh_information"};
  return keywords.count(keyword) > 0;
}

void read_ds3_power_line(const Ds3Line& line, Ds3Resource& resource) {
  if (line[0] == "power_profile") {
    read_profile(line, resource, resource.power_profiles);
  } else if (line[0] == "PG_profile") {
    read_profile(line, resource, resource.gated_power_profiles);
  } else if (line[0] == "trip_freq") {
    read_trips(line, resource, resource.trip_frequency_hz);
  } else if (line[0] == "DTPM_trip_freq") {
    read_trips(line, resource, resource.dtpm_trip_frequency_hz);
  } else {
    read_mesh_place(line, resource);
  }
}

}  // namespace weft
