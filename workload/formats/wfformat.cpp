// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/wfformat.h"

#include <fmt/format.h>

#include <cctype>
#include <map>
#include <set>
#include <utility>

#include "workload/formats/decimal.h"
#include "workload/formats/file_edges.h"
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
  void read_sizes(const Value& specification);
  void read_task(const Value& entry);
  void read_files(const Value& entry, TaskId task);
  void add_edges(const Value& entry);
  void check_children(const Value& entry) const;
  void read_execution(const Value& execution);

  Value root_;
  GraphCollector collector_;
  FileEdges files_;
  std::map<std::string, std::int64_t> sizes_;
  std::set<std::pair<std::int32_t, std::int32_t>> edges_;
};

void Reader::read_sizes(const Value& specification) {
  const Value* files = optional_member(specification, "files", Kind::list);
  if (files == nullptr) return;
  for (const Value& file : files->items) {
    const Value& id = member(file, "id", Kind::scalar);
    const Value& size = member(file, "sizeInBytes", Kind::scalar);
    const std::int64_t bytes =
        require_decimal(size.scalar, kBytes, size.where, "the file's size in bytes");
    if (!sizes_.emplace(id.scalar, bytes).second) {
      id.fail(fmt::format("file '{}' stands here for the second time", id.scalar));
    }
  }
}

void Reader::read_files(const Value& entry, TaskId task) {
  for (const char* key : {"inputFiles", "outputFiles"}) {
    const Value* list = optional_member(entry, key, Kind::list);
    if (list == nullptr) continue;
    for (const Value& file : list->items) {
      require_kind(file, Kind::scalar);
      const auto size = sizes_.find(file.scalar);
      if (size == sizes_.end()) {
        file.fail(fmt::format("there is no file '{}' in specification.files", file.scalar));
      }
      if (std::string(key) == "inputFiles") {
        files_.reads(task, file.scalar);
      } else {
        files_.writes(task, file.scalar, size->second);
      }
    }
  }
}

void Reader::read_task(const Value& entry) {
  const Value& id = member(entry, "id", Kind::scalar);
  const std::string& name = member(entry, "name", Kind::scalar).scalar;
  const TaskId task = collector_.add_task(id.scalar, name, id.where);
  files_.add_task();
  read_files(entry, task);
}

void Reader::add_edges(const Value& entry) {
  const TaskId to = collector_.find(entry.at("id").scalar, entry.where);
  for (const Value& parent : member(entry, "parents", Kind::list).items) {
    require_kind(parent, Kind::scalar);
    const TaskId from = collector_.find(parent.scalar, parent.where);
    collector_.add_edge(from, to, files_.bytes(from, to, parent.where), parent.where);
    edges_.emplace(from.value(), to.value());
  }
}

void Reader::check_children(const Value& entry) const {
  const TaskId from = collector_.find(entry.at("id").scalar, entry.where);
  const Value& children = member(entry, "children", Kind::list);
  std::set<std::int32_t> seen;
  for (const Value& child : children.items) {
    require_kind(child, Kind::scalar);
    const TaskId to = collector_.find(child.scalar, child.where);
    if (edges_.count({from.value(), to.value()}) == 0) {
      child.fail(fmt::format("task '{}' does not name '{}' among its parents", child.scalar,
                             entry.at("id").scalar));
    }
    if (!seen.insert(to.value()).second) {
      child.fail(fmt::format("child '{}' stands here for the second time", child.scalar));
    }
  }
  const auto begin = edges_.lower_bound({from.value(), 0});
  const auto end = edges_.lower_bound({from.value() + 1, 0});
  if (static_cast<std::size_t>(std::distance(begin, end)) != seen.size()) {
    children.fail(fmt::format("tasks name '{}' as their parent that are not among its children",
                              entry.at("id").scalar));
  }
}

void Reader::read_execution(const Value& execution) {
  collector_.graph().pes = {"p0"};
  const Value& tasks = member(execution, "tasks", Kind::list);
  for (const Value& entry : tasks.items) {
    const Value& id = member(entry, "id", Kind::scalar);
    const Value& runtime = member(entry, "runtimeInSeconds", Kind::scalar);
    InterchangeTask& task = collector_.task(collector_.find(id.scalar, id.where));
    if (!task.times.empty()) id.fail(fmt::format("task '{}' has run already", id.scalar));
    task.times = {require_time(runtime.scalar, kSeconds, runtime.where, "the runtime in seconds")};
    const Value* command = optional_member(entry, "command", Kind::map);
    const Value* program =
        command == nullptr ? nullptr : optional_member(*command, "program", Kind::scalar);
    if (program != nullptr) task.kernel = program->scalar;
  }
  for (std::int32_t i = 0; i < collector_.size(); ++i) {
    const InterchangeTask& task = collector_.task(TaskId(i));
    if (task.times.empty()) {
      tasks.fail(fmt::format("task '{}' has no runtime; expected one of each task", task.name));
    }
  }
}

