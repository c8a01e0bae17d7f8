// SPDX-License-Identifier: Apache-2.0
#include "waves/chrome_trace.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace weft {
namespace {

constexpr int kPeProcess = 1, kSystemProcess = 2;

// A string with JSON's escapes, without the quotes.
std::string escaped(const std::string& text) {
  const std::string quoted = nlohmann::json(text).dump();
  return quoted.substr(1, quoted.size() - 2);
}

std::string us(Time time) {
  char text[kMaxUsLength];
  return {text, write_us(text, time)};
}

// Where an arrow leaves a slice: just inside its end, since at the end itself viewers may take
// the next slice for the one meant. They work to the nanosecond.
Time arrow_start(const TaskRecord& producer) {
  return std::max(producer.start, producer.finish - nanoseconds(1));
}

}  // namespace

ChromeTrace::ChromeTrace(const std::string& path, const PlatformView& platform,
                         const Workload& workload)
    : workload_(workload), file_(path) {
  for (const Application& application : workload.applications) {
    std::vector<std::string>& names = slice_names_.emplace_back();
    for (std::int32_t i = 0; i < application.graph.size(); ++i) {
      names.push_back(escaped(application.graph.name(TaskId(i))));
    }
  }
  file_ << "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[";
  write_track_names(platform);
}

void ChromeTrace::write_track_names(const PlatformView& platform) {
  for (const auto& [process, name] :
       {std::make_pair(kPeProcess, platform.name), {kSystemProcess, std::string("system")}}) {
    begin_event();
    file_.print(R"({{"ph":"M","name":"process_name","pid":{},"args":{{"name":"{}"}}}})", process,
                escaped(name));
  }
  for (std::int32_t pe = 0; pe < platform.pe_count(); ++pe) {
    const std::string& name = platform.pes[static_cast<std::size_t>(pe)].name;
    begin_event();
    file_.print(R"({{"ph":"M","name":"thread_name","pid":{0},"tid":{1},"args":{{"name":"{2}"}}}},)"
                R"({{"ph":"M","name":"thread_sort_index","pid":{0},"tid":{1},)"
                R"("args":{{"sort_index":{1}}}}})",
                kPeProcess, pe, escaped(name));
  }
}

void ChromeTrace::job_arrived(JobId job, ApplicationId application, Time now) {
  write_counters_before(now);
  const auto tasks = workload_.application(application).graph.size();
  jobs_[job.value()].resize(static_cast<std::size_t>(tasks));
  counters_changed_ = true;
}

void ChromeTrace::job_finished(const JobRecord& job) {
  write_counters_before(job.finish);
  jobs_.erase(job.job.value());
  counters_changed_ = true;
}

void ChromeTrace::task_ready(JobId /*job*/, TaskId /*task*/, Time now) {
  write_counters_before(now);
  ++ready_;
  counters_changed_ = true;
}

void ChromeTrace::task_placed(JobId /*job*/, TaskId /*task*/, PeId /*pe*/, Time now) {
  write_counters_before(now);
  --ready_;
  counters_changed_ = true;
}

void ChromeTrace::task_end(const TaskRecord& task) {
  write_counters_before(task.finish);
  jobs_[task.job.value()][task.task.index()] = task;
  write_slice(task);
  write_arrows(task);
}

void ChromeTrace::run_ended(Time now) {
  write_counters_before(now + picoseconds(1));
  file_ << "\n]}";
  file_.end_line();
  file_.close();
}

void ChromeTrace::write_slice(const TaskRecord& task) {
  const Application& application = workload_.application(task.application);
  const std::string& name = slice_names_[task.application.index()][task.task.index()];
  begin_event();
  file_.print(R"({{"ph":"X","cat":"task","name":"{}#{} {}","pid":{},"tid":{},"ts":{},"dur":{},)"
              R"("args":{{"job":{},"kernel":"{}","ready_us":{},"placed_us":{}}}}})",
              escaped(application.name), task.job.value(), name, kPeProcess, task.pe.value(),
              us(task.start), us(task.finish - task.start), task.job.value(),
              escaped(workload_.kernels[application.graph.kernel(task.task)]), us(task.ready),
              us(task.placed));
}

void ChromeTrace::write_arrows(const TaskRecord& consumer) {
  const TaskGraph& graph = workload_.application(consumer.application).graph;
  for (const Edge& input : graph.predecessors(consumer.task)) {
    const TaskRecord& producer = jobs_[consumer.job.value()][input.task.index()];
    if (producer.pe == consumer.pe) continue;
    const std::int64_t id = arrows_++;
    begin_event();
    file_.print(R"({{"ph":"s","cat":"data","name":"{} B","id":{},"pid":{},"tid":{},"ts":{}}},)",
                input.bytes, id, kPeProcess, producer.pe.value(), us(arrow_start(producer)));
    file_.print(
        R"({{"ph":"f","bp":"e","cat":"data","name":"{} B","id":{},"pid":{},"tid":{},"ts":{}}})",
        input.bytes, id, kPeProcess, consumer.pe.value(), us(consumer.start));
  }
}

// Counters are written once an instant, when the next one begins.
void ChromeTrace::write_counters_before(Time now) {
  if (counters_changed_ && now > counters_at_) {
    begin_event();
    file_.print(R"({{"ph":"C","name":"ready tasks","pid":{0},"ts":{1},"args":{{"tasks":{2}}}}},)"
                R"({{"ph":"C","name":"jobs in flight","pid":{0},"ts":{1},"args":{{"jobs":{3}}}}})",
                kSystemProcess, us(counters_at_), ready_, jobs_.size());
    counters_changed_ = false;
  }
  counters_at_ = now;
}

void ChromeTrace::begin_event() {
  if (!first_event_) file_ << ',';
  first_event_ = false;
  file_ << '\n';
}

}  // namespace weft
