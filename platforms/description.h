// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/document.h"
#include "base/embedded.h"
#include "base/time.h"
#include "models/pe/task_queue.h"
#include "models/power/opp.h"
#include "platforms/power_description.h"
#include "platforms/scheduler_host.h"
#include "platforms/transport.h"
#include "scheduler/platform_view.h"
#include "workload/workload.h"

namespace weft {

/// An operating performance point of a cluster.
using OperatingPoint = Opp;

/// What a processing element can run, and how fast (platforms/schema/pe_type.schema.json).
struct PeType {
  std::string name;
  std::int64_t reference_frequency_hz = 0;
  std::vector<OperatingPoint> operating_points;
  std::unordered_map<std::string, Time> execution_time;  ///< by kernel, at the reference frequency
  std::optional<PeTypePower> power;
};

/// Like PEs in one clock domain.
struct Cluster {
  std::string name;
  PeType type;
  std::int32_t count = 1;
  std::int64_t frequency_hz = 0;  ///< at the begin of a run
  std::optional<GovernorDescription> governor;
  std::int64_t local_memory_bytes = 0;  ///< of each PE; 0: without limit

  /// The name of its i-th PE: "big1", or the cluster's own where it has one PE only.
  std::string pe_name(std::int32_t i) const;
};

/// A path between two PEs with nothing in its way.
struct FixedPath {
  std::int64_t bandwidth_bytes_per_s = 0;
  Time latency{0};

  friend bool operator==(const FixedPath& a, const FixedPath& b) {
    return a.bandwidth_bytes_per_s == b.bandwidth_bytes_per_s && a.latency == b.latency;
  }
};

/// The `interconnect:` section of type `ideal`.
struct IdealInterconnect {
  Time resolution{0};  ///< transfer times are cut down to a multiple of this; 0: exact
  std::vector<std::vector<FixedPath>> links;  ///< cluster x cluster, symmetric

  FixedPath memory;  ///< between a PE and shared memory

  /// latency + bytes / bandwidth, cut down to the resolution.
  Time transfer_time(const FixedPath& link, std::int64_t bytes) const;
};

/// A platform file, read and checked (platforms/schema/platform.schema.json).
struct PlatformDescription {
  std::string name;
  std::vector<Cluster> clusters;
  IdealInterconnect ideal;
  TransportDescription transport;
  PowerOptions power;
  SchedulerHostDescription scheduler_host;
  QueueOrder pe_queue = QueueOrder::oldest_job;
};

/// Makes the platform of a document; files that it names are relative to `directory`. InputError
/// where anything is wrong.
PlatformDescription read_platform(const Value& document, const std::string& directory);

/// Makes the PE type of a document.
PeType read_pe_type(const Value& document);

/// The execution time of a kernel on the PEs of a cluster at a frequency (rule R8), rounded down;
/// kUnsupported where they cannot run it. InputError where it is above an hour.
Time execution_time(const Cluster& cluster, const std::string& kernel, std::int64_t frequency_hz);

/// The platform as policies see it when it runs `workload`. InputError, naming the kernel, where
/// some task could run nowhere.
PlatformView make_view(const PlatformDescription& platform, const Workload& workload);

/// The platforms that come with Weft: platforms/*.yaml.
const std::vector<EmbeddedFile>& builtin_platforms();
/// The PE types that come with Weft: platforms/pe_types/*.yaml.
const std::vector<EmbeddedFile>& builtin_pe_types();
/// The thermal models that come with Weft: platforms/thermal/*.yaml.
const std::vector<EmbeddedFile>& builtin_thermal_models();
/// The JSON Schemas of platforms/schema: "platform", "pe_type" and "thermal".
const std::vector<EmbeddedFile>& platform_schemas();

}  // namespace weft