InterchangeGraph Reader::read() {
  const Value& version = member(root_, "schemaVersion", Kind::scalar);
  if (version.scalar != "1.5") {
    version.fail(fmt::format("found version '{}'; expected '1.5'", version.scalar));
  }
  collector_.graph().name = member(root_, "name", Kind::scalar).scalar;
  const Value& workflow = member(root_, "workflow", Kind::map);
  const Value& specification = member(workflow, "specification", Kind::map);
  const Value& tasks = member(specification, "tasks", Kind::list);
  read_sizes(specification);
  for (const Value& entry : tasks.items) read_task(entry);
  for (const Value& entry : tasks.items) add_edges(entry);
  for (const Value& entry : tasks.items) check_children(entry);
  const Value* execution = optional_member(workflow, "execution", Kind::map);
  if (execution != nullptr) read_execution(*execution);
  const std::size_t outside = files_.inputs_from_outside();
  if (outside > 0) {
    collector_.graph().notes.push_back(
        fmt::format("{} files that no task writes are left out", outside));
  }
  return collector_.finish(tasks.where);
}

void check_names(const InterchangeGraph& graph) {
  for (const InterchangeTask& task : graph.tasks) {
    for (const char letter : task.name) {
      if (std::isalnum(static_cast<unsigned char>(letter)) != 0) continue;
      if (letter == '-' || letter == '_' || letter == '.') continue;
      throw InputError(fmt::format(
          "the format wfformat has only letters, digits, '-', '_' and '.' in ids, but there is "
          "task '{}'",
          task.name));
    }
  }
}

Json print_specification(const InterchangeGraph& graph) {
  Json tasks = Json::array(), files = Json::array();
  for (const InterchangeTask& task : graph.tasks) {
    tasks.push_back({{"name", task.kernel},
                     {"id", task.name},
                     {"parents", Json::array()},
                     {"children", Json::array()},
                     {"inputFiles", Json::array()},
                     {"outputFiles", Json::array()}});
  }
  for (const InterchangeEdge& edge : graph.edges) {
    Json& from = tasks[edge.from.index()];
    Json& to = tasks[edge.to.index()];
    from["children"].push_back(to["id"]);
    to["parents"].push_back(from["id"]);
    if (edge.bytes == 0) continue;
    const std::string file = fmt::format("{}_to_{}", edge.from.value(), edge.to.value());
    from["outputFiles"].push_back(file);
    to["inputFiles"].push_back(file);
    files.push_back({{"id", file}, {"sizeInBytes", edge.bytes}});
  }
  return {{"tasks", tasks}, {"files", files}};
}

// The schema asks for a makespan and an instant; the graph has not run, so it is that of one core.
Json print_execution(const InterchangeGraph& graph) {
  Json tasks = Json::array();
  double makespan_seconds = 0;
  for (const InterchangeTask& task : graph.tasks) {
    tasks.push_back({{"id", task.name},
                     {"runtimeInSeconds", json_number(task.times[0].count(), kSeconds)},
                     {"command", {{"program", task.kernel}}}});
    makespan_seconds += to_seconds(task.times[0]);
  }
  return {{"makespanInSeconds", makespan_seconds},
          {"executedAt", "1970-01-01T00:00:00Z"},
          {"tasks", tasks}};
}

}  // namespace

std::vector<InterchangeGraph> WfFormat::parse(const std::vector<FormatFile>& files) const {
  return {Reader(files[0]).read()};
}

std::vector<std::string> WfFormat::print(const InterchangeGraph& graph) const {
  check_names(graph);
  Json root = {{"name", graph.name}, {"schemaVersion", "1.5"}};
  root["workflow"]["specification"] = print_specification(graph);
  if (!graph.pes.empty()) root["workflow"]["execution"] = print_execution(graph);
  return {root.dump(2) + "\n"};
}

}  // namespace weft
