// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/stg.h"

#include <fmt/format.h>

#include "workload/formats/decimal.h"
#include "workload/formats/ds3_lines.h"
#include "workload/formats/graph_collector.h"

namespace weft {
namespace {

constexpr std::size_t kFirstPredecessor = 3;  // NUMBER TIME COUNT PREDECESSOR...

struct Predecessor {
  const Ds3Line* line = nullptr;
  std::size_t word = 0;
  std::int32_t number = 0;
  std::int64_t cost = 0;
};

struct Task {
  const Ds3Line* line = nullptr;
  Time time{0};
  std::vector<Predecessor> predecessors;
};

class Reader {
 public:
  explicit Reader(const FormatFile& file)
      : path_(file.path), lines_(parse_ds3_lines(file.text, file.path)) {}

  InterchangeGraph read();

 private:
  const Ds3Line& next_line(const std::string& what);
  void read_task();
  void read_costs(std::int32_t count, Task& task);
  std::int64_t last() const { return static_cast<std::int64_t>(tasks_.size()) - 1; }
  void check_dummy(const Task& task) const;
  void add_edges(std::int64_t number, GraphCollector& collector) const;

  std::string path_;
  std::vector<Ds3Line> lines_;
  std::size_t next_ = 0;
  std::vector<Task> tasks_;
};

const Ds3Line& Reader::next_line(const std::string& what) {
  if (next_ < lines_.size()) return lines_[next_++];
  const Ds3Line& end = lines_.back();
  end.fail(end.size(), fmt::format("expected {}, found the end of the file", what));
}

void Reader::read_costs(std::int32_t count, Task& task) {
  for (std::int32_t i = 0; i < count; ++i) {
    const Ds3Line& line = next_line("a line 'PREDECESSOR COST'");
    const std::int32_t number = line.integer(0, "a predecessor's number");
    const std::int64_t cost = require_decimal(line.word(1, "the communication cost"), kBytes,
                                              line.at(1), "the communication cost");
    line.end(2);
    task.predecessors.push_back({&line, 0, number, cost});
  }
}

void Reader::read_task() {
  const Ds3Line& line = next_line(fmt::format("task {}", tasks_.size()));
  if (line.integer(0, "a task's number") != static_cast<std::int64_t>(tasks_.size())) {
    line.expected(0, fmt::format("task {}; tasks are numbered from 0 in order", tasks_.size()));
  }
  Task task;
  task.line = &line;
  task.time = require_time(line.word(1, "the processing time"), kMicroseconds, line.at(1),
                           "the processing time");
  const std::int32_t count = line.integer(2, "the number of predecessors");
  if (line.size() == kFirstPredecessor) {
    read_costs(count, task);
  } else {
    const auto words = static_cast<std::size_t>(count);
    for (std::size_t i = 0; i < words; ++i) {
      const std::size_t word = kFirstPredecessor + i;
      task.predecessors.push_back({&line, word, line.integer(word, "a predecessor's number"), 0});
    }
    line.end(kFirstPredecessor + words);
  }
  tasks_.push_back(std::move(task));
}

void Reader::check_dummy(const Task& task) const {
  if (task.time != Time(0)) task.line->expected(1, "0, the time of a dummy task");
  for (const Predecessor& predecessor : task.predecessors) {
    if (predecessor.cost > 0) {
      predecessor.line->expected(1, "0, the cost of an edge of a dummy task");
    }
  }
}

void Reader::add_edges(std::int64_t number, GraphCollector& collector) const {
  for (const Predecessor& predecessor : tasks_[static_cast<std::size_t>(number)].predecessors) {
    if (predecessor.number > last()) {
      predecessor.line->expected(predecessor.word, fmt::format("a task from 0 to {}", last()));
    }
    if (predecessor.number == last()) {
      predecessor.line->fail(predecessor.word, "nothing comes after the last task, the dummy");
    }
    if (predecessor.number == 0) {
      if (predecessor.cost > 0) {
        predecessor.line->expected(1, "0, the cost of an edge of a dummy task");
      }
      continue;
    }
    if (number == last()) continue;
    collector.add_edge(TaskId(predecessor.number - 1),
                       TaskId(static_cast<std::int32_t>(number) - 1), predecessor.cost,
                       predecessor.line->at(predecessor.word));
  }
}

InterchangeGraph Reader::read() {
  const Ds3Line& head = next_line("the number of tasks");
  const std::int64_t count = head.integer(0, "the number of tasks");
  if (count == 0) head.expected(0, "a number of tasks of at least 1");
  head.end(1);
  while (last() <= count) read_task();
  if (next_ < lines_.size()) {
    lines_[next_].expected(0, fmt::format("the end of the file after {} tasks", tasks_.size()));
  }
  if (!tasks_[0].predecessors.empty()) tasks_[0].line->expected(2, "0, the first task is a dummy");
  check_dummy(tasks_.front());
  check_dummy(tasks_.back());
  GraphCollector collector;
  collector.graph().pes = {"p0"};
  for (std::int64_t number = 1; number < last(); ++number) {
    const Task& task = tasks_[static_cast<std::size_t>(number)];
    const TaskId id = collector.add_task(fmt::format("t{}", number - 1), "", task.line->at(0));
    collector.task(id).times = {task.time};
  }
  for (std::int64_t number = 1; number <= last(); ++number) add_edges(number, collector);
  return collector.finish(Location{path_});
}

std::int64_t whole_time(const InterchangeTask& task) {
  const Time unit = microseconds(1);
  if (task.times[0] % unit == Time(0)) return task.times[0] / unit;
  throw InputError(
      fmt::format("the format stg has whole units of time (1 us), but task '{}' takes {} us",
                  task.name, decimal_text(task.times[0].count(), kMicroseconds)));
}

void print_task(std::string& text, std::size_t number, std::int64_t time,
                const std::vector<InterchangeEdge>& predecessors, bool with_costs) {
  text += fmt::format("{:>11}{:>11}{:>11}", number, time, predecessors.size());
  for (const InterchangeEdge& edge : predecessors) {
    const std::int32_t source = edge.from.value() + 1;
    text += with_costs ? fmt::format("\n{:>11}{:>11}", source, edge.bytes)
                       : fmt::format("{:>11}", source);
  }
  text += "\n";
}

}  // namespace

std::vector<InterchangeGraph> StgFormat::parse(const std::vector<FormatFile>& files) const {
  return {Reader(files[0]).read()};
}

std::vector<std::string> StgFormat::print(const InterchangeGraph& graph) const {
  const InterchangeEdge from_dummy{TaskId(-1), TaskId(0), 0};
  const bool with_costs = features_of(graph).count(GraphFeature::data) > 0;
  std::vector<std::vector<InterchangeEdge>> predecessors(graph.tasks.size());
  std::vector<bool> is_exit(graph.tasks.size(), true);
  for (const InterchangeEdge& edge : graph.edges) {
    predecessors[edge.to.index()].push_back(edge);
    is_exit[edge.from.index()] = false;
  }
  std::string text = fmt::format("{:>11}\n", graph.tasks.size());
  print_task(text, 0, 0, {}, with_costs);
  std::vector<InterchangeEdge> exits;
  for (std::size_t i = 0; i < graph.tasks.size(); ++i) {
    if (predecessors[i].empty()) predecessors[i] = {from_dummy};
    print_task(text, i + 1, whole_time(graph.tasks[i]), predecessors[i], with_costs);
    if (is_exit[i]) exits.push_back({TaskId(static_cast<std::int32_t>(i)), TaskId(0), 0});
  }
  print_task(text, graph.tasks.size() + 1, 0, exits, with_costs);
  return {text + fmt::format("# {}\n", graph.name)};
}

}  // namespace weft
