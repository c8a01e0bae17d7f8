// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/interchange_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "base/document.h"
#include "workload/task_graph.h"

namespace weft {
namespace {

constexpr std::pair<GraphFeature, const char*> kFeatureNames[] = {
    {GraphFeature::task_names, "task_names"},
    {GraphFeature::kernels, "kernels"},
    {GraphFeature::kernel_names, "kernel_names"},
    {GraphFeature::times, "times"},
    {GraphFeature::pe_times, "pe_times"},
    {GraphFeature::pe_names, "pe_names"},
    {GraphFeature::data, "data"},
    {GraphFeature::bandwidths, "bandwidths"},
    {GraphFeature::deadline, "deadline"},
    {GraphFeature::period, "period"},
};

// Whether a kernel is called type0, type1, ...
bool is_numbered_type(const std::string& kernel) {
  constexpr std::size_t kPrefix = 4, kLongest = 9;
  return kernel.compare(0, kPrefix, "type") == 0 && kernel.size() > kPrefix &&
         kernel.size() <= kPrefix + kLongest &&
         kernel.find_first_not_of("0123456789", kPrefix) == std::string::npos &&
         (kernel[kPrefix] != '0' || kernel.size() == kPrefix + 1);
}

bool shares_kernels(const InterchangeGraph& graph) {
  std::set<std::string> seen;
  return std::any_of(graph.tasks.begin(), graph.tasks.end(),
                     [&](const InterchangeTask& task) { return !seen.insert(task.kernel).second; });
}

bool is_numbered(const std::string& name, char letter, std::size_t number) {
  return name == fmt::format("{}{}", letter, number);
}

void add_name_features(const InterchangeGraph& graph, GraphFeatures& features) {
  bool typed = true;
  for (std::size_t i = 0; i < graph.tasks.size(); ++i) {
    const InterchangeTask& task = graph.tasks[i];
    if (!is_numbered(task.name, 't', i)) features.insert(GraphFeature::task_names);
    if (task.kernel != task.name) features.insert(GraphFeature::kernels);
    typed = typed && is_numbered_type(task.kernel);
  }
  if (features.count(GraphFeature::kernels) > 0 && !(typed && shares_kernels(graph))) {
    features.insert(GraphFeature::kernel_names);
  }
  for (std::size_t i = 0; i < graph.pes.size(); ++i) {
    if (!is_numbered(graph.pes[i], 'p', i)) features.insert(GraphFeature::pe_names);
  }
}

void number_kernels(InterchangeGraph& graph) {
  const bool shared = shares_kernels(graph);
  std::map<std::string, std::string> names;
  for (InterchangeTask& task : graph.tasks) {
    const std::string name = fmt::format("type{}", names.size());
    task.kernel = shared ? names.emplace(task.kernel, name).first->second : task.name;
  }
}

void rename_tasks(InterchangeGraph& graph) {
  for (std::size_t i = 0; i < graph.tasks.size(); ++i) {
    InterchangeTask& task = graph.tasks[i];
    const bool own_kernel = task.kernel == task.name;
    task.name = fmt::format("t{}", i);
    if (own_kernel) task.kernel = task.name;
  }
}

Time mean_time(const std::vector<Time>& times) {
  Time mean{0};
  std::int64_t count = 0;
  Time::rep rest = 0;
  for (const Time time : times) count += time == kNever ? 0 : 1;
  if (count == 0) return kNever;
  for (const Time time : times) {
    if (time == kNever) continue;
    mean += time / count;  // the sum itself may not fit
    rest += time.count() % count;
  }
  return mean + Time(rest / count);
}

void check_tasks(const InterchangeGraph& graph, const Location& where) {
  std::set<std::string> names;
  for (const InterchangeTask& task : graph.tasks) {
    check_column_name(task.name, where);
    check_column_name(task.kernel, where);
    if (!names.insert(task.name).second) {
      throw InputError(where, fmt::format("task '{}' stands here for the second time", task.name));
    }
    if (task.times.size() != graph.pes.size()) {
      throw InputError(where, fmt::format("task '{}' has {} times; expected {}, one for each PE",
                                          task.name, task.times.size(), graph.pes.size()));
    }
    const auto usable = [](Time time) { return time != kNever; };
    if (!graph.pes.empty() && std::none_of(task.times.begin(), task.times.end(), usable)) {
      throw InputError(where, fmt::format("no PE can run task '{}'", task.name));
    }
  }
}

void check_pes(const InterchangeGraph& graph, const Location& where) {
  std::set<std::string> names;
  for (const std::string& pe : graph.pes) {
    check_column_name(pe, where);
    if (!names.insert(pe).second) {
      throw InputError(where, fmt::format("PE '{}' stands here for the second time", pe));
    }
  }
  if (graph.bandwidths.empty()) return;
  const std::size_t count = graph.pes.size();
  for (std::size_t from = 0; from < graph.bandwidths.size(); ++from) {
    const std::vector<std::int64_t>& row = graph.bandwidths[from];
    if (graph.bandwidths.size() != count || row.size() != count) {
      throw InputError(where, fmt::format("the bandwidths are no table of {0} x {0} PEs", count));
    }
    for (std::size_t to = 0; to < count; ++to) {
      if (from != to && row[to] <= 0) {
        throw InputError(where, fmt::format("the bandwidth from PE '{}' to '{}' is not above zero",
                                            graph.pes[from], graph.pes[to]));
      }
    }
  }
}

}  // namespace

std::string feature_name(GraphFeature feature) {
  for (const auto& [known, name] : kFeatureNames) {
    if (known == feature) return name;
  }
  throw std::invalid_argument("no such feature");
}

GraphFeature feature_named(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& [feature, known] : kFeatureNames) {
    if (name == known) return feature;
    names.emplace_back(known);
  }
  throw InputError(fmt::format("there is no feature '{}'; expected one of {}{}", name,
                               quoted_list(names), nearest_hint(name, names)));
}

