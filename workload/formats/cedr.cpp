// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/cedr.h"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "workload/formats/decimal.h"
#include "workload/formats/graph_collector.h"
#include "workload/formats/json_values.h"

namespace weft {
namespace {

using Kind = Value::Kind;
using Json = nlohmann::ordered_json;

class Reader {
 public:
  explicit Reader(const FormatFile& file) : root_(parse_json_values(file.text, file.path)) {}

  InterchangeGraph read();

 private:
  void read_platforms(const Value& node, TaskId task);
  void add_edges(const Value& node, TaskId to);
  void check_successors(const Value& node, TaskId from);

  Value root_;
  GraphCollector collector_;
  std::map<std::string, std::size_t> pes_;
  std::map<std::pair<std::int32_t, std::int32_t>, std::int64_t> edges_;  // not yet seen twice
};

std::int64_t edge_cost(const Value& end) {
  const Value& cost = member(end, "edgecost", Kind::scalar);
  return require_decimal(cost.scalar, kBytes, cost.where, "the edgecost");
}

void Reader::read_platforms(const Value& node, TaskId task) {
  const Value& platforms = member(node, "platforms", Kind::list);
  if (platforms.items.empty()) platforms.fail("expected at least one platform");
  for (const Value& platform : platforms.items) {
    const Value& name = member(platform, "name", Kind::scalar);
    const auto [entry, is_new] = pes_.emplace(name.scalar, pes_.size());
    if (is_new) collector_.graph().pes.push_back(name.scalar);
    const Value& cost = member(platform, "nodecost", Kind::scalar);
    std::vector<Time>& times = collector_.task(task).times;
    times.resize(std::max(times.size(), entry->second + 1), kNever);
    if (times[entry->second] != kNever) {
      name.fail(fmt::format("platform '{}' stands here for the second time", name.scalar));
    }
    times[entry->second] = require_time(cost.scalar, kMicroseconds, cost.where, "the nodecost");
  }
}

void Reader::add_edges(const Value& node, TaskId to) {
  for (const Value& end : member(node, "predecessors", Kind::list).items) {
    const Value& name = member(end, "name", Kind::scalar);
    const TaskId from = collector_.find(name.scalar, name.where);
    const std::int64_t bytes = edge_cost(end);
    collector_.add_edge(from, to, bytes, end.where);
    edges_[{from.value(), to.value()}] = bytes;
  }
}

void Reader::check_successors(const Value& node, TaskId from) {
  for (const Value& end : member(node, "successors", Kind::list).items) {
    const Value& name = member(end, "name", Kind::scalar);
    const TaskId to = collector_.find(name.scalar, name.where);
    const auto edge = edges_.find({from.value(), to.value()});
    if (edge == edges_.end()) {
      name.fail(
          fmt::format("task '{}' does not name '{}' among its predecessors, or stands here "
                      "twice",
                      name.scalar, collector_.task(from).name));
    }
    if (edge->second != edge_cost(end)) {
      end.at("edgecost")
          .fail(fmt::format("the other end of this edge has an edgecost of {}", edge->second));
    }
    edges_.erase(edge);
  }
}

InterchangeGraph Reader::read() {
  collector_.graph().name = member(root_, "AppName", Kind::scalar).scalar;
  const Value& dag = member(root_, "DAG", Kind::map);
  for (const auto& [name, node] : dag.members) {
    const Value& platforms = member(node, "platforms", Kind::list);
    const Value* function = platforms.items.empty()
                                ? nullptr
                                : optional_member(platforms.items[0], "runfunc", Kind::scalar);
    const TaskId task =
        collector_.add_task(name, function == nullptr ? "" : function->scalar, node.where);
    read_platforms(node, task);
  }
  std::int32_t number = 0;
  for (const auto& [name, node] : dag.members) {
    const TaskId task(number++);
    collector_.task(task).times.resize(pes_.size(), kNever);
    add_edges(node, task);
  }
  number = 0;
  for (const auto& [name, node] : dag.members) check_successors(node, TaskId(number++));
  if (!edges_.empty()) {
    const auto& [from, to] = edges_.begin()->first;
    dag.fail(fmt::format("task '{}' does not name '{}' among its successors",
                         collector_.task(TaskId(from)).name, collector_.task(TaskId(to)).name));
  }
  return collector_.finish(dag.where);
}

Json print_task(const InterchangeGraph& graph, const InterchangeTask& task) {
  Json platforms = Json::array();
  for (std::size_t pe = 0; pe < graph.pes.size(); ++pe) {
    if (task.times[pe] == kNever) continue;
    platforms.push_back({{"name", graph.pes[pe]},
                         {"nodecost", json_number(task.times[pe].count(), kMicroseconds)},
                         {"runfunc", task.kernel}});
  }
  return {{"arguments", Json::array()},
          {"predecessors", Json::array()},
          {"successors", Json::array()},
          {"platforms", platforms}};
}

// CEDR's files name a platform where the first task that it can run stands, so PEs come back in
// that order.
void check_order(const InterchangeGraph& graph) {
  std::size_t known = 0;
  std::vector<bool> seen(graph.pes.size());
  for (const InterchangeTask& task : graph.tasks) {
    for (std::size_t pe = 0; pe < graph.pes.size(); ++pe) {
      if (task.times[pe] == kNever || seen[pe]) continue;
      seen[pe] = true;
      if (pe == known++) continue;
      throw InputError(fmt::format(
          "the format cedr has PEs in the order of the tasks that they run, but task '{}' runs on "
          "PE '{}' before any runs on '{}'",
          task.name, graph.pes[pe], graph.pes[known - 1]));
    }
  }
  if (known < graph.pes.size()) {
    throw InputError(fmt::format("the format cedr has no PE that runs no task, but there is '{}'",
                                 graph.pes[known]));
  }
}

}  // namespace

GraphFeatures CedrFormat::expresses() const {
  return {GraphFeature::task_names, GraphFeature::kernels,  GraphFeature::kernel_names,
          GraphFeature::times,      GraphFeature::pe_times, GraphFeature::pe_names,
          GraphFeature::data};
}

std::vector<InterchangeGraph> CedrFormat::parse(const std::vector<FormatFile>& files) const {
  return {Reader(files[0]).read()};
}

std::vector<std::string> CedrFormat::print(const InterchangeGraph& graph) const {
  check_order(graph);
  std::vector<Json> nodes;
  for (const InterchangeTask& task : graph.tasks) nodes.push_back(print_task(graph, task));
  for (const InterchangeEdge& edge : graph.edges) {
    const std::string& from = graph.tasks[edge.from.index()].name;
    const std::string& to = graph.tasks[edge.to.index()].name;
    nodes[edge.from.index()]["successors"].push_back({{"name", to}, {"edgecost", edge.bytes}});
    nodes[edge.to.index()]["predecessors"].push_back({{"name", from}, {"edgecost", edge.bytes}});
  }
  Json dag = Json::object();
  for (std::size_t i = 0; i < nodes.size(); ++i) dag[graph.tasks[i].name] = std::move(nodes[i]);
  const Json root = {{"AppName", graph.name},
                     {"SharedObject", graph.name + ".so"},
                     {"Variables", Json::object()},
                     {"DAG", dag}};
  return {root.dump(2) + "\n"};
}

}  // namespace weft
