// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/dax.h"

#include <fmt/format.h>

#include <sstream>

#include "workload/formats/decimal.h"
#include "workload/formats/file_edges.h"
#include "workload/formats/graph_collector.h"
#include "workload/formats/xml_file.h"

namespace weft {
namespace {

class Reader {
 public:
  explicit Reader(const FormatFile& file) : xml_(file, "adag") {}

  InterchangeGraph read();

 private:
  void read_job(const pugi::xml_node& job);
  void read_use(const pugi::xml_node& use, TaskId task);
  void read_child(const pugi::xml_node& child);

  XmlFile xml_;
  GraphCollector collector_;
  FileEdges files_;
};

void Reader::read_use(const pugi::xml_node& use, TaskId task) {
  const bool old = !use.attribute("file").empty();  // schema 2
  const std::string file = xml_.attribute(use, old ? "file" : "name");
  const std::string link = xml_.attribute(use, "link");
  const pugi::xml_attribute size = use.attribute("size");
  const std::int64_t bytes =
      size.empty() ? 0 : require_decimal(size.value(), kBytes, xml_.at(use), "the file's size");
  if (link == "output" || link == "inout") files_.writes(task, file, bytes);
  if (link == "input" || link == "inout") files_.reads(task, file);
}

void Reader::read_job(const pugi::xml_node& job) {
  const Location where = xml_.at(job);
  const TaskId task =
      collector_.add_task(xml_.attribute(job, "id"), job.attribute("name").value(), where);
  files_.add_task();
  const pugi::xml_attribute runtime = job.attribute("runtime");
  const bool timed = !collector_.graph().pes.empty();
  if (!runtime.empty()) {
    if (task.value() == 0) collector_.graph().pes = {"p0"};
    collector_.task(task).times = {
        require_time(runtime.value(), kSeconds, where, "the runtime in seconds")};
  }
  if (task.value() > 0 && timed == runtime.empty()) {
    throw InputError(where, "expected a runtime of each job or of none");
  }
  for (const pugi::xml_node& use : job.children("uses")) read_use(use, task);
}

void Reader::read_child(const pugi::xml_node& child) {
  const TaskId to = collector_.find(xml_.attribute(child, "ref"), xml_.at(child));
  for (const pugi::xml_node& parent : child.children("parent")) {
    const Location where = xml_.at(parent);
    const TaskId from = collector_.find(xml_.attribute(parent, "ref"), where);
    collector_.add_edge(from, to, files_.bytes(from, to, where), where);
  }
}

InterchangeGraph Reader::read() {
  collector_.graph().name = xml_.root().attribute("name").value();
  for (const pugi::xml_node& job : xml_.root().children("job")) read_job(job);
  for (const pugi::xml_node& child : xml_.root().children("child")) read_child(child);
  const std::size_t outside = files_.inputs_from_outside();
  if (outside > 0) {
    collector_.graph().notes.push_back(
        fmt::format("{} files that no job writes are left out", outside));
  }
  return collector_.finish(xml_.at(xml_.root()));
}

void append_use(pugi::xml_node& job, const std::string& file, const char* link,
                std::int64_t bytes) {
  pugi::xml_node use = job.append_child("uses");
  use.append_attribute("name") = file.c_str();
  use.append_attribute("link") = link;
  use.append_attribute("size") = std::to_string(bytes).c_str();
}

void append_children(const InterchangeGraph& graph, pugi::xml_node& root) {
  std::vector<pugi::xml_node> children(graph.tasks.size());
  for (const InterchangeEdge& edge : graph.edges) {
    pugi::xml_node& child = children[edge.to.index()];
    if (!child) {
      child = root.append_child("child");
      child.append_attribute("ref") = graph.tasks[edge.to.index()].name.c_str();
    }
    child.append_child("parent").append_attribute("ref") =
        graph.tasks[edge.from.index()].name.c_str();
  }
}

}  // namespace

std::vector<InterchangeGraph> DaxFormat::parse(const std::vector<FormatFile>& files) const {
  return {Reader(files[0]).read()};
}

std::vector<std::string> DaxFormat::print(const InterchangeGraph& graph) const {
  pugi::xml_document document;
  pugi::xml_node head = document.append_child(pugi::node_declaration);
  head.append_attribute("version") = "1.0";
  head.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child("adag");
  root.append_attribute("xmlns") = "http://pegasus.isi.edu/schema/DAX";
  root.append_attribute("version") = "3.6";
  root.append_attribute("name") = graph.name.c_str();
  std::vector<pugi::xml_node> jobs;
  for (const InterchangeTask& task : graph.tasks) {
    pugi::xml_node job = root.append_child("job");
    job.append_attribute("id") = task.name.c_str();
    job.append_attribute("name") = task.kernel.c_str();
    if (!task.times.empty()) {
      const std::string runtime = decimal_text(task.times[0].count(), kSeconds);
      job.append_attribute("runtime") = runtime.c_str();
    }
    jobs.push_back(job);
  }
  for (const InterchangeEdge& edge : graph.edges) {
    if (edge.bytes == 0) continue;
    const std::string file = fmt::format("{}_to_{}", edge.from.value(), edge.to.value());
    append_use(jobs[edge.from.index()], file, "output", edge.bytes);
    append_use(jobs[edge.to.index()], file, "input", edge.bytes);
  }
  append_children(graph, root);
  std::ostringstream text;
  document.save(text, "  ");
  return {text.str()};
}

}  // namespace weft
