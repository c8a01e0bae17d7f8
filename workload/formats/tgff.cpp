// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/tgff.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "workload/formats/decimal.h"
#include "workload/formats/tgff_reader.h"

namespace weft {
namespace {

std::string time_text(Time time) { return decimal_text(time.count(), kMicroseconds); }

// The TYPE of each task: its kernel's number, or one of its own where its kernel is its name.
std::vector<std::int32_t> types_of(const InterchangeGraph& graph) {
  const bool own = features_of(graph).count(GraphFeature::kernels) == 0;
  std::vector<std::int32_t> types;
  for (const InterchangeTask& task : graph.tasks) {
    constexpr std::size_t kPrefix = 4;  // "type"
    types.push_back(own ? count_of(types) : std::stoi(task.kernel.substr(kPrefix)));
  }
  return types;
}

// The tasks by type; InputError where two of a type differ in their times.
std::map<std::int32_t, const InterchangeTask*> rows_of(const InterchangeGraph& graph,
                                                       const std::vector<std::int32_t>& types) {
  std::map<std::int32_t, const InterchangeTask*> rows;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const InterchangeTask& task = graph.tasks[i];
    const InterchangeTask& first = *rows.emplace(types[i], &task).first->second;
    if (first.times == task.times) continue;
    throw InputError(fmt::format(
        "the format tgff has one time for each kernel, but tasks '{}' and '{}' of kernel '{}' "
        "differ in theirs",
        first.name, task.name, task.kernel));
  }
  return rows;
}

// The volumes of edges, numbered in the order of size.
std::map<std::int64_t, std::size_t> volume_types(const InterchangeGraph& graph) {
  std::map<std::int64_t, std::size_t> types;
  for (const InterchangeEdge& edge : graph.edges) types.emplace(edge.bytes, 0);
  std::size_t next = 0;
  for (auto& [bytes, type] : types) type = next++;
  return types;
}

void check_words(const InterchangeGraph& graph) {
  for (const InterchangeTask& task : graph.tasks) {
    if (task.name.find_first_of(" \t\r\v\f") == std::string::npos) continue;
    throw InputError(
        fmt::format("the format tgff has no blanks in names, but there is task '{}'", task.name));
  }
}

std::string print_graph(const InterchangeGraph& graph, const std::vector<std::int32_t>& types) {
  const std::map<std::int64_t, std::size_t> volumes = volume_types(graph);
  std::string text = "@TASK_GRAPH 0 {\n";
  text += graph.period == kNever ? "\tAPERIODIC\n"
                                 : fmt::format("\tPERIOD {}\n", time_text(graph.period));
  std::vector<bool> is_exit(graph.tasks.size(), true);
  for (std::size_t i = 0; i < types.size(); ++i) {
    text += fmt::format("\tTASK {}\tTYPE {}\n", graph.tasks[i].name, types[i]);
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const InterchangeEdge& edge = graph.edges[i];
    is_exit[edge.from.index()] = false;
    text +=
        fmt::format("\tARC a0_{}\tFROM {} TO {} TYPE {}\n", i, graph.tasks[edge.from.index()].name,
                    graph.tasks[edge.to.index()].name, volumes.at(edge.bytes));
  }
  for (std::size_t i = 0, number = 0; i < is_exit.size() && graph.deadline != kNever; ++i) {
    if (!is_exit[i]) continue;
    text += fmt::format("\tHARD_DEADLINE d0_{} ON {} AT {}\n", number++, graph.tasks[i].name,
                        time_text(graph.deadline));
  }
  return text + "}\n";
}

std::string print_table(const std::string& name, const std::string& column,
                        const std::map<std::int64_t, std::size_t>& volumes) {
  std::string text = fmt::format("\n@{} {{\n# type {}\n", name, column);
  for (const auto& [bytes, type] : volumes) text += fmt::format("{} {}\n", type, bytes);
  return text + "}\n";
}

}  // namespace

GraphFeatures TgffFormat::expresses() const {
  return {GraphFeature::task_names, GraphFeature::kernels, GraphFeature::times,
          GraphFeature::pe_times,   GraphFeature::data,    GraphFeature::deadline,
          GraphFeature::period};
}

std::vector<InterchangeGraph> TgffFormat::parse(const std::vector<FormatFile>& files) const {
  return TgffReader(files[0]).read();
}

std::vector<std::string> TgffFormat::print(const InterchangeGraph& graph) const {
  check_words(graph);
  const std::vector<std::int32_t> types = types_of(graph);
  const auto rows = rows_of(graph, types);
  std::string text = print_graph(graph, types);
  if (!graph.edges.empty()) text += print_table("COMMUN_QUANT 0", "quantity", volume_types(graph));
  for (std::size_t pe = 0; pe < graph.pes.size(); ++pe) {
    text += fmt::format("\n@PE {} {{\n# type valid exec_time\n", pe);
    for (const auto& [type, task] : rows) {
      const Time time = task->times[pe];
      text += time == kNever ? fmt::format("{} 0 0\n", type)
                             : fmt::format("{} 1 {}\n", type, time_text(time));
    }
    text += "}\n";
  }
  return {text};
}

}  // namespace weft
