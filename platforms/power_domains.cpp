// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "platforms/description.h"
#include "platforms/power_description.h"

namespace weft {
namespace {

std::unique_ptr<Governor> make_governor(const GovernorDescription& governor) {
  return governors().find(governor.type).make(governor.parameters);
}

std::optional<ClusterPower> make_cluster_power(const Cluster& cluster) {
  if (!cluster.type.power) return std::nullopt;
  ClusterPowerParameters parameters = cluster.type.power->parameters;
  parameters.cores = cluster.count;
  parameters.leakage.scale *= cluster.count;
  for (PowerProfile& profile : parameters.profiles) {
    profile.watts.resize(static_cast<std::size_t>(cluster.count));
  }
  return ClusterPower(parameters);
}

std::vector<Time> execution_times(const Cluster& cluster, const Workload& workload,
                                  std::int64_t frequency_hz) {
  std::vector<Time> times;
  times.reserve(static_cast<std::size_t>(workload.kernels.size()));
  for (std::int32_t k = 0; k < workload.kernels.size(); ++k) {
    times.push_back(execution_time(cluster, workload.kernels[KernelId(k)], frequency_hz));
  }
  return times;
}

PowerDomain make_domain(const Cluster& cluster, const Workload& workload) {
  PowerDomain domain;
  domain.pes = cluster.count;
  const std::vector<Opp>& opps = cluster.type.operating_points;
  const auto first = std::find_if(opps.begin(), opps.end(), [&](const Opp& opp) {
    return opp.frequency_hz == cluster.frequency_hz;
  });
  if (first == opps.end()) return domain;
  domain.opps = opps;
  domain.first_opp = static_cast<std::size_t>(first - opps.begin());
  for (const Opp& opp : opps) {
    domain.execution_time.push_back(execution_times(cluster, workload, opp.frequency_hz));
  }
  if (cluster.governor) domain.governor = make_governor(*cluster.governor);
  domain.power = make_cluster_power(cluster);
  if (cluster.type.power) domain.trip_frequencies_hz = cluster.type.power->trip_frequencies_hz;
  return domain;
}

}  // namespace

bool needs_power_manager(const PlatformDescription& platform) {
  return platform.power.modelled ||
         std::any_of(platform.clusters.begin(), platform.clusters.end(), [](const auto& cluster) {
           return cluster.governor && make_governor(*cluster.governor)->period() != kNever;
         });
}

std::vector<PowerDomain> make_power_domains(const PlatformDescription& platform,
                                            const Workload& workload) {
  std::vector<PowerDomain> domains;
  for (const Cluster& cluster : platform.clusters) {
    domains.push_back(make_domain(cluster, workload));
  }
  return domains;
}

}  // namespace weft
