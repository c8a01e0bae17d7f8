// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "base/arithmetic.h"
#include "platforms/description.h"

namespace weft {
namespace {

constexpr std::int64_t kPicosecondsPerSecond = 1'000'000'000'000;

// What one task or transfer may take, so that sums of many stay within 64 bits (rule R1).
constexpr double kLongestSeconds = 3600;

void fill_costs(const PlatformDescription& platform, const Workload& workload, CostTable& costs) {
  for (std::int32_t k = 0; k < workload.kernels.size(); ++k) {
    std::int32_t pe = 0;
    for (const Cluster& cluster : platform.clusters) {
      const auto entry = cluster.type.execution_time.find(workload.kernels[KernelId(k)]);
      for (std::int32_t i = 0; i < cluster.count; ++i, ++pe) {
        if (entry == cluster.type.execution_time.end()) continue;
        if (to_seconds(entry->second) * static_cast<double>(cluster.type.reference_frequency_hz) >
            kLongestSeconds * static_cast<double>(cluster.frequency_hz)) {
          throw InputError(fmt::format("kernel '{}' takes longer than an hour on cluster '{}'",
                                       entry->first, cluster.name));
        }
        const Time time(multiply_divide(entry->second.count(), cluster.type.reference_frequency_hz,
                                        cluster.frequency_hz));
        costs.set(KernelId(k), PeId(pe), time);
      }
    }
  }
}

void check_kernels(const PlatformDescription& platform, const Workload& workload,
                   const CostTable& costs) {
  for (const Application& application : workload.applications) {
    for (std::int32_t i = 0; i < application.graph.size(); ++i) {
      const KernelId kernel = application.graph.kernel(TaskId(i));
      const Span<const Time> times = costs.row(kernel);
      const bool supported =
          std::any_of(times.begin(), times.end(), [](Time time) { return time != kUnsupported; });
      if (supported) continue;
      std::vector<std::string> known;
      for (const Cluster& cluster : platform.clusters) {
        for (const auto& entry : cluster.type.execution_time) known.push_back(entry.first);
      }
      std::sort(known.begin(), known.end());
      const std::string& name = workload.kernels[kernel];
      throw InputError(fmt::format(
          "no PE of platform '{}' can run kernel '{}' (task '{}' of application '{}'){}",
          platform.name, name, application.graph.name(TaskId(i)), application.name,
          nearest_hint(name, known)));
    }
  }
}

CommunicationTable make_communication(const PlatformDescription& platform, const Workload& workload,
                                      std::int32_t pe_count) {
  std::vector<Link> classes(1);  // class 0, within a PE, takes no time and has no link
  std::vector<std::size_t> cluster_of;
  for (std::size_t c = 0; c < platform.clusters.size(); ++c) {
    cluster_of.insert(cluster_of.end(), static_cast<std::size_t>(platform.clusters[c].count), c);
  }
  const auto class_of = [&](const Link& link) {
    const auto found = std::find(classes.begin() + 1, classes.end(), link);
    const auto index = static_cast<std::int32_t>(found - classes.begin());
    if (found == classes.end()) classes.push_back(link);
    return index;
  };
  std::vector<std::vector<std::int32_t>> cluster_class;
  for (const auto& row : platform.interconnect.links) {
    auto& out = cluster_class.emplace_back();
    for (const Link& link : row) out.push_back(class_of(link));
  }

  CommunicationTable table(workload.edge_count(), pe_count, count_of(classes));
  for (std::int32_t from = 0; from < pe_count; ++from) {
    for (std::int32_t to = 0; to < pe_count; ++to) {
      if (from == to) continue;
      const std::size_t a = cluster_of[static_cast<std::size_t>(from)];
      const std::size_t b = cluster_of[static_cast<std::size_t>(to)];
      table.set_link_class(PeId(from), PeId(to), cluster_class[a][b]);
    }
  }
  for (const Application& application : workload.applications) {
    for (std::int32_t task = 0; task < application.graph.size(); ++task) {
      for (const Edge& edge : application.graph.successors(TaskId(task))) {
        for (std::int32_t c = 1; c < count_of(classes); ++c) {
          const Link& link = classes[static_cast<std::size_t>(c)];
          const auto bandwidth = static_cast<double>(link.bandwidth_bytes_per_s);
          if (to_seconds(link.latency) + static_cast<double>(edge.bytes) / bandwidth >
              kLongestSeconds) {
            throw InputError(fmt::format(
                "the {} from task '{}' of application '{}' take longer than an hour at {}",
                format_quantity(edge.bytes, Dimension::data), application.graph.name(TaskId(task)),
                application.name,
                format_quantity(link.bandwidth_bytes_per_s, Dimension::bandwidth)));
          }
          table.set_time(edge.id, c, platform.interconnect.transfer_time(link, edge.bytes));
        }
      }
    }
  }
  return table;
}

}  // namespace

Time InterconnectDescription::transfer_time(const Link& link, std::int64_t bytes) const {
  const Time time = link.latency +
                    Time(multiply_divide(bytes, kPicosecondsPerSecond, link.bandwidth_bytes_per_s));
  return resolution == Time(0) ? time : time - time % resolution;
}

PlatformView make_view(const PlatformDescription& platform, const Workload& workload) {
  PlatformView view;
  view.name = platform.name;
  for (const Cluster& cluster : platform.clusters) {
    for (std::int32_t i = 0; i < cluster.count; ++i) {
      view.pes.push_back({cluster.pe_name(i), cluster.name, cluster.type.name});
    }
  }
  view.cost = CostTable(workload.kernels.size(), view.pe_count());
  fill_costs(platform, workload, view.cost);
  check_kernels(platform, workload, view.cost);
  view.communication = make_communication(platform, workload, view.pe_count());
  return view;
}

}  // namespace weft
