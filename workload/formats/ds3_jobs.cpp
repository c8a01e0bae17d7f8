// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/ds3_jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <utility>

#include "base/document.h"
#include "workload/formats/ds3_lines.h"

namespace weft {
namespace {

constexpr std::size_t kFirstPredecessor = 2;  // NAME ID PREDECESSOR...

struct Task {
  const Ds3Line* line = nullptr;  // the one that gives id and predecessors
  std::int32_t id = 0;
  bool is_tail = false;
  Time deadline = kNever;

  const std::string& name() const { return (*line)[0]; }
};

struct Volume {
  const Ds3Line* line = nullptr;
  std::int64_t bytes = 0;
};

class JobReader {
 public:
  JobReader(const std::string& path, std::vector<Ds3Line> lines)
      : path_(path), lines_(std::move(lines)) {}

  Application read(KernelNames& kernels);

 private:
  void read_line(const Ds3Line& line);
  void read_task(const Ds3Line& line);
  void read_timing(const Ds3Line& line, Task& task);
  void read_volume(const Ds3Line& line);
  Task& find_task(const Ds3Line& line);
  void check_tasks();
  TaskGraph make_graph(KernelNames& kernels);
  void add_edges(const Task& task, TaskGraphBuilder& builder);
  void check_id(const Ds3Line& line, std::size_t word, std::int32_t id) const;

