// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/application_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "base/quantity.h"

namespace weft {
namespace {

constexpr std::int64_t kDefaultBandwidth = 1'000'000;

std::string time_text(Time time) { return format_quantity(time.count(), Dimension::time); }

Value list() {
  Value value;
  value.kind = Value::Kind::list;
  return value;
}

// The application's document; Weft's writer wants a built graph and names, which tests the graph
// once more.
Value application_document(const InterchangeGraph& graph, const std::vector<std::string>& kernels) {
  KernelNames names;
  TaskGraphBuilder builder;
  for (std::size_t i = 0; i < graph.tasks.size(); ++i) {
    builder.add_task(graph.tasks[i].name, names.intern(kernels[i]));
  }
  for (const InterchangeEdge& edge : graph.edges) builder.add_edge(edge.from, edge.to, edge.bytes);
  Application application;
  application.name = graph.name;
  application.deadline = graph.deadline;
  application.graph = builder.build();
  return write_application(application, names);
}

void check_file_name(const std::string& name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_' ||
           letter == '-' || letter == '.';
  });
  if (plain && name[0] != '.') return;
  throw InputError(fmt::format(
      "'{}' cannot be the name of a file: expected letters, digits, '_', '-' and '.'", name));
}

Value pe_type_document(const InterchangeGraph& graph, const std::vector<std::string>& kernels,
                       std::size_t pe) {
  Value document, times;
  document.add("name", graph.pes[pe]);
  document.add("reference_frequency", "1 GHz");
  times.kind = Value::Kind::map;
  std::set<std::string> known;
  for (std::size_t i = 0; i < kernels.size(); ++i) {
    const Time time = graph.tasks[i].times[pe];
    if (time != kNever && known.insert(kernels[i]).second) times.add(kernels[i], time_text(time));
  }
  document.add("execution_time", times);
  return document;
}

// The bandwidth of most pairs, and the pairs that differ.
Value interconnect_document(const InterchangeGraph& graph) {
  const auto text = [](std::int64_t rate) { return format_quantity(rate, Dimension::bandwidth); };
  Value interconnect, links = list();
  interconnect.add("type", "ideal");
  const bool given = graph.pes.size() > 1 && !graph.bandwidths.empty();
  const std::int64_t usual = given ? graph.bandwidths[0][1] : kDefaultBandwidth;
  interconnect.add("bandwidth", text(usual));
  for (std::size_t from = 0; given && from < graph.pes.size(); ++from) {
    for (std::size_t to = from + 1; to < graph.pes.size(); ++to) {
      const std::int64_t rate = graph.bandwidths[from][to];
      if (rate != graph.bandwidths[to][from]) {
        throw InputError(fmt::format(
            "a platform has one bandwidth for a pair of PEs, but '{}' and '{}' have two",
            graph.pes[from], graph.pes[to]));
      }
      if (rate == usual) continue;
      Value link, between = list();
      between.items = {Value(graph.pes[from]), Value(graph.pes[to])};
      link.add("between", between);
      link.add("bandwidth", text(rate));
      links.items.push_back(link);
    }
  }
  if (!links.items.empty()) interconnect.add("links", links);
  return interconnect;
}

Value platform_document(const InterchangeGraph& graph) {
  Value document, clusters;
  document.add("name", graph.name);
  for (const std::string& pe : graph.pes) {
    Value cluster;
    cluster.add("pe_type", fmt::format("pe_types/{}.yaml", pe));
    clusters.add(pe, cluster);
  }
  document.add("cluster", clusters);
  document.add("interconnect", interconnect_document(graph));
  return document;
}

Time serial_time(const InterchangeGraph& graph) {
  constexpr Time kLongest = kNever / 8;
  Time sum{0};
  for (const InterchangeTask& task : graph.tasks) {
    Time slowest{0};
    for (const Time time : task.times) {
      if (time != kNever) slowest = std::max(slowest, time);
    }
    sum = std::min(kLongest, sum + std::min(slowest, kLongest));
  }
  return std::max(sum, Time(1));
}

Value workload_document(const InterchangeGraph& graph) {
  Value document, applications = list(), application, arrivals;
  document.add("name", graph.name);
  application.add("application", graph.name + ".yaml");
  applications.items.push_back(application);
  arrivals.add("process", "periodic");
  arrivals.add("mean_gap", time_text(graph.period == kNever ? serial_time(graph) : graph.period));
  document.add("applications", applications);
  document.add("arrivals", arrivals);
  return document;
}

}  // namespace

InterchangeGraph graph_of(const Application& application, const KernelNames& kernels) {
  InterchangeGraph result;
  result.name = application.name;
  result.deadline = application.deadline;
  const TaskGraph& graph = application.graph;
  for (std::int32_t i = 0; i < graph.size(); ++i) {
    const TaskId task(i);
    result.tasks.push_back({graph.name(task), kernels[graph.kernel(task)], {}});
    for (const Edge& out : graph.successors(task)) {
      result.edges.push_back({task, out.task, out.bytes});
    }
  }
  return result;
}

std::vector<InterchangeGraph> ApplicationFormat::parse(const std::vector<FormatFile>& files) const {
  KernelNames kernels;
  return {graph_of(read_application(parse_yaml(files[0].text, files[0].path), kernels), kernels)};
}

std::vector<std::string> ApplicationFormat::print(const InterchangeGraph& graph) const {
  std::vector<std::string> kernels;
  for (const InterchangeTask& task : graph.tasks) kernels.push_back(task.kernel);
  return {write_yaml(application_document(graph, kernels))};
}

std::vector<FormatFile> application_files(const InterchangeGraph& graph) {
  check_graph(graph, Location{graph.name});
  check_file_name(graph.name);
  const std::vector<std::string> kernels = kernels_by_time(graph);
  std::vector<FormatFile> files = {
      {graph.name + ".yaml", write_yaml(application_document(graph, kernels))}};
  if (graph.pes.empty()) return files;
  for (std::size_t pe = 0; pe < graph.pes.size(); ++pe) {
    check_file_name(graph.pes[pe]);
    files.push_back({fmt::format("pe_types/{}.yaml", graph.pes[pe]),
                     write_yaml(pe_type_document(graph, kernels, pe))});
  }
  files.push_back({"platform.yaml", write_yaml(platform_document(graph))});
  files.push_back({"workload.yaml", write_yaml(workload_document(graph))});
  return files;
}

}  // namespace weft
