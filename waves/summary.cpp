// SPDX-License-Identifier: Apache-2.0
#include "waves/summary.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <regex>

namespace weft {
namespace {

using Json = nlohmann::ordered_json;

// Figures of no job at all are null, not zero.
Json latency_json(const LatencyStatistics& latency) {
  const bool any = latency.mean.count() > 0;
  const auto figure = [&](double value) { return any ? Json(value) : Json(nullptr); };
  const auto half_width = latency.mean.half_width_95();
  return {{"mean", figure(latency.mean.mean())},
          {"ci95", half_width ? Json(*half_width) : Json(nullptr)},
          {"p50", figure(latency.quantiles.quantile(0.50))},
          {"p95", figure(latency.quantiles.quantile(0.95))},
          {"p99", figure(latency.quantiles.quantile(0.99))},
          {"max", figure(latency.max)},
          {"jobs", latency.mean.count()}};
}

Json memory_json(const MemoryStatistics& used, const Usage& usage) {
  return {{"reads", used.reads},
          {"writes", used.writes},
          {"bytes", used.bytes},
          {"utilisation", usage.utilisation(used.busy / used.lanes)},
          {"mean_wait_us", mean_wait_us(used.waiting, used.reads + used.writes)},
          {"row_hits", used.row_hits},
          {"row_misses", used.row_misses},
          {"row_conflicts", used.row_conflicts},
          {"refreshes", used.refreshes},
          {"cache_hits", used.cache_hits},
          {"cache_misses", used.cache_misses},
          {"write_backs", used.write_backs}};
}

// Null where the run was shorter than its warm-up, so that nothing counts.
Json energy_json(const EnergyRecord& energy, const RunStatistics& statistics) {
  const std::int64_t jobs = statistics.jobs_in_window();
  const auto figure = [&](double value) {
    return statistics.window_begun() ? Json(value) : Json(nullptr);
  };
  Json json = {{"total_j", figure(energy.total_j)},
               {"tasks_j", figure(energy.tasks_j)},
               {"idle_j", figure(energy.idle_j)},
               {"leakage_j", figure(energy.leakage_j)},
               {"memory_j", figure(energy.memory_j)},
               {"wires_j", figure(energy.wires_j)},
               {"other_j", figure(energy.other_j)},
               {"per_job_j", Json(nullptr)},
               {"edp_js", Json(nullptr)}};
  if (jobs == 0 || statistics.latency().mean.count() == 0) return json;
  const double per_job_j = energy.total_j / static_cast<double>(jobs);
  constexpr double kSecondsPerUs = 1e-6;
  json["per_job_j"] = per_job_j;
  json["edp_js"] = per_job_j * statistics.latency().mean.mean() * kSecondsPerUs;
  return json;
}

struct Meaning {
  std::regex name;
  const char* text;
};

// The first that matches counts.
const std::vector<Meaning>& meanings() {
  static const std::vector<Meaning> list = {
      {std::regex("policy"), "scheduling policy"},
      {std::regex("platform"), "platform"},
      {std::regex("workload"), "workload"},
      {std::regex("seed"), "seed of all random streams"},
      {std::regex("version"), "version of Weft"},
      {std::regex("partial"), "whether the run was interrupted"},
      {std::regex("simulated_s"), "simulated time (s)"},
      {std::regex("jobs\\.injected"), "jobs that arrived"},
      {std::regex("jobs\\.completed"), "jobs that finished"},
      {std::regex("jobs\\.dropped"), "arrivals lost because the system was full"},
      {std::regex(".*latency_us\\.mean"), "mean time from arrival to finish (us)"},
      {std::regex(".*latency_us\\.ci95"), "half width of the mean's 95 % interval (us)"},
      {std::regex(".*latency_us\\.p50"), "half of the jobs were faster (us)"},
      {std::regex(".*latency_us\\.p95"), "95 % of the jobs were faster (us)"},
      {std::regex(".*latency_us\\.p99"), "99 % of the jobs were faster (us)"},
      {std::regex(".*latency_us\\.max"), "the slowest job (us)"},
      {std::regex(".*latency_us\\.jobs"), "jobs measured, after the warm-up"},
      {std::regex("throughput_jobs_per_s"), "jobs finished a second, after the warm-up"},
      {std::regex("utilisation\\..*"), "share of the time that the PE ran tasks"},
      {std::regex("deadlines\\.missed"), "jobs that finished after their deadline"},
      {std::regex("deadlines\\.total"), "jobs that had a deadline"},
      {std::regex("decisions\\.count"), "tasks placed"},
      {std::regex("decisions\\.requests"), "times the policy was asked"},
      {std::regex("decisions\\.mean_latency_us"), "mean time a request took (us)"},
      {std::regex("decisions\\.mean_wait_us"), "mean time from ready to placed (us)"},
      {std::regex("decisions\\.utilisation"), "share of the time that a decision was in work"},
      {std::regex("busiest_link\\.name"), "the link that was busy longest"},
      {std::regex("busiest_link\\.utilisation"), "share of the run that it moved data"},
      {std::regex("busiest_link\\.mean_wait_us"), "mean time a packet waited for it (us)"},
      {std::regex("memory\\..*\\.utilisation"),
       "share of the run that its ports or channels moved data"},
      {std::regex("memory\\..*\\.mean_wait_us"),
       "mean time an access stood before it was begun (us)"},
      {std::regex("memory\\..*\\.row_.*"), "column accesses by the state of their bank"},
      {std::regex("memory\\..*\\.cache_.*"), "cache lines looked up"},
      {std::regex("memory\\..*"), "accesses, bytes, events of the memory"},
      {std::regex("energy\\.total_j"), "all energy, after the warm-up (J)"},
      {std::regex("energy\\.tasks_j"), "dynamic energy of running tasks (J)"},
      {std::regex("energy\\.idle_j"), "of cores without a task (J)"},
      {std::regex("energy\\.leakage_j"), "leakage of the clusters (J)"},
      {std::regex("energy\\.memory_j"), "of the memories (J)"},
      {std::regex("energy\\.wires_j"), "of the interconnect's links (J)"},
      {std::regex("energy\\.other_j"), "of what no model stands for (J)"},
      {std::regex("energy\\.per_job_j"), "total_j over the jobs that finished (J)"},
      {std::regex("energy\\.edp_js"), "energy-delay product: per_job_j x mean latency (J s)"},
      {std::regex("applications\\..*\\.energy_per_job_j"),
       "mean dynamic energy of a job's tasks (J)"},
      {std::regex("wall\\.seconds"), "time the run took on this machine (s)"},
      {std::regex("wall\\.tasks_per_s"), "tasks simulated a second on this machine"},
  };
  return list;
}

std::string meaning_of(const std::string& name) {
  for (const Meaning& meaning : meanings()) {
    if (std::regex_match(name, meaning.name)) return meaning.text;
  }
  return "";
}

void append_stats(const Json& value, const std::string& name, std::string& out) {
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      append_stats(member, name.empty() ? key : fmt::format("{}.{}", name, key), out);
    }
    return;
  }
  const std::string text = value.is_string()         ? value.get<std::string>()
                           : value.is_number_float() ? fmt::format("{:.6g}", value.get<double>())
                                                     : value.dump();
  out += fmt::format("{:<52} {:>18}  # {}\n", name, text, meaning_of(name));
}

}  // namespace

