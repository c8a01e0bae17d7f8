// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/stomp.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <sstream>

#include "workload/formats/decimal.h"
#include "workload/formats/graph_collector.h"
#include "workload/formats/xml_file.h"

namespace weft {
namespace {

constexpr std::size_t kFirstTime = 2;  // TYPE, SHARE, TIME...

struct Row {
  Location where;
  std::vector<std::string> cells;
};

std::vector<Row> read_rows(const FormatFile& file) {
  std::vector<Row> rows;
  std::istringstream in(file.text);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (boost::trim_copy(line).empty()) continue;
    Row row{{file.path, number, 1}, {}};
    boost::split(row.cells, line, boost::is_any_of(","));
    for (std::string& cell : row.cells) boost::trim(cell);
    rows.push_back(std::move(row));
  }
  if (rows.empty() || rows[0].cells[0] != "type") {
    throw InputError(rows.empty() ? Location{file.path} : rows[0].where,
                     "expected the header 'type,' and the types of servers");
  }
  return rows;
}

// The header names the servers, but STOMP's own files leave it at `P1,P2,...,Pn`.
std::vector<std::string> pe_names(const std::vector<Row>& rows) {
  const std::size_t count = rows.size() > 1 && rows[1].cells.size() > kFirstTime
                                ? rows[1].cells.size() - kFirstTime
                                : rows[0].cells.size() - 1;
  std::vector<std::string> names(rows[0].cells.begin() + 1, rows[0].cells.end());
  if (names.size() == count) return names;
  names.clear();
  for (std::size_t i = 0; i < count; ++i) names.push_back(fmt::format("p{}", i));
  return names;
}

void read_costs(const Row& row, std::size_t pes, InterchangeTask& task) {
  if (row.cells.size() != pes + kFirstTime) {
    throw InputError(row.where,
                     fmt::format("expected a type, a share of the deadline and {} times, found {} "
                                 "values",
                                 pes, row.cells.size()));
  }
  require_decimal(row.cells[1], 0, row.where, "a share of the deadline");
  for (std::size_t i = kFirstTime; i < row.cells.size(); ++i) {
    const std::string& cell = row.cells[i];
    task.times.push_back(
        cell == "None" ? kNever : require_time(cell, kMicroseconds, row.where, "a time or 'None'"));
  }
}

// The cells of the CSV file are read without the blanks around them.
void check_cell(const std::string& name) {
  if (boost::trim_copy(name) == name) return;
  throw InputError(
      fmt::format("the format stomp has no blanks around names, but there is '{}'", name));
}

}  // namespace

std::vector<InterchangeGraph> StompFormat::parse(const std::vector<FormatFile>& files) const {
  const XmlFile xml(files[0], "graphml");
  const pugi::xml_node root = xml.root().child("graph");
  if (!root) throw InputError(xml.at(xml.root()), "expected an element <graph>");
  const std::vector<Row> rows = read_rows(files[1]);
  GraphCollector collector;
  collector.graph().pes = pe_names(rows);
  std::size_t next = 1;
  for (const pugi::xml_node& node : root.children("node")) {
    if (next == rows.size()) {
      throw InputError(rows.back().where,
                       fmt::format("expected a line for each task; '{}' has none",
                                   xml.attribute(node, "id").substr(0, 40)));
    }
    const Row& row = rows[next++];
    const TaskId task = collector.add_task(xml.attribute(node, "id"), row.cells[0], xml.at(node));
    read_costs(row, collector.graph().pes.size(), collector.task(task));
  }
  if (next < rows.size()) {
    throw InputError(rows[next].where,
                     fmt::format("the graph has {} tasks, but here is one more", collector.size()));
  }
  for (const pugi::xml_node& edge : root.children("edge")) {
    const Location where = xml.at(edge);
    collector.add_edge(collector.find(xml.attribute(edge, "source"), where),
                       collector.find(xml.attribute(edge, "target"), where), 0, where);
  }
  return {collector.finish(xml.at(root))};
}

std::vector<std::string> StompFormat::print(const InterchangeGraph& graph) const {
  pugi::xml_document document;
  pugi::xml_node xml = document.append_child("graphml");
  xml.append_attribute("xmlns") = "http://graphml.graphdrawing.org/xmlns";
  pugi::xml_node root = xml.append_child("graph");
  root.append_attribute("edgedefault") = "directed";
  std::string costs = fmt::format("type,{}\n", fmt::join(graph.pes, ","));
  for (const std::string& pe : graph.pes) check_cell(pe);
  for (const InterchangeTask& task : graph.tasks) {
    check_cell(task.kernel);
    root.append_child("node").append_attribute("id") = task.name.c_str();
    costs += task.kernel + ",1";
    for (const Time time : task.times) {
      costs += "," + (time == kNever ? "None" : decimal_text(time.count(), kMicroseconds));
    }
    costs += "\n";
  }
  for (const InterchangeEdge& edge : graph.edges) {
    pugi::xml_node node = root.append_child("edge");
    node.append_attribute("source") = graph.tasks[edge.from.index()].name.c_str();
    node.append_attribute("target") = graph.tasks[edge.to.index()].name.c_str();
  }
  std::ostringstream text;
  document.save(text, "  ");
  return {text.str(), costs};
}

}  // namespace weft
