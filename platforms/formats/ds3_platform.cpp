// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_platform.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>

#include "platforms/formats/ds3_power.h"

namespace weft {
namespace {

constexpr std::int64_t kDefaultFrequencyHz = 1'000'000'000;  // where the file has no `opp`

using Notes = std::vector<std::string>;

// A cluster of the platform to be, by its resource.
struct ImportedCluster {
  const Ds3Resource* resource = nullptr;
  std::string name;
  std::size_t type = 0;
};

// The name as Weft takes it: letters, digits and '_'.
std::string plain_name(const std::string& name, Notes& notes) {
  std::string plain = name;
  for (char& letter : plain) {
    if (std::isalnum(static_cast<unsigned char>(letter)) == 0) letter = '_';
  }
  if (plain != name) notes.push_back(fmt::format("'{}' is called '{}' here", name, plain));
  return plain;
}

bool same_type(const Ds3Resource& a, const Ds3Resource& b) {
  const auto table = [](const Ds3Resource& resource) {
    return std::map<std::string, Time>(resource.execution_time.begin(),
                                       resource.execution_time.end());
  };
  return std::equal(a.operating_points.begin(), a.operating_points.end(),
                    b.operating_points.begin(), b.operating_points.end(),
                    [](const OperatingPoint& x, const OperatingPoint& y) {
                      return x.frequency_hz == y.frequency_hz && x.voltage_uv == y.voltage_uv;
                    }) &&
         table(a) == table(b) && same_ds3_power(a, b);
}

Value pe_type_document(const Ds3Resource& resource, const std::string& name,
                       const std::string& origin) {
  Value document;
  document.add("name", name);
  document.add("description", fmt::format("imported from {}, resource {}", origin, resource.name));
  // DS3's execution times hold at the highest operating point.
  const auto& points = resource.operating_points;
  const std::int64_t frequency_hz =
      points.empty() ? kDefaultFrequencyHz : points.back().frequency_hz;
  document.add("reference_frequency", format_quantity(frequency_hz, Dimension::frequency));
  Value list;
  list.kind = Value::Kind::list;
  for (const OperatingPoint& point : points) {
    Value& entry = list.items.emplace_back();
    entry.add("frequency", format_quantity(point.frequency_hz, Dimension::frequency));
    entry.add("voltage", format_quantity(point.voltage_uv, Dimension::voltage));
  }
  if (!points.empty()) document.add("operating_points", list);
  if (has_ds3_power(resource)) document.add("power", make_ds3_pe_power(resource));
  Value times;
  for (const auto& [kernel, time] : resource.execution_time) {
    // All in one unit, as the source has it: a column of numbers to compare.
    char digits[kMaxUsLength];
    times.add(kernel, std::string(digits, write_us(digits, time)) + " us");
  }
  document.add("execution_time", times);
  return document;
}

std::vector<ImportedCluster> make_clusters(const Ds3Soc& soc, Renaming& rename, Notes& notes) {
  std::vector<ImportedCluster> clusters;
  std::set<std::string> taken;
  for (const Ds3Resource& resource : soc.resources) {
    if (!resource.is_pe()) continue;
    Cluster cluster;  // for the names of its PEs
    cluster.name = plain_name(rename(resource.name, resource.name), notes);
    cluster.count = resource.capacity;
    for (std::int32_t i = 0; i < cluster.count; ++i) {
      if (taken.insert(cluster.pe_name(i)).second) continue;
      throw InputError(
          fmt::format("two PEs would be called '{}', one of them of resource '{}'; "
                      "give the resource another name",
                      cluster.pe_name(i), resource.name));
    }
    clusters.push_back({&resource, cluster.name});
  }
  return clusters;
}

void add_pe_types(std::vector<ImportedCluster>& clusters, const std::string& origin,
                  Renaming& rename_type, Notes& notes, std::vector<NamedDocument>& types) {
  std::vector<const Ds3Resource*> firsts;
  for (ImportedCluster& cluster : clusters) {
    const Ds3Resource& resource = *cluster.resource;
    const auto known = std::find_if(firsts.begin(), firsts.end(), [&](const Ds3Resource* first) {
      return same_type(*first, resource);
    });
    cluster.type = static_cast<std::size_t>(known - firsts.begin());
    if (known != firsts.end()) continue;
    firsts.push_back(&resource);
    const std::string name = plain_name(rename_type(resource.name, cluster.name), notes);
    for (const auto& [other, document] : types) {
      if (other != name) continue;
      throw InputError(
          fmt::format("two PE types would be called '{}', the second one that of "
                      "resource '{}'",
                      name, resource.name));
    }
    types.emplace_back(name, pe_type_document(resource, name, origin));
  }
}

// Every pair of PEs once, by clusters; a cluster with itself where it has PEs to pair.
template <typename Visit>
void for_each_pair(const std::vector<ImportedCluster>& clusters, const Visit& visit) {
  for (std::size_t a = 0; a < clusters.size(); ++a) {
    for (std::size_t b = a; b < clusters.size(); ++b) {
      if (a != b || clusters[a].resource->capacity > 1) visit(clusters[a], clusters[b]);
    }
  }
}

std::int64_t bandwidth_between(const Ds3Soc& soc, const ImportedCluster& a,
                               const ImportedCluster& b) {
  return soc.bandwidth(a.resource->id, b.resource->id);
}

// The bandwidth that most pairs have; of several the highest, or DS3's default where there is
// one PE only.
std::int64_t usual_bandwidth(const Ds3Soc& soc, const std::vector<ImportedCluster>& clusters) {
  std::map<std::int64_t, int> pairs;
  for_each_pair(clusters, [&](const ImportedCluster& a, const ImportedCluster& b) {
    ++pairs[bandwidth_between(soc, a, b)];
  });
  std::int64_t usual = soc.bandwidth(-1, -1);
  int most = 0;
  for (const auto& [bandwidth, count] : pairs) {
    if (count < most) continue;
    usual = bandwidth;
    most = count;
  }
  return usual;
}

Value interconnect_document(const Ds3Soc& soc, const std::vector<ImportedCluster>& clusters) {
  const std::int64_t usual = usual_bandwidth(soc, clusters);
  Value document;
  document.add("type", "ideal");
  document.add("bandwidth", format_quantity(usual, Dimension::bandwidth));
  document.add("resolution", "1 us");  // DS3 cuts transfer times down to whole microseconds
  Value links;
  links.kind = Value::Kind::list;
  for_each_pair(clusters, [&](const ImportedCluster& a, const ImportedCluster& b) {
    const std::int64_t bandwidth = bandwidth_between(soc, a, b);
    if (bandwidth == usual) return;
    Value ends;
    ends.kind = Value::Kind::list;
    ends.items = {Value(a.name), Value(b.name)};
    Value& link = links.items.emplace_back();
    link.add("between", ends);
    link.add("bandwidth", format_quantity(bandwidth, Dimension::bandwidth));
  });
  if (!links.items.empty()) document.add("links", links);
  return document;
}

}  // namespace

Ds3Platform make_ds3_platform(const Ds3Soc& soc, const std::string& file_name, Renaming& rename,
                              Renaming& rename_type, std::vector<std::string>& notes) {
  const std::string origin = fmt::format("{}'s {}", soc.gym_dialect ? "gym-ds3" : "DS3", file_name);
  std::vector<ImportedCluster> clusters = make_clusters(soc, rename, notes);
  Ds3Platform result;
  add_pe_types(clusters, origin, rename_type, notes, result.pe_types);

  Value& platform = result.platform;
  platform.add("name", std::filesystem::path(file_name).stem().string());
  platform.add("description", "imported from " + origin);
  const bool power = std::any_of(soc.resources.begin(), soc.resources.end(), has_ds3_power);
  Value section;
  for (const ImportedCluster& cluster : clusters) {
    Value entry;
    entry.add("pe_type", fmt::format("pe_types/{}.yaml", result.pe_types[cluster.type].first));
    if (cluster.resource->capacity > 1) {
      entry.add("count", std::to_string(cluster.resource->capacity));
    }
    const Value governor = make_ds3_governor(*cluster.resource, notes);
    if (governor.kind != Value::Kind::null) entry.add("governor", governor);
    if (power) entry.add("thermal_input", ds3_thermal_input(*cluster.resource));
    section.add(cluster.name, entry);
  }
  platform.add("cluster", section);
  platform.add("interconnect", interconnect_document(soc, clusters));
  if (power) add_ds3_board(platform);
  if (soc.gym_dialect) platform.add("pe_queue", "placed_first");  // rule R7
  return result;
}

}  // namespace weft
