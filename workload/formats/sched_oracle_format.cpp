// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/sched_oracle_format.h"

#include <fmt/format.h>

#include <algorithm>

#include "workload/formats/decimal.h"
#include "workload/formats/graph_collector.h"
#include "workload/formats/json_values.h"

namespace weft {
namespace {

using Kind = Value::Kind;
using Json = nlohmann::ordered_json;

constexpr std::int64_t kUnitBandwidth = 1'000'000;  // 1 MB/s: one unit of data a tick

void read_execution(const Value& table, GraphCollector& collector) {
  for (const Value& row : table.items) {
    require_kind(row, Kind::list);
    const TaskId task = collector.add_task(fmt::format("t{}", collector.size()), "", row.where);
    for (const Value& time : row.items) {
      const bool unable = time.kind == Kind::null;
      if (!unable) require_kind(time, Kind::scalar);
      collector.task(task).times.push_back(
          unable ? kNever : require_time(time.scalar, kMicroseconds, time.where, "ticks or null"));
    }
    if (row.items.size() != table.items[0].items.size()) {
      row.fail(fmt::format("expected {} PEs as in the first row, found {}",
                           table.items[0].items.size(), row.items.size()));
    }
  }
  const std::size_t pes = table.items.empty() ? 0 : table.items[0].items.size();
  for (std::size_t i = 0; i < pes; ++i) collector.graph().pes.push_back(fmt::format("p{}", i));
}

TaskId read_end(const Value& edge, const char* key, const GraphCollector& collector) {
  const Value& end = member(edge, key, Kind::scalar);
  const auto number = scaled_decimal(end.scalar, 0);
  const bool whole = number && std::to_string(*number) == end.scalar;
  if (!whole || *number >= collector.size()) {
    end.fail(
        fmt::format("expected a task from 0 to {}, found '{}'", collector.size() - 1, end.scalar));
  }
  return TaskId(static_cast<std::int32_t>(*number));
}

void read_bandwidths(const Value& table, InterchangeGraph& graph) {
  bool all_one = true;
  for (const Value& row : table.items) {
    require_kind(row, Kind::list);
    std::vector<std::int64_t>& rates = graph.bandwidths.emplace_back();
    for (const Value& rate : row.items) {
      require_kind(rate, Kind::scalar);
      const bool own = rates.size() + 1 == graph.bandwidths.size();
      const std::int64_t value =
          require_decimal(rate.scalar, kMegabytes, rate.where, "a bandwidth");
      if (!own && value == 0) rate.fail("expected a bandwidth above zero");
      rates.push_back(own ? 0 : value);
      all_one = all_one && (own || value == kUnitBandwidth);
    }
  }
  const std::size_t count = graph.pes.size();
  const bool square = std::all_of(graph.bandwidths.begin(), graph.bandwidths.end(),
                                  [&](const auto& row) { return row.size() == count; });
  if (!square || graph.bandwidths.size() != count) {
    table.fail(fmt::format("expected a table of {0} x {0} PEs, as 'exec' has", count));
  }
  if (all_one) graph.bandwidths.clear();
}

Json print_execution(const InterchangeTask& task) {
  Json row = Json::array();
  for (const Time time : task.times) {
    const Time tick = microseconds(1);
    if (time != kNever && time % tick != Time(0)) {
      throw InputError(
          fmt::format("the format sched-oracle has whole ticks (1 us), but task '{}' takes {} us",
                      task.name, decimal_text(time.count(), kMicroseconds)));
    }
    row.push_back(time == kNever ? Json() : Json(time / tick));
  }
  return row;
}

Json print_bandwidths(const InterchangeGraph& graph) {
  Json table = Json::array();
  for (std::size_t from = 0; from < graph.pes.size(); ++from) {
    Json row = Json::array();
    for (std::size_t to = 0; to < graph.pes.size(); ++to) {
      const std::int64_t rate =
          from == to ? 0 : (graph.bandwidths.empty() ? kUnitBandwidth : graph.bandwidths[from][to]);
      row.push_back(json_number(rate, kMegabytes));
    }
    table.push_back(row);
  }
  return table;
}

}  // namespace

std::vector<InterchangeGraph> SchedOracleFormat::parse(const std::vector<FormatFile>& files) const {
  const Value root = parse_json_values(files[0].text, files[0].path);
  const Value& format = member(root, "format", Kind::scalar);
  if (format.scalar != "sched-oracle-1") {
    format.fail(fmt::format("found '{}'; expected 'sched-oracle-1'", format.scalar));
  }
  GraphCollector collector;
  const Value* id = optional_member(root, "id", Kind::scalar);
  if (id != nullptr) collector.graph().name = id->scalar;
  const Value& execution = member(root, "exec", Kind::list);
  read_execution(execution, collector);
  for (const Value& edge : member(root, "edges", Kind::list).items) {
    const TaskId from = read_end(edge, "src", collector), to = read_end(edge, "dst", collector);
    const Value& data = member(edge, "data", Kind::scalar);
    collector.add_edge(
        from, to, require_decimal(data.scalar, kBytes, data.where, "the edge's data"), edge.where);
  }
  read_bandwidths(member(root, "bandwidth", Kind::list), collector.graph());
  return {collector.finish(execution.where)};
}

std::vector<std::string> SchedOracleFormat::print(const InterchangeGraph& graph) const {
  Json edges = Json::array(), execution = Json::array();
  for (const InterchangeTask& task : graph.tasks) execution.push_back(print_execution(task));
  for (const InterchangeEdge& edge : graph.edges) {
    edges.push_back({{"src", edge.from.value()}, {"dst", edge.to.value()}, {"data", edge.bytes}});
  }
  const Json root = {{"format", "sched-oracle-1"},
                     {"id", graph.name},
                     {"num_tasks", graph.tasks.size()},
                     {"num_pes", graph.pes.size()},
                     {"time_unit", "tick"},
                     {"exec", execution},
                     {"edges", edges},
                     {"bandwidth", print_bandwidths(graph)}};
  return {root.dump() + "\n"};
}

}  // namespace weft
