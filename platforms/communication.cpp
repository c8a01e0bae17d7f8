// SPDX-License-Identifier: Apache-2.0
#include "platforms/communication.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "base/arithmetic.h"
#include "platforms/transfer_estimate.h"

namespace weft {
namespace {

constexpr std::int64_t kPicosecondsPerSecond = 1'000'000'000'000;
constexpr double kLongestSeconds = 3600;  // of a transfer, so that sums stay within 64 bits (R1)

// Pairs of PEs that are alike, and what a transfer between them takes.
struct PathClass {
  std::function<double(std::int64_t bytes)> seconds;  // rough, to tell what is too long
  std::function<Time(std::int64_t bytes)> time;
};

struct Paths {
  std::vector<PathClass> classes;
  std::vector<std::int32_t> class_of;  // by pair of PEs; 0: the same one
};

std::vector<std::size_t> clusters_of_pes(const PlatformDescription& platform) {
  std::vector<std::size_t> cluster_of;
  for (std::size_t c = 0; c < platform.clusters.size(); ++c) {
    cluster_of.insert(cluster_of.end(), static_cast<std::size_t>(platform.clusters[c].count), c);
  }
  return cluster_of;
}

PathClass fixed_class(const IdealInterconnect& ideal, const FixedPath& path, int legs) {
  return {[=](std::int64_t bytes) {
            return legs *
                   (to_seconds(path.latency) +
                    static_cast<double>(bytes) / static_cast<double>(path.bandwidth_bytes_per_s));
          },
          [=, &ideal](std::int64_t bytes) { return ideal.transfer_time(path, bytes) * legs; }};
}

Paths ideal_paths(const PlatformDescription& platform) {
  const bool shared = platform.transport.path == TransferPath::shared_memory;
  const std::vector<std::size_t> cluster_of = clusters_of_pes(platform);
  Paths paths;
  paths.classes.emplace_back();
  std::vector<FixedPath> known(1);
  for (std::size_t from = 0; from < cluster_of.size(); ++from) {
    for (std::size_t to = 0; to < cluster_of.size(); ++to) {
      if (from == to) {
        paths.class_of.push_back(0);
        continue;
      }
      const FixedPath& path =
          shared ? platform.ideal.memory : platform.ideal.links[cluster_of[from]][cluster_of[to]];
      const auto found = std::find(known.begin() + 1, known.end(), path);
      paths.class_of.push_back(static_cast<std::int32_t>(found - known.begin()));
      if (found != known.end()) continue;
      known.push_back(path);
      paths.classes.push_back(fixed_class(platform.ideal, path, shared ? 2 : 1));
    }
  }
  return paths;
}

// Pairs whose bursts take as long there and back are alike: all links have one width and clock.
Paths contended_paths(const PlatformDescription& platform) {
  const auto estimate = std::make_shared<TransferEstimate>(platform);
  const std::int32_t pe_count = count_of(clusters_of_pes(platform));
  Paths paths;
  paths.classes.emplace_back();
  std::map<Time, std::int32_t> known;
  for (std::int32_t from = 0; from < pe_count; ++from) {
    for (std::int32_t to = 0; to < pe_count; ++to) {
      if (from == to) {
        paths.class_of.push_back(0);
        continue;
      }
      const auto [entry, is_new] =
          known.emplace(estimate->time(PeId(from), PeId(to), 1), count_of(paths.classes));
      paths.class_of.push_back(entry->second);
      if (!is_new) continue;
      const auto time = [=](std::int64_t bytes) {
        return estimate->time(PeId(from), PeId(to), bytes);
      };
      paths.classes.push_back({[=](std::int64_t bytes) {
                                 constexpr std::int64_t kSample = 1 << 20;
                                 return to_seconds(time(kSample)) * static_cast<double>(bytes) /
                                        kSample;
                               },
                               time});
    }
  }
  return paths;
}

void check(const PlatformDescription& platform, const Application& application, TaskId task,
           const Edge& edge, const PathClass& path) {
  const auto refuse = [&](const std::string& why) {
    throw InputError(fmt::format("the {} from task '{}' of application '{}' {}",
                                 format_quantity(edge.bytes, Dimension::data),
                                 application.graph.name(task), application.name, why));
  };
  if (path.seconds(edge.bytes) > kLongestSeconds) {
    refuse(fmt::format("take longer than an hour on platform '{}'", platform.name));
  }
  const TransportDescription& transport = platform.transport;
  if (transport.fidelity != Fidelity::ideal && transport.path == TransferPath::shared_memory &&
      static_cast<std::uint64_t>(edge.bytes) > transport.buffer_bytes) {
    refuse(fmt::format(
        "do not fit the {} for buffers in memory '{}'",
        format_quantity(static_cast<std::int64_t>(transport.buffer_bytes), Dimension::data),
        transport.memories[static_cast<std::size_t>(transport.buffer_memory)].name));
  }
}

}  // namespace

Time IdealInterconnect::transfer_time(const FixedPath& path, std::int64_t bytes) const {
  const Time time = path.latency +
                    Time(multiply_divide(bytes, kPicosecondsPerSecond, path.bandwidth_bytes_per_s));
  return resolution == Time(0) ? time : time - time % resolution;
}

CommunicationTable make_communication(const PlatformDescription& platform,
                                      const Workload& workload) {
  const TransportDescription& transport = platform.transport;
  const Paths paths =
      transport.fidelity == Fidelity::ideal ? ideal_paths(platform) : contended_paths(platform);
  const std::int32_t pe_count = count_of(clusters_of_pes(platform));
  CommunicationTable table(workload.edge_count(), pe_count, count_of(paths.classes),
                           transport.start == TransferStart::on_dispatch);
  std::size_t pair = 0;
  for (std::int32_t from = 0; from < pe_count; ++from) {
    for (std::int32_t to = 0; to < pe_count; ++to) {
      table.set_path_class(PeId(from), PeId(to), paths.class_of[pair++]);
    }
  }
  for (const Application& application : workload.applications) {
    for (std::int32_t task = 0; task < application.graph.size(); ++task) {
      for (const Edge& edge : application.graph.successors(TaskId(task))) {
        for (std::int32_t c = 1; c < count_of(paths.classes); ++c) {
          const PathClass& path = paths.classes[static_cast<std::size_t>(c)];
          check(platform, application, TaskId(task), edge, path);
          table.set_time(edge.id, c, path.time(edge.bytes));
        }
      }
    }
  }
  return table;
}

}  // namespace weft
