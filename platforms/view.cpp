// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "base/arithmetic.h"
#include "platforms/communication.h"
#include "platforms/description.h"

namespace weft {
namespace {

// What one task may take, so that sums of many stay within 64 bits (rule R1).
constexpr double kLongestSeconds = 3600;

void fill_costs(const PlatformDescription& platform, const Workload& workload, CostTable& costs) {
  for (std::int32_t k = 0; k < workload.kernels.size(); ++k) {
    std::int32_t pe = 0;
    for (const Cluster& cluster : platform.clusters) {
      const Time time =
          execution_time(cluster, workload.kernels[KernelId(k)], cluster.frequency_hz);
      for (std::int32_t i = 0; i < cluster.count; ++i, ++pe) costs.set(KernelId(k), PeId(pe), time);
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

}  // namespace

Time execution_time(const Cluster& cluster, const std::string& kernel, std::int64_t frequency_hz) {
  const auto entry = cluster.type.execution_time.find(kernel);
  if (entry == cluster.type.execution_time.end()) return kUnsupported;
  const std::int64_t reference_hz = cluster.type.reference_frequency_hz;
  if (to_seconds(entry->second) * static_cast<double>(reference_hz) >
      kLongestSeconds * static_cast<double>(frequency_hz)) {
    throw InputError(
        fmt::format("kernel '{}' takes longer than an hour on cluster '{}'", kernel, cluster.name));
  }
  return Time(multiply_divide(entry->second.count(), reference_hz, frequency_hz));
}

PlatformView make_view(const PlatformDescription& platform, const Workload& workload) {
  PlatformView view;
  view.name = platform.name;
  for (const Cluster& cluster : platform.clusters) {
    view.clusters.push_back(cluster.name);
    for (std::int32_t i = 0; i < cluster.count; ++i) {
      view.pes.push_back(
          {cluster.pe_name(i), cluster.name, cluster.type.name, cluster.frequency_hz});
    }
  }
  view.cost = CostTable(workload.kernels.size(), view.pe_count());
  fill_costs(platform, workload, view.cost);
  check_kernels(platform, workload, view.cost);
  view.communication = make_communication(platform, workload);
  return view;
}

}  // namespace weft