Json make_summary(const RunFacts& facts, const RunStatistics& statistics, const Usage& usage,
                  const PlatformView& platform, const Workload& workload) {
  Json applications = Json::object(), utilisation = Json::object();
  for (std::int32_t i = 0; i < count_of(workload.applications); ++i) {
    applications[workload.applications[static_cast<std::size_t>(i)].name] = {
        {"latency_us", latency_json(statistics.latency(ApplicationId(i)))}};
  }
  for (std::int32_t i = 0; i < platform.pe_count(); ++i) {
    utilisation[platform.pes[static_cast<std::size_t>(i)].name] = statistics.utilisation(PeId(i));
  }
  const double wall_s = facts.wall_seconds;
  Json summary = {
      {"policy", facts.policy},
      {"platform", facts.platform},
      {"workload", facts.workload},
      {"seed", facts.seed},
      {"version", facts.version},
      {"partial", facts.partial},
      {"simulated_s", to_seconds(facts.end)},
      {"jobs",
       {{"injected", facts.jobs_injected},
        {"completed", facts.jobs_completed},
        {"dropped", facts.jobs_dropped}}},
      {"latency_us", latency_json(statistics.latency())},
      {"applications", applications},
      {"throughput_jobs_per_s", statistics.throughput_jobs_per_s()},
      {"utilisation", utilisation},
      {"deadlines",
       {{"missed", statistics.deadlines_missed()}, {"total", statistics.deadlines_total()}}},
      {"decisions",
       {{"count", statistics.placements()},
        {"requests", statistics.decisions()},
        {"mean_latency_us", statistics.mean_decision_latency_us()},
        {"mean_wait_us", statistics.mean_placement_wait_us()},
        {"utilisation", statistics.scheduler_utilisation()}}},
      {"wall",
       {{"seconds", wall_s},
        {"tasks_per_s", wall_s > 0 ? static_cast<double>(facts.tasks_completed) / wall_s : 0.0}}},
  };
  if (const LinkRecord* link = usage.busiest_link()) {
    summary["busiest_link"] = {
        {"name", link->name},
        {"utilisation", usage.utilisation(link->used.busy)},
        {"mean_wait_us", mean_wait_us(link->used.waiting, link->used.packets)}};
  }
  if (usage.energy()) {
    summary["energy"] = energy_json(*usage.energy(), statistics);
    for (std::int32_t i = 0; i < count_of(workload.applications); ++i) {
      summary["applications"][workload.applications[static_cast<std::size_t>(i)].name]
             ["energy_per_job_j"] = statistics.mean_energy_j(ApplicationId(i));
    }
  }
  for (const MemoryRecord& memory : usage.memories()) {
    summary["memory"][memory.name] = memory_json(memory.used, usage);
  }
  return summary;
}

std::string make_stats_text(const Json& summary) {
  std::string text;
  append_stats(summary, "", text);
  return text;
}

}  // namespace weft
