// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/span.h"
#include "base/time.h"

namespace weft {

/// The execution time of a kernel on a PE that cannot run it.
inline constexpr Time kUnsupported = kNever;

/// Execution times of kernels on PEs (kernel x PE), at the PEs' present frequency, without noise.
class CostTable {
 public:
  CostTable() = default;
  CostTable(std::int32_t kernels, std::int32_t pes)
      : pes_(pes),
        times_(static_cast<std::size_t>(kernels) * static_cast<std::size_t>(pes), kUnsupported) {}

  std::int32_t pe_count() const { return pes_; }
  std::int32_t kernel_count() const { return pes_ == 0 ? 0 : count_of(times_) / pes_; }

  void set(KernelId kernel, PeId pe, Time time) { times_[at(kernel, pe)] = time; }
  /// The execution time, or kUnsupported.
  Time time(KernelId kernel, PeId pe) const { return times_[at(kernel, pe)]; }
  bool supports(KernelId kernel, PeId pe) const { return time(kernel, pe) != kUnsupported; }
  /// The execution times of a kernel on all PEs, in order.
  Span<const Time> row(KernelId kernel) const {
    return {times_.data() + at(kernel, PeId(0)), static_cast<std::size_t>(pes_)};
  }
  /// The mean over the PEs that support the kernel, rounded down.
  Time mean(KernelId kernel) const;

 private:
  std::size_t at(KernelId kernel, PeId pe) const {
    return kernel.index() * static_cast<std::size_t>(pes_) + pe.index();
  }

  std::int32_t pes_ = 0;
  std::vector<Time> times_;
};

/// How long an edge's data takes from PE to PE with nothing in its way. Pairs of PEs that are
/// alike share a class of path; times are computed once an edge and class, so a look-up costs two
/// loads. Class 0 is the PE itself and takes no time.
class CommunicationTable {
 public:
  CommunicationTable() = default;
  CommunicationTable(std::int32_t edges, std::int32_t pes, std::int32_t path_classes,
                     bool on_dispatch = false)
      : pes_(pes),
        classes_(path_classes),
        on_dispatch_(on_dispatch),
        path_class_(static_cast<std::size_t>(pes) * static_cast<std::size_t>(pes), 0),
        times_(static_cast<std::size_t>(edges) * static_cast<std::size_t>(path_classes), Time(0)) {}

  void set_path_class(PeId from, PeId to, std::int32_t path_class) {
    path_class_[pair(from, to)] = static_cast<std::uint16_t>(path_class);
  }
  void set_time(EdgeId edge, std::int32_t path_class, Time time) {
    times_[at(edge, path_class)] = time;
  }
  /// When the data of a producer leaves for a consumer that is placed at `placed`: at once
  /// (`eager`), or only then (`on_dispatch`; rule R6).
  Time departure(Time produced, Time placed) const { return on_dispatch_ ? placed : produced; }
  Time time(EdgeId edge, PeId from, PeId to) const {
    return times_[at(edge, path_class_[pair(from, to)])];
  }

 private:
  std::size_t pair(PeId from, PeId to) const {
    return from.index() * static_cast<std::size_t>(pes_) + to.index();
  }
  std::size_t at(EdgeId edge, std::int32_t path_class) const {
    return edge.index() * static_cast<std::size_t>(classes_) + static_cast<std::size_t>(path_class);
  }

  std::int32_t pes_ = 0;
  std::int32_t classes_ = 0;
  bool on_dispatch_ = false;
  std::vector<std::uint16_t> path_class_;
  std::vector<Time> times_;
};

/// A PE as policies and recorders know it.
struct PeInfo {
  std::string name;               ///< "big1"
  std::string cluster;            ///< "big"
  std::string type;               ///< "cortex_a15"
  std::int64_t frequency_hz = 0;  ///< at the begin of a run
};

/// What a policy knows of the platform before the run.
struct PlatformView {
  std::string name;
  std::vector<PeInfo> pes;
  CostTable cost;  ///< changes in the course of a run where a governor or throttling is at work
  CommunicationTable communication;
  std::vector<std::string> clusters;  ///< names, by ClusterId

  std::int32_t pe_count() const { return count_of(pes); }
};

}  // namespace weft
