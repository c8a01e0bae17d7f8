// SPDX-License-Identifier: Apache-2.0
#include "platforms/scheduler_host.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/registry.h"
#include "models/scheduler_host/fixed_host.h"
#include "models/scheduler_host/hardware/hardware_host.h"
#include "models/scheduler_host/ideal_host.h"
#include "platforms/clock.h"

namespace weft {
namespace {

constexpr const char* kName = "scheduler_host";

// What a host may be attached to.
struct Surroundings {
  const std::vector<std::unique_ptr<ProcessingElement>>& pes;
  RunContext& context;
};

using HostMaker = std::unique_ptr<SchedulerHost>(const SchedulerHostDescription&,
                                                 const Surroundings&);

std::unique_ptr<SchedulerHost> make_ideal(const SchedulerHostDescription& /*description*/,
                                          const Surroundings& /*around*/) {
  return std::make_unique<IdealHost>(kName);
}

std::unique_ptr<SchedulerHost> make_fixed(const SchedulerHostDescription& description,
                                          const Surroundings& around) {
  return std::make_unique<FixedHost>(kName, description.latency, description.latency_per_placement,
                                     around.context);
}

// So that sums stay within 64 bits (rule R1).
void check_cycles(const SchedulerHostDescription& description, std::int64_t frequency_hz) {
  const CpuHostCycles& cycles = description.cycles;
  constexpr std::int64_t kPerMillisecond = 1000;
  if (cycles.per_request > frequency_hz || cycles.per_placement > frequency_hz ||
      cycles.per_operation > frequency_hz / kPerMillisecond) {
    throw InputError(
        description.pe_where,
        fmt::format("scheduler_host: expected cycles of at most 1 s a request and "
                    "placement and 1 ms an operation at the {} of '{}'",
                    format_quantity(frequency_hz, Dimension::frequency), description.pe));
  }
}

std::unique_ptr<SchedulerHost> make_cpu(const SchedulerHostDescription& description,
                                        const Surroundings& around) {
  auto host = std::make_unique<CpuHost>(kName, description.cycles, around.context);
  const std::vector<PeInfo>& infos = around.context.platform.pes;
  for (std::size_t i = 0; i < infos.size(); ++i) {
    if (infos[i].name != description.pe) continue;
    check_cycles(description, infos[i].frequency_hz);
    host->pe.bind(*around.pes[i]);
  }
  return host;
}

std::unique_ptr<SchedulerHost> make_hardware(const SchedulerHostDescription& description,
                                             const Surroundings& around) {
  return make_hardware_host(kName, description.hardware, description.where, around.context);
}

const Registry<HostMaker>& scheduler_hosts() {
  static const Registry<HostMaker> registry(
      "scheduler host", {
                            {"ideal", "decisions take no time", make_ideal},
                            {"fixed", "a request takes a + b x placements", make_fixed},
                            {"cpu", "the policy is software on a PE", make_cpu},
                            {"hardware", "the scheduler in RTL", make_hardware},
                        });
  return registry;
}

Time read_decision_time(const Value& section, const std::string& key) {
  constexpr Time kLongest = std::chrono::seconds(1);  // so that sums stay within 64 bits (rule R1)
  const Time time = section.time_or(key, Time(0));
  if (time > kLongest) section.at(key).fail(fmt::format("{}: expected at most 1 s", key));
  return time;
}

void read_cpu(const Value& section, const std::vector<std::string>& pe_names,
              SchedulerHostDescription& host) {
  const Value& pe = section.at("pe");
  if (std::find(pe_names.begin(), pe_names.end(), pe.scalar) == pe_names.end()) {
    pe.fail(fmt::format("pe: there is no PE '{}'; expected one of {}{}", pe.scalar,
                        quoted_list(pe_names), nearest_hint(pe.scalar, pe_names)));
  }
  host.pe = pe.scalar;
  host.pe_where = pe.where;
  host.cycles.per_request = section.integer_or("request_cycles", 2000);
  host.cycles.per_operation = section.integer_or("operation_cycles", 20);
  host.cycles.per_placement = section.integer_or("placement_cycles", 200);
}

void read_hardware(const Value& section, SchedulerHostDescription& host) {
  constexpr std::int64_t kStandardHz = 250'000'000;
  host.hardware.cycle = cycle_of(section, kStandardHz);
  host.hardware.zero_time = section.bool_or("zero_time", false);
  host.hardware.clock_gating = section.bool_or("clock_gating", true);
  host.hardware.tick = section.time_or("tick", Time(0));
}

}  // namespace

SchedulerHostDescription read_scheduler_host(const Value& section,
                                             const std::vector<std::string>& pe_names) {
  SchedulerHostDescription host;
  host.where = section.where;
  host.type = section.at("type").scalar;
  host.latency = read_decision_time(section, "latency");
  host.latency_per_placement = read_decision_time(section, "latency_per_placement");
  if (host.type == "cpu") read_cpu(section, pe_names, host);
  if (host.type == "hardware") read_hardware(section, host);
  return host;
}

std::unique_ptr<SchedulerHost> make_scheduler_host(
    const SchedulerHostDescription& description,
    const std::vector<std::unique_ptr<ProcessingElement>>& pes, RunContext& context) {
  return scheduler_hosts().find(description.type).make(description, {pes, context});
}

}  // namespace weft
