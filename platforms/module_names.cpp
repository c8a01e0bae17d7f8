// SPDX-License-Identifier: Apache-2.0
#include "platforms/module_names.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

namespace weft {
namespace {

void check_name(const std::string& name, const Value& where) {
  const bool plain =
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
      std::string::npos;
  if (!plain || name.empty()) {
    where.fail(fmt::format("'{}' is not a name: letters, digits and '_' only", name));
  }
  constexpr std::string_view kChecker = "_checker";
  if (name.size() > kChecker.size() &&
      name.compare(name.size() - kChecker.size(), kChecker.size(), kChecker) == 0) {
    where.fail(
        fmt::format("'{}': names that end in '_checker' are those of protocol checkers", name));
  }
}

class NameCheck {
 public:
  void take(const std::string& name, const Value& where) {
    if (!taken_.insert(name).second) {
      where.fail(fmt::format("two parts of the SoC would be called '{}'", name));
    }
  }

 private:
  // The modules that every SoC has, or may have.
  std::set<std::string> taken_ = {"control_path", "data_path", "dispatcher", "interconnect",
                                  "job_source",   "power",     "scheduler",  "scheduler_host"};
};

}  // namespace

void check_module_names(const PlatformDescription& platform, const Value& document) {
  const TransportDescription& transport = platform.transport;
  const bool contended = transport.fidelity != Fidelity::ideal;
  NameCheck names;
  for (const Cluster& cluster : platform.clusters) {
    const Value& where = document.at("cluster").at(cluster.name);
    check_name(cluster.name, where);
    for (std::int32_t i = 0; i < cluster.count; ++i) names.take(cluster.pe_name(i), where);
  }
  for (const MemoryDescription& memory : transport.memories) {
    const Value& where = document.at("memory").at(memory.name);
    check_name(memory.name, where);
    names.take(memory.name, where);
  }
  for (const Cluster& cluster : platform.clusters) {
    const Value& where = document.at("cluster").at(cluster.name);
    if (!contended) break;
    if (transport.dma_per_cluster) names.take(cluster.name + "_dma", where);
    for (std::int32_t i = 0; i < cluster.count; ++i) {
      names.take(cluster.pe_name(i) + "_memory", where);
      if (!transport.dma_per_cluster) names.take(cluster.pe_name(i) + "_dma", where);
    }
  }
}

}  // namespace weft