GraphFeatures features_of(const InterchangeGraph& graph) {
  GraphFeatures features;
  add_name_features(graph, features);
  if (!graph.pes.empty()) features.insert(GraphFeature::times);
  const bool somewhere_unable =
      std::any_of(graph.tasks.begin(), graph.tasks.end(), [](const InterchangeTask& task) {
        return std::find(task.times.begin(), task.times.end(), kNever) != task.times.end();
      });
  if (graph.pes.size() > 1 || somewhere_unable) features.insert(GraphFeature::pe_times);
  if (std::any_of(graph.edges.begin(), graph.edges.end(),
                  [](const InterchangeEdge& edge) { return edge.bytes > 0; })) {
    features.insert(GraphFeature::data);
  }
  if (!graph.bandwidths.empty()) features.insert(GraphFeature::bandwidths);
  if (graph.deadline != kNever) features.insert(GraphFeature::deadline);
  if (graph.period != kNever) features.insert(GraphFeature::period);
  return features;
}

InterchangeGraph without(InterchangeGraph graph, const GraphFeatures& features) {
  const auto drops = [&](GraphFeature feature) { return features.count(feature) > 0; };
  if (drops(GraphFeature::kernel_names)) number_kernels(graph);
  if (drops(GraphFeature::task_names)) rename_tasks(graph);
  for (InterchangeTask& task : graph.tasks) {
    if (drops(GraphFeature::kernels)) task.kernel = task.name;
    if (drops(GraphFeature::times)) {
      task.times.clear();
    } else if (drops(GraphFeature::pe_times) && !task.times.empty()) {
      task.times = {mean_time(task.times)};
    }
  }
  if (drops(GraphFeature::times)) graph.pes.clear();
  if (drops(GraphFeature::pe_times) && graph.pes.size() > 1) graph.pes = {"p0"};
  if (drops(GraphFeature::pe_names)) {
    for (std::size_t i = 0; i < graph.pes.size(); ++i) graph.pes[i] = fmt::format("p{}", i);
  }
  if (drops(GraphFeature::data)) {
    for (InterchangeEdge& edge : graph.edges) edge.bytes = 0;
  }
  const bool no_pairs = drops(GraphFeature::times) || drops(GraphFeature::pe_times);
  if (drops(GraphFeature::bandwidths) || no_pairs) graph.bandwidths.clear();
  if (drops(GraphFeature::deadline)) graph.deadline = kNever;
  if (drops(GraphFeature::period)) graph.period = kNever;
  return graph;
}

void check_graph(const InterchangeGraph& graph, const Location& where) {
  check_tasks(graph, where);
  check_pes(graph, where);
  if (graph.deadline <= Time(0)) throw InputError(where, "expected a deadline above zero");
  if (graph.period <= Time(0)) throw InputError(where, "expected a period above zero");
  TaskGraphBuilder builder;
  try {
    for (const InterchangeTask& task : graph.tasks) builder.add_task(task.name, KernelId(0));
    for (const InterchangeEdge& edge : graph.edges) {
      builder.add_edge(edge.from, edge.to, edge.bytes);
    }
    builder.build();
  } catch (const std::invalid_argument& error) {
    throw InputError(where, error.what());
  }
}

std::vector<std::string> kernels_by_time(const InterchangeGraph& graph) {
  std::map<std::string, const std::vector<Time>*> times;
  std::vector<std::string> kernels;
  for (const InterchangeTask& task : graph.tasks) {
    const bool agrees = *times.emplace(task.kernel, &task.times).first->second == task.times;
    kernels.push_back(agrees ? task.kernel : task.name);
    times.emplace(kernels.back(), &task.times);
  }
  return kernels;
}

}  // namespace weft
