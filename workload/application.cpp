// SPDX-License-Identifier: Apache-2.0
#include "workload/application.h"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

#include "base/schema.h"
#include "workload/schemas.h"

namespace weft {
namespace {

using TaskNames = std::map<std::string, TaskId>;  // in order, so that hints are the same everywhere

TaskNames add_tasks(const Value& tasks, KernelNames& kernels, TaskGraphBuilder& builder) {
  TaskNames ids;
  for (const Value& task : tasks.items) {
    const std::string& name = task.at("name").scalar;
    check_column_name(name, task.at("name").where);
    const Value* own_kernel = task.find("kernel");
    if (own_kernel != nullptr) check_column_name(own_kernel->scalar, own_kernel->where);
    const KernelId kernel = kernels.intern(own_kernel == nullptr ? name : own_kernel->scalar);
    if (!ids.emplace(name, builder.add_task(name, kernel)).second) {
      task.at("name").fail(fmt::format("task '{}' stands here for the second time", name));
    }
  }
  return ids;
}

TaskId find_task(const TaskNames& ids, const Value& end) {
  const auto entry = ids.find(end.scalar);
  if (entry != ids.end()) return entry->second;
  std::vector<std::string> names;
  for (const auto& [name, id] : ids) names.push_back(name);
  end.fail(fmt::format("there is no task '{}'{}", end.scalar, nearest_hint(end.scalar, names)));
}

}  // namespace

Application read_application(const Value& document, KernelNames& kernels) {
  validate(document, application_schema());
  Application application;
  application.name = document.at("name").scalar;
  check_column_name(application.name, document.at("name").where);
  application.description = document.string_or("description", "");
  application.deadline = document.time_or("deadline", kNever);

  TaskGraphBuilder builder;
  const TaskNames ids = add_tasks(document.at("tasks"), kernels, builder);
  if (const Value* edges = document.find("edges")) {
    for (const Value& edge : edges->items) {
      try {
        builder.add_edge(find_task(ids, edge.at("from")), find_task(ids, edge.at("to")),
                         edge.at("data").as_quantity(Dimension::data));
      } catch (const std::invalid_argument& error) {
        edge.fail(error.what());
      }
    }
  }
  try {
    application.graph = builder.build();
  } catch (const std::invalid_argument& error) {
    document.at("tasks").fail(error.what());
  }
  return application;
}

Application load_application(const std::string& reference, const std::string& directory,
                             KernelNames& kernels, const Location& where) {
  if (is_file_reference(reference)) {
    const std::string path = reference[0] == '/' ? reference : directory + reference;
    return read_application(parse_yaml(read_file(path, where), path), kernels);
  }
  const EmbeddedFile& file = find_embedded(builtin_applications(), "application", reference, where);
  return read_application(parse_yaml(file.text, "built-in " + file.name), kernels);
}

Value write_application(const Application& application, const KernelNames& kernels) {
  Value document;
  document.add("name", application.name);
  if (!application.description.empty()) document.add("description", application.description);
  if (application.deadline != kNever) {
    document.add("deadline", format_quantity(application.deadline.count(), Dimension::time));
  }
  const TaskGraph& graph = application.graph;
  Value tasks, edges;
  tasks.kind = edges.kind = Value::Kind::list;
  for (std::int32_t i = 0; i < graph.size(); ++i) {
    const TaskId task(i);
    Value entry;
    entry.add("name", graph.name(task));
    if (kernels[graph.kernel(task)] != graph.name(task)) {
      entry.add("kernel", kernels[graph.kernel(task)]);
    }
    tasks.items.push_back(entry);
    for (const Edge& out : graph.successors(task)) {
      Value edge;
      edge.add("from", graph.name(task));
      edge.add("to", graph.name(out.task));
      edge.add("data", format_quantity(out.bytes, Dimension::data));
      edges.items.push_back(edge);
    }
  }
  document.add("tasks", tasks);
  if (!edges.items.empty()) document.add("edges", edges);
  return document;
}

}  // namespace weft
