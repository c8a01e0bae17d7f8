// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/dot.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <boost/algorithm/string/trim.hpp>

#include "workload/formats/decimal.h"
#include "workload/formats/dot_syntax.h"
#include "workload/formats/graph_collector.h"

namespace weft {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  const std::string trimmed = boost::trim_copy(text);
  if (trimmed.empty()) return words;
  boost::split(words, trimmed, boost::is_space(), boost::token_compress_on);
  return words;
}

const DotAttribute* find(const DotAttributes& attributes,
                         std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto entry = attributes.find(name);
    if (entry != attributes.end()) return &entry->second;
  }
  return nullptr;
}

Time graph_time(const DotGraph& dot, const char* name) {
  const DotAttribute* value = find(dot.attributes, {name});
  return value == nullptr ? kNever
                          : require_time(value->text, kMicroseconds, value->where, "a time in us");
}

void read_times(const DotNode& node, InterchangeTask& task, InterchangeGraph& graph) {
  const DotAttribute* times = find(node.attributes, {"times", "weight", "size"});
  const bool first = &task == &graph.tasks[0];
  const bool expected = first ? times != nullptr : !graph.pes.empty();
  if ((times != nullptr) != expected) {
    throw InputError(node.where, "expected times of each node or of none");
  }
  if (times == nullptr) return;
  for (const std::string& word : words_of(times->text)) {
    const bool unable = word == "-";
    task.times.push_back(
        unable ? kNever : require_time(word, kMicroseconds, times->where, "a time in us or '-'"));
  }
  if (task.times.empty()) throw InputError(times->where, "expected a time in us");
  // PEs that the graph does not name are counted.
  const bool unnamed = first && graph.pes.empty();
  for (std::size_t pe = 0; unnamed && pe < task.times.size(); ++pe) {
    graph.pes.push_back(fmt::format("p{}", pe));
  }
  if (task.times.size() != graph.pes.size()) {
    throw InputError(times->where, fmt::format("expected {} times, one for each PE, found {}",
                                               graph.pes.size(), task.times.size()));
  }
}

void read_bandwidths(const DotGraph& dot, InterchangeGraph& graph) {
  const DotAttribute* table = find(dot.attributes, {"bandwidths"});
  if (table == nullptr) return;
  std::vector<std::string> rows;
  boost::split(rows, table->text, boost::is_any_of(";"));
  for (const std::string& row : rows) {
    std::vector<std::int64_t>& rates = graph.bandwidths.emplace_back();
    for (const std::string& word : words_of(row)) {
      rates.push_back(require_decimal(word, kMegabytes, table->where, "a bandwidth in MB/s"));
    }
  }
}

InterchangeGraph read_graph(const FormatFile& file) {
  const DotGraph dot = parse_dot(file);
  GraphCollector collector;
  InterchangeGraph& graph = collector.graph();
  graph.name = dot.name;
  graph.deadline = graph_time(dot, "deadline");
  graph.period = graph_time(dot, "period");
  const DotAttribute* pes = find(dot.attributes, {"pes"});
  if (pes != nullptr) graph.pes = words_of(pes->text);
  for (const DotNode& node : dot.nodes) {
    const DotAttribute* kernel = find(node.attributes, {"kernel"});
    const TaskId id =
        collector.add_task(node.name, kernel == nullptr ? "" : kernel->text, node.where);
    read_times(node, collector.task(id), graph);
  }
  for (const DotEdge& edge : dot.edges) {
    const DotAttribute* data = find(edge.attributes, {"data", "weight", "size"});
    const std::int64_t bytes =
        data == nullptr ? 0 : require_decimal(data->text, kBytes, data->where, "a volume in bytes");
    collector.add_edge(collector.find(edge.from, edge.where), collector.find(edge.to, edge.where),
                       bytes, edge.where);
  }
  read_bandwidths(dot, graph);
  return collector.finish(dot.where);
}

std::string print_times(const InterchangeTask& task) {
  std::string text;
  for (const Time time : task.times) {
    if (!text.empty()) text += " ";
    text += time == kNever ? "-" : decimal_text(time.count(), kMicroseconds);
  }
  return text;
}

void check_pe_names(const InterchangeGraph& graph) {
  for (const std::string& pe : graph.pes) {
    if (words_of(pe).size() == 1 && boost::trim_copy(pe) == pe) continue;
    throw InputError(
        fmt::format("the format dot has no blanks in names of PEs, but there is '{}'", pe));
  }
}

std::string print_graph_attributes(const InterchangeGraph& graph) {
  std::string text;
  const auto add = [&](const char* name, const std::string& value) {
    text += fmt::format("  {}=\"{}\";\n", name, value);
  };
  if (graph.deadline != kNever) {
    add("deadline", decimal_text(graph.deadline.count(), kMicroseconds));
  }
  if (graph.period != kNever) add("period", decimal_text(graph.period.count(), kMicroseconds));
  if (features_of(graph).count(GraphFeature::pe_names) > 0) {
    text += fmt::format("  pes={};\n", dot_id(fmt::format("{}", fmt::join(graph.pes, " "))));
  }
  std::string table;
  for (const std::vector<std::int64_t>& row : graph.bandwidths) {
    if (!table.empty()) table += "; ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      table += (i > 0 ? " " : "") + decimal_text(row[i], kMegabytes);
    }
  }
  if (!table.empty()) add("bandwidths", table);
  return text;
}

}  // namespace

GraphFeatures DotFormat::expresses() const {
  return {GraphFeature::task_names, GraphFeature::kernels,    GraphFeature::kernel_names,
          GraphFeature::times,      GraphFeature::pe_times,   GraphFeature::pe_names,
          GraphFeature::data,       GraphFeature::bandwidths, GraphFeature::deadline,
          GraphFeature::period};
}

std::vector<InterchangeGraph> DotFormat::parse(const std::vector<FormatFile>& files) const {
  return {read_graph(files[0])};
}

std::vector<std::string> DotFormat::print(const InterchangeGraph& graph) const {
  check_pe_names(graph);
  std::string text = fmt::format("digraph {} {{\n", dot_id(graph.name));
  text += print_graph_attributes(graph);
  for (const InterchangeTask& task : graph.tasks) {
    text += "  " + dot_id(task.name);
    std::vector<std::string> attributes;
    if (task.kernel != task.name) attributes.push_back("kernel=" + dot_id(task.kernel));
    if (!task.times.empty()) attributes.push_back("times=" + dot_id(print_times(task)));
    if (!attributes.empty()) text += fmt::format(" [{}]", fmt::join(attributes, ", "));
    text += ";\n";
  }
  for (const InterchangeEdge& edge : graph.edges) {
    text += fmt::format("  {} -> {}", dot_id(graph.tasks[edge.from.index()].name),
                        dot_id(graph.tasks[edge.to.index()].name));
    if (edge.bytes > 0) text += fmt::format(" [data={}]", edge.bytes);
    text += ";\n";
  }
  return {text + "}\n"};
}

}  // namespace weft
