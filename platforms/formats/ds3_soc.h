// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "platforms/description.h"

namespace weft {

/// Measured power of a DS3 resource at one of its operating points.
struct Ds3PowerProfile {
  std::int64_t frequency_hz = 0;
  std::vector<std::int64_t> power_uw;  ///< [n - 1]: of all PEs, n of them active
};

/// Where a resource stands on DS3's mesh, and how DS3 draws it there.
struct Ds3MeshPlace {
  std::string label;
  std::int32_t node = 0;
  double height = 0;
  double width = 0;
  std::string colour;
};

/// A resource of a DS3 SoC file: a cluster of like PEs, a memory or a cache.
struct Ds3Resource {
  std::string type;  ///< "CPU", "LTL", "BIG", "ACC_1", "MEM", "CAC", ...
  std::string name;
  std::int32_t id = 0;
  std::int32_t capacity = 1;  ///< PEs
  std::string dvfs_mode;      ///< "performance", "ondemand", "constant-1400", ...; may be empty
  std::vector<OperatingPoint> operating_points;  ///< frequency rising
  /// By kernel, in the file's order, each kernel once; at the highest operating point.
  std::vector<std::pair<std::string, Time>> execution_time;
  /// gym-ds3's power column in microwatts, by kernel as above; empty in DS3's dialect, where some
  /// lines have a third column that DS3 does not read.
  std::vector<std::pair<std::string, std::int64_t>> kernel_power_uw;
  std::vector<Ds3PowerProfile> power_profiles;        ///< frequency rising
  std::vector<Ds3PowerProfile> gated_power_profiles;  ///< the same with idle PEs switched off
  /// Where throttling sets the frequency at each trip point; nothing where it does not.
  std::vector<std::optional<std::int64_t>> trip_frequency_hz;
  std::vector<std::optional<std::int64_t>> dtpm_trip_frequency_hz;
  std::optional<Ds3MeshPlace> mesh;

  bool is_pe() const { return type != "MEM" && type != "CAC"; }
};

/// A DS3 SoC file as it stands, before any of it is given Weft's form.
struct Ds3Soc {
  bool gym_dialect = false;            ///< gym-ds3's: resources by position, without keywords
  std::vector<Ds3Resource> resources;  ///< by id
  /// By resource ids, the lower one first, in bytes per second. Only pairs of PEs are kept.
  std::map<std::pair<std::int32_t, std::int32_t>, std::int64_t> bandwidths;
  std::vector<std::string> warnings;  ///< what the file has that cannot be meant

  /// Between two PEs of two resources, or two PEs of one.
  std::int64_t bandwidth(std::int32_t a, std::int32_t b) const;
};

/// Reads a SoC file of DS3 or gym-ds3; the dialect is told from the number of words that a
/// resource's line has. A volume unit is a byte (see workload/formats/ds3_jobs.h), so DS3's unit
/// of bandwidth is 1 MB/s. Where a kernel stands twice in one resource the first time counts, as
/// in DS3. InputError, with the line and what was expected, where anything is wrong.
Ds3Soc read_ds3_soc(const std::string& path);

}  // namespace weft