  std::string path_;
  std::vector<Ds3Line> lines_;
  std::string name_;
  const Ds3Line* count_ = nullptr;  // `add_new_tasks N`
  std::vector<Task> tasks_;         // ordered by id once they are checked
  std::map<std::string, std::size_t> index_;
  std::map<std::pair<std::int32_t, std::int32_t>, Volume> volumes_;  // not yet on an edge
};

bool begins_with_digit(const std::string& word) {
  return !word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) != 0;
}

void JobReader::read_line(const Ds3Line& line) {
  if (line[0] == "job_name") {
    if (!name_.empty()) line.fail(0, "a file holds one job, and 'job_name' stands here again");
    name_ = line.word(1, "the job's name");
    line.end(2);
  } else if (line[0] == "add_new_tasks") {
    if (count_ != nullptr) line.fail(0, "'add_new_tasks' stands here for the second time");
    count_ = &line;
    line.integer(1, "the number of tasks");
    line.end(2);
  } else if (line[0] == "comm_vol") {
    read_volume(line);
  } else if (begins_with_digit(line[1])) {
    read_task(line);
  } else if (line[1] == "HEAD" || line[1] == "TAIL") {
    Task& task = find_task(line);
    task.is_tail = task.is_tail || line[1] == "TAIL";
    line.end(2);
  } else if (line[1] == "earliest_start") {
    read_timing(line, find_task(line));
  } else {
    line.expected(line.size() > 1 ? 1 : 0,
                  "'TASK ID PREDECESSOR...', 'TASK HEAD', 'TASK TAIL', 'TASK earliest_start TIME "
                  "deadline TIME' or 'comm_vol ID ID VOLUME'");
  }
}

void JobReader::read_task(const Ds3Line& line) {
  if (count_ == nullptr) line.expected(0, "'add_new_tasks' before the first task");
  Task task;
  task.line = &line;
  task.id = line.integer(1, "the task's id");
  check_column_name(line[0], line.at(0));
  if (!index_.emplace(line[0], tasks_.size()).second) {
    line.fail(0, fmt::format("task '{}' stands here for the second time", line[0]));
  }
  tasks_.push_back(task);
}

void JobReader::read_timing(const Ds3Line& line, Task& task) {
  line.quantity(2, Dimension::time, "us", "the earliest start");
  line.keyword(3, "deadline");
  task.deadline = Time(line.quantity(4, Dimension::time, "us", "the deadline"));
  if (line.size() <= 5) return;  // gym-ds3 has no volumes here
  line.keyword(5, "input_vol");
  line.quantity(6, Dimension::data, "B", "the input volume");
  line.keyword(7, "output_vol");
  line.quantity(8, Dimension::data, "B", "the output volume");
  line.end(9);
}

void JobReader::read_volume(const Ds3Line& line) {
  const std::int32_t from = line.integer(1, "the source's id");
  const std::int32_t to = line.integer(2, "the destination's id");
  const Volume volume{&line, line.quantity(3, Dimension::data, "B", "the volume")};
  line.end(4);
  if (!volumes_.emplace(std::make_pair(from, to), volume).second) {
    line.fail(0, fmt::format("the volume of {} -> {} stands here for the second time", from, to));
  }
}

Task& JobReader::find_task(const Ds3Line& line) {
  const auto entry = index_.find(line[0]);
  if (entry != index_.end()) return tasks_[entry->second];
  std::vector<std::string> names;
  for (const auto& [name, index] : index_) names.push_back(name);
  line.fail(0, fmt::format("no task '{}' stands above{}", line[0], nearest_hint(line[0], names)));
}

void JobReader::check_tasks() {
  if (name_.empty()) throw InputError(Location{path_}, "expected a line 'job_name NAME'");
  if (count_ == nullptr) throw InputError(Location{path_}, "expected a line 'add_new_tasks N'");
  if (count_->integer(1, "") != count_of(tasks_)) {
    count_->fail(1, fmt::format("{} tasks are announced here, but the file has {}", (*count_)[1],
                                tasks_.size()));
  }
  std::vector<Ds3Id> ids;
  for (const Task& task : tasks_) ids.push_back({task.id, task.line, 1});
  check_ds3_ids(ids, "task");
  std::sort(tasks_.begin(), tasks_.end(), [](const Task& a, const Task& b) { return a.id < b.id; });
}

void JobReader::check_id(const Ds3Line& line, std::size_t word, std::int32_t id) const {
  if (id < count_of(tasks_)) return;
  line.fail(word, fmt::format("there is no task {}; ids go from 0 to {}", id, tasks_.size() - 1));
}

void JobReader::add_edges(const Task& task, TaskGraphBuilder& builder) {
  for (std::size_t word = kFirstPredecessor; word < task.line->size(); ++word) {
    const std::int32_t from = task.line->integer(word, "a predecessor's id");
    check_id(*task.line, word, from);
    const auto volume = volumes_.find({from, task.id});
    try {
      // DS3 reads a volume that is not given as 0.
      builder.add_edge(TaskId(from), TaskId(task.id),
                       volume == volumes_.end() ? 0 : volume->second.bytes);
    } catch (const std::invalid_argument& error) {
      task.line->fail(word, error.what());
    }
    if (volume != volumes_.end()) volumes_.erase(volume);
  }
}

TaskGraph JobReader::make_graph(KernelNames& kernels) {
  TaskGraphBuilder builder;
  for (const Task& task : tasks_) builder.add_task(task.name(), kernels.intern(task.name()));
  for (const Task& task : tasks_) add_edges(task, builder);
  if (!volumes_.empty()) {
    const auto& [ends, volume] = *volumes_.begin();
    check_id(*volume.line, 1, ends.first);
    check_id(*volume.line, 2, ends.second);
    volume.line->fail(
        0, fmt::format("task {} does not name {} among its predecessors", ends.second, ends.first));
  }
  try {
    return builder.build();
  } catch (const std::invalid_argument& error) {
    throw InputError(count_->at(0), error.what());
  }
}

Application JobReader::read(KernelNames& kernels) {
  for (const Ds3Line& line : lines_) read_line(line);
  check_tasks();
  Application application;
  application.name = name_;
  for (const Task& task : tasks_) {
    if (!task.is_tail || task.deadline == kNever) continue;
    const bool first = application.deadline == kNever;
    application.deadline = first ? task.deadline : std::max(application.deadline, task.deadline);
  }
  application.graph = make_graph(kernels);
  return application;
}

}  // namespace

Application read_ds3_application(const std::string& path, KernelNames& kernels) {
  return JobReader(path, read_ds3_lines(path)).read(kernels);
}

Application parse_ds3_application(const std::string& text, const std::string& source,
                                  KernelNames& kernels) {
  return JobReader(source, parse_ds3_lines(text, source)).read(kernels);
}

}  // namespace weft
