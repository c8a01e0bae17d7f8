// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/tgff_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <set>
#include <sstream>

#include "workload/formats/decimal.h"

namespace weft {
namespace {

constexpr std::size_t kBlockWords = 3;  // @NAME NUMBER {

bool is_comment(const Ds3Line& line) { return line[0][0] == '#'; }

// The names of a table's columns, from the comment above its rows; nothing where it has others.
std::vector<std::string> columns_of(const Ds3Line& comment) {
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < comment.size(); ++i) {
    std::string word = comment[i];
    word.erase(0, word.find_first_not_of('#'));
    if (word == "#" || word.empty() || word[0] == '#') continue;
    columns.push_back(word);
  }
  const bool of_rows = !columns.empty() && columns[0] == "type";
  return of_rows ? columns : std::vector<std::string>();
}

std::size_t find_column(const std::vector<std::string>& columns, const std::string& name) {
  return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) -
                                  columns.begin());
}

std::size_t find_time(const std::vector<std::string>& columns) {
  const auto found = std::find_if(columns.begin(), columns.end(), [](const std::string& name) {
    return boost::ends_with(name, "time");
  });
  return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace

TgffReader::TgffReader(const FormatFile& file) : path_(file.path) {
  std::istringstream in(file.text);
  std::string text;
  for (int number = 1; std::getline(in, text); ++number) {
    Ds3Line line(file.path, number, text);
    if (line.size() > 0) lines_.push_back(std::move(line));
  }
}

const Ds3Line& TgffReader::next_line(const Ds3Line& head) {
  if (next_ < lines_.size()) return lines_[next_++];
  head.fail(0, fmt::format("block {} is not closed; expected '}}'", head[0]));
}

std::vector<InterchangeGraph> TgffReader::read() {
  while (next_ < lines_.size()) {
    const Ds3Line& line = lines_[next_++];
    if (is_comment(line)) continue;
    if (line[0][0] != '@') line.expected(0, "'@' and the name of a block");
    if (line[0] == "@HYPERPERIOD") {  // follows from the periods
      require_decimal(line.word(1, "the hyperperiod"), kMicroseconds, line.at(1),
                      "the hyperperiod");
      line.end(2);
    } else {
      read_block(line);
    }
  }
  if (graphs_.empty()) throw InputError(Location{path_}, "expected a block '@TASK_GRAPH 0 {'");
  const bool shared = types_are_shared();
  std::vector<InterchangeGraph> result;
  for (const Graph& graph : graphs_) result.push_back(make(graph, shared));
  return result;
}

void TgffReader::read_block(const Ds3Line& head) {
  head.integer(1, "the block's number");
  head.keyword(2, "{");
  head.end(kBlockWords);
  if (head[0] == "@TASK_GRAPH") {
    read_graph(head);
  } else {
    read_table(head);
  }
}

void TgffReader::read_graph(const Ds3Line& head) {
  Graph graph;
  graph.head = &head;
  for (const Ds3Line* line = &next_line(head); (*line)[0] != "}"; line = &next_line(head)) {
    if (!is_comment(*line)) read_statement(*line, graph);
  }
  graphs_.push_back(std::move(graph));
}

void TgffReader::read_statement(const Ds3Line& line, Graph& graph) {
  if (line[0] == "PERIOD") {
    graph.period =
        require_time(line.word(1, "the period"), kMicroseconds, line.at(1), "the period");
    line.end(2);
  } else if (line[0] == "TASK") {
    read_task(line, graph);
  } else if (line[0] == "ARC") {
    read_arc(line, graph);
  } else if (line[0] == "HARD_DEADLINE" || line[0] == "SOFT_DEADLINE") {
    read_deadline(line, graph);
  } else if (line[0] != "APERIODIC") {
    line.expected(0, "PERIOD, APERIODIC, TASK, ARC, HARD_DEADLINE, SOFT_DEADLINE or '}'");
  }
}

void TgffReader::read_task(const Ds3Line& line, Graph& graph) {
  const std::string& name = line.word(1, "the task's name");
  line.keyword(2, "TYPE");
  const Typed task{&line, 3, line.integer(3, "the task's type")};
  line.end(4);
  if (!graph.ids.emplace(name, count_of(graph.names)).second) {
    line.fail(1, fmt::format("task '{}' stands here for the second time", name));
  }
  graph.names.push_back(name);
  graph.tasks.push_back(task);
}

std::int32_t TgffReader::task_id(const Ds3Line& line, std::size_t word, const Graph& graph) {
  const auto entry = graph.ids.find(line.word(word, "a task's name"));
  if (entry == graph.ids.end()) line.expected(word, "a task that stands above");
  return entry->second;
}

void TgffReader::read_arc(const Ds3Line& line, Graph& graph) {
  line.word(1, "the arc's name");
  line.keyword(2, "FROM");
  line.keyword(4, "TO");
  line.keyword(6, "TYPE");
  const Typed typed{&line, 7, line.integer(7, "the arc's type")};
  line.end(8);
  graph.arcs.push_back({typed, task_id(line, 3, graph), task_id(line, 5, graph)});
}

void TgffReader::read_deadline(const Ds3Line& line, Graph& graph) {
  line.word(1, "the deadline's name");
  line.keyword(2, "ON");
  const std::int32_t task = task_id(line, 3, graph);
  line.keyword(4, "AT");
  const Time time =
      require_time(line.word(5, "the deadline"), kMicroseconds, line.at(5), "the deadline");
  line.end(6);
  const std::string& name = graph.names[static_cast<std::size_t>(task)];
  if (line[0] == "SOFT_DEADLINE") {
    graph.notes.push_back(fmt::format("the soft deadline of task '{}' is left out", name));
    return;
  }
  if (graph.deadline != kNever && graph.deadline != time) {
    graph.notes.push_back("tasks have unlike hard deadlines; the latest is kept");
  }
  graph.deadline = graph.deadline == kNever ? time : std::max(graph.deadline, time);
}

void TgffReader::read_table(const Ds3Line& head) {
  TgffTable table;
  table.name = fmt::format("{} {}", head[0].substr(1), head[1]);
  table.communication = boost::starts_with(head[0], "@COMMUN");
  std::vector<std::string> columns;
  for (const Ds3Line* line = &next_line(head); (*line)[0] != "}"; line = &next_line(head)) {
    if (is_comment(*line)) {
      if (columns.empty()) columns = columns_of(*line);
    } else if (!columns.empty()) {  // a row before them describes the table: price, area, ...
      read_row(*line, columns, table);
    }
  }
  const bool known = std::any_of(tables_.begin(), tables_.end(),
                                 [&](const TgffTable& other) { return other.name == table.name; });
  if (known) head.fail(0, fmt::format("table {} stands here for the second time", table.name));
  if (!table.values.empty()) tables_.push_back(std::move(table));
}

void TgffReader::read_row(const Ds3Line& line, const std::vector<std::string>& columns,
                          TgffTable& table) {
  const std::int32_t type = line.integer(0, "a type");
  const std::size_t quantity = find_column(columns, "quantity");
  const bool has_quantity = table.communication && quantity < columns.size();
  const std::size_t column = has_quantity ? quantity : find_time(columns);
  if (column == columns.size()) {
    line.fail(0, "the comment above the rows names no column that ends in 'time'");
  }
  const char* what = table.communication ? "the volume" : "the execution time";
  const int power = table.communication ? kBytes : kMicroseconds;
  std::int64_t value = require_decimal(line.word(column, what), power, line.at(column), what);
  const std::size_t valid = find_column(columns, "valid");
  if (valid < columns.size() && line.integer(valid, "0 or 1") == 0) value = kNever.count();
  line.end(columns.size());
  if (!table.values.emplace(type, value).second) {
    line.fail(0, fmt::format("type {} stands here for the second time", type));
  }
}

bool TgffReader::types_are_shared() const {
  std::set<std::int32_t> seen;
  for (const Graph& graph : graphs_) {
    for (const Typed& task : graph.tasks) {
      if (!seen.insert(task.type).second) return true;
    }
  }
  return false;
}

std::int64_t TgffReader::value_of(const TgffTable& table, const Typed& typed) const {
  const auto value = table.values.find(typed.type);
  if (value != table.values.end()) return value->second;
  typed.line->fail(typed.word, fmt::format("table {} has no type {}", table.name, typed.type));
}

InterchangeGraph TgffReader::make(const Graph& graph, bool shared) const {
  GraphCollector collector;
  InterchangeGraph& result = collector.graph();
  result.name = stem_of(path_);
  if (graphs_.size() > 1) result.name += fmt::format("_{}", (*graph.head)[1]);
  result.period = graph.period;
  result.deadline = graph.deadline;
  result.notes = graph.notes;
  const TgffTable* volumes = nullptr;
  std::vector<const TgffTable*> pes;
  for (const TgffTable& table : tables_) {
    if (!table.communication) pes.push_back(&table);
    if (table.communication && volumes == nullptr) volumes = &table;
  }
  for (std::size_t i = 0; i < pes.size(); ++i) result.pes.push_back(fmt::format("p{}", i));
  for (std::size_t i = 0; i < graph.tasks.size(); ++i) {
    const Typed& typed = graph.tasks[i];
    const TaskId id = collector.add_task(
        graph.names[i], shared ? fmt::format("type{}", typed.type) : "", typed.line->at(1));
    for (const TgffTable* pe : pes) {
      collector.task(id).times.push_back(Time(value_of(*pe, typed)));
    }
  }
  for (const Arc& arc : graph.arcs) {
    const std::int64_t bytes = volumes == nullptr ? 0 : value_of(*volumes, arc.typed);
    if (bytes == kNever.count()) arc.typed.line->fail(arc.typed.word, "this type is not valid");
    collector.add_edge(TaskId(arc.from), TaskId(arc.to), bytes, arc.typed.line->at(0));
  }
  return collector.finish(graph.head->at(0));
}

}  // namespace weft
