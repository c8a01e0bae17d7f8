// SPDX-License-Identifier: Apache-2.0
#include "platforms/description.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/schema.h"
#include "platforms/module_names.h"

namespace weft {
namespace {

const std::string& schema(const std::string& name) {
  return find_embedded(platform_schemas(), "schema", name).text;
}

PeType load_pe_type(const Value& reference, const std::string& directory) {
  if (is_file_reference(reference.scalar)) {
    const std::string path =
        reference.scalar[0] == '/' ? reference.scalar : directory + reference.scalar;
    return read_pe_type(parse_yaml(read_file(path, reference.where), path));
  }
  const EmbeddedFile& file =
      find_embedded(builtin_pe_types(), "PE type", reference.scalar, reference.where);
  return read_pe_type(parse_yaml(file.text, "built-in " + file.name));
}

std::int64_t read_frequency(const Value& cluster, const PeType& type) {
  const Value* given = cluster.find("frequency");
  if (given == nullptr) return type.reference_frequency_hz;
  const std::int64_t frequency_hz = given->as_quantity(Dimension::frequency);
  std::vector<std::string> points;
  for (const OperatingPoint& point : type.operating_points) {
    if (point.frequency_hz == frequency_hz) return frequency_hz;
    points.push_back(format_quantity(point.frequency_hz, Dimension::frequency));
  }
  if (points.empty()) return frequency_hz;
  given->fail(fmt::format("PE type '{}' has no operating point at {}; it has {}", type.name,
                          given->scalar, quoted_list(points)));
}

// The frequency at the begin of a run: the governor's, as if the cluster had been busy.
std::int64_t first_frequency(const GovernorDescription& governor, const PeType& type) {
  const std::vector<OperatingPoint>& opps = type.operating_points;
  const auto made = governors().find(governor.type).make(governor.parameters);
  return opps[made->choose({1, opps.size() - 1, opps})].frequency_hz;
}

void read_clock(const Value& entry, Cluster& cluster) {
  const Value* governor = entry.find("governor");
  if (governor == nullptr) {
    cluster.frequency_hz = read_frequency(entry, cluster.type);
    return;
  }
  if (const Value* frequency = entry.find("frequency")) {
    frequency->fail("key 'frequency' has no use beside 'governor'; expected governor 'constant'");
  }
  cluster.governor = read_governor(*governor, cluster.type.operating_points);
  cluster.frequency_hz = first_frequency(*cluster.governor, cluster.type);
}

std::vector<Cluster> read_clusters(const Value& section, const std::string& directory) {
  std::vector<Cluster> clusters;
  for (const auto& [name, entry] : section.members) {
    Cluster cluster;
    cluster.name = name;
    cluster.type = load_pe_type(entry.at("pe_type"), directory);
    cluster.count = static_cast<std::int32_t>(entry.integer_or("count", 1));
    read_clock(entry, cluster);
    cluster.local_memory_bytes = entry.quantity_or("local_memory", Dimension::data, 0);
    clusters.push_back(std::move(cluster));
  }
  return clusters;
}

std::size_t find_cluster(const Value& name, const std::vector<Cluster>& clusters) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (clusters[i].name == name.scalar) return i;
    names.push_back(clusters[i].name);
  }
  name.fail(fmt::format("there is no cluster '{}'; expected one of {}{}", name.scalar,
                        quoted_list(names), nearest_hint(name.scalar, names)));
}

FixedPath read_link(const Value& section, const FixedPath& fallback) {
  FixedPath link = fallback;
  link.latency = section.time_or("latency", fallback.latency);
  if (const Value* bandwidth = section.find("bandwidth")) {
    link.bandwidth_bytes_per_s = bandwidth->as_quantity(Dimension::bandwidth);
  }
  return link;
}

IdealInterconnect read_interconnect(const Value& section, const std::vector<Cluster>& clusters) {
  IdealInterconnect interconnect;
  if (section.at("type").scalar != "ideal") return interconnect;
  interconnect.resolution = section.time_or("resolution", Time(0));
  const FixedPath standard = read_link(section, {});
  interconnect.memory = standard;
  interconnect.links.assign(clusters.size(), std::vector<FixedPath>(clusters.size(), standard));
  if (const Value* links = section.find("links")) {
    for (const Value& entry : links->items) {
      const Value& ends = entry.at("between");
      if (ends.items.size() != 2) ends.fail("a link is between two clusters");
      const std::size_t a = find_cluster(ends.items[0], clusters);
      const std::size_t b = find_cluster(ends.items[1], clusters);
      interconnect.links[a][b] = interconnect.links[b][a] = read_link(entry, standard);
    }
  }
  return interconnect;
}

std::vector<std::string> pe_names(const std::vector<Cluster>& clusters) {
  std::vector<std::string> names;
  for (const Cluster& cluster : clusters) {
    for (std::int32_t i = 0; i < cluster.count; ++i) names.push_back(cluster.pe_name(i));
  }
  return names;
}

QueueOrder queue_order_named(const std::string& name) {
  if (name == "placed_first") return QueueOrder::placed_first;
  return name == "in_order" ? QueueOrder::in_order : QueueOrder::oldest_job;
}

}  // namespace

std::string Cluster::pe_name(std::int32_t i) const {
  return count == 1 ? name : fmt::format("{}{}", name, i);
}

PeType read_pe_type(const Value& document) {
  validate(document, schema("pe_type"));
  PeType type;
  type.name = document.at("name").scalar;
  check_column_name(type.name, document.at("name").where);
  type.reference_frequency_hz =
      document.at("reference_frequency").as_quantity(Dimension::frequency);
  if (const Value* points = document.find("operating_points")) {
    for (const Value& entry : points->items) {
      const OperatingPoint point{entry.at("frequency").as_quantity(Dimension::frequency),
                                 entry.at("voltage").as_quantity(Dimension::voltage)};
      if (!type.operating_points.empty() &&
          point.frequency_hz <= type.operating_points.back().frequency_hz) {
        entry.fail("operating points stand in the order of rising frequency");
      }
      type.operating_points.push_back(point);
    }
  }
  if (const Value* power = document.find("power")) {
    type.power = read_pe_type_power(*power, type.operating_points);
  }
  for (const auto& [kernel, time] : document.at("execution_time").members) {
    check_column_name(kernel, time.where);
    type.execution_time.emplace(kernel, time.as_time());
  }
  return type;
}

PlatformDescription read_platform(const Value& document, const std::string& directory) {
  validate(document, schema("platform"));
  PlatformDescription platform;
  platform.name = document.string_or("name", "");
  platform.clusters = read_clusters(document.at("cluster"), directory);
  platform.transport = read_transport(document, platform.clusters);
  check_module_names(platform, document);
  platform.ideal = read_interconnect(document.at("interconnect"), platform.clusters);
  platform.power = read_power(document, platform.clusters, directory);
  if (const Value* host = document.find("scheduler_host")) {
    platform.scheduler_host = read_scheduler_host(*host, pe_names(platform.clusters));
  }
  platform.pe_queue = queue_order_named(document.string_or("pe_queue", "oldest_job"));
  return platform;
}

}  // namespace weft
