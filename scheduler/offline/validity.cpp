// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/validity.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace weft {

namespace {

class Checker {
 public:
  Checker(const Problem& problem, const Schedule& schedule)
      : problem_(problem), copies_(problem.tasks().size()), by_pe_(problem.pes().size()) {
    for (const ScheduledTask& entry : by_task(schedule)) take(entry);
  }

  std::vector<Violation> run(Duplicates duplicates) {
    check_counts(duplicates);
    for_each_entry([&](const ScheduledTask& entry) { check_entry(entry); });
    check_exclusive();
    for_each_entry([&](const ScheduledTask& entry) { check_data(entry); });
    return std::move(found_);
  }

 private:
  template <typename... Arguments>
  void report(Rule rule, const char* text, const Arguments&... arguments) {
    found_.push_back({rule, fmt::format("{}: {}", name_of(rule),
                                        fmt::format(fmt::runtime(text), arguments...))});
  }

  void take(const ScheduledTask& entry) {
    const std::int32_t task = entry.task.value();
    const std::int32_t pe = entry.pe.value();
    const bool task_known = task >= 0 && task < problem_.task_count();
    if (!task_known) report(Rule::known, "there is no task {}", task);
    if (pe < 0 || pe >= problem_.pe_count()) {
      report(Rule::known, "task {} is on PE {}, which there is not", task, pe);
    } else if (task_known) {
      copies_[entry.task.index()].push_back(entry);
      by_pe_[entry.pe.index()].push_back(entry);
    }
  }

  template <typename Visit>
  void for_each_entry(Visit visit) {
    for (const std::vector<ScheduledTask>& copies : copies_) {
      for (const ScheduledTask& entry : copies) visit(entry);
    }
  }

  void check_counts(Duplicates duplicates) {
    for (const TaskId task : problem_.tasks()) {
      const std::size_t count = copies_[task.index()].size();
      if (count == 0) report(Rule::complete, "task {} is missing", task.value());
      if (count > 1 && duplicates == Duplicates::forbidden) {
        report(Rule::single, "task {} is there {} times", task.value(), count);
      }
    }
  }

  void check_entry(const ScheduledTask& entry) {
    const std::int32_t task = entry.task.value();
    const std::int32_t pe = entry.pe.value();
    if (entry.start < 0) {
      report(Rule::not_negative, "task {} starts on PE {} at {}", task, pe, entry.start);
    }
    if (!problem_.supports(entry.task, entry.pe)) {
      report(Rule::supported, "PE {} cannot run task {}", pe, task);
      return;
    }
    const Ticks execution = problem_.execution(entry.task, entry.pe);
    if (Wide{entry.end} - entry.start != execution) {
      report(Rule::duration, "task {} runs on PE {} from {} to {}; its execution time there is {}",
             task, pe, entry.start, entry.end, execution);
    }
  }

  void check_exclusive() {
    for (std::vector<ScheduledTask>& entries : by_pe_) {
      std::sort(entries.begin(), entries.end(), [](const ScheduledTask& a, const ScheduledTask& b) {
        return std::tie(a.start, a.end, a.task) < std::tie(b.start, b.end, b.task);
      });
      std::size_t last = 0;  // of those before, the one that runs longest
      for (std::size_t i = 1; i < entries.size(); ++i) {
        if (entries[i].start < entries[last].end) {
          report(Rule::exclusive, "task {} starts on PE {} at {}, while task {} runs until {}",
                 entries[i].task.value(), entries[i].pe.value(), entries[i].start,
                 entries[last].task.value(), entries[last].end);
        }
        if (entries[i].end > entries[last].end) last = i;
      }
    }
  }

  void check_data(const ScheduledTask& entry) {
    for (const Neighbour& predecessor : problem_.predecessors(entry.task)) {
      std::optional<Wide> arrival;
      for (const ScheduledTask& copy : copies_[predecessor.task.index()]) {
        const Wide time =
            Wide{copy.end} + problem_.communication(predecessor.edge, copy.pe, entry.pe);
        arrival = arrival ? std::min(*arrival, time) : time;
      }
      // A predecessor that is missing altogether breaks another rule.
      if (!arrival || *arrival <= entry.start) continue;
      report(Rule::data_there, "task {} starts on PE {} at {}; the data of task {} is there at {}",
             entry.task.value(), entry.pe.value(), entry.start, predecessor.task.value(),
             static_cast<Ticks>(*arrival));
    }
  }

  const Problem& problem_;
  std::vector<std::vector<ScheduledTask>> copies_;  // by task
  std::vector<std::vector<ScheduledTask>> by_pe_;
  std::vector<Violation> found_;
};

}  // namespace

const char* name_of(Rule rule) {
  switch (rule) {
    case Rule::known:
      return "known";
    case Rule::complete:
      return "complete";
    case Rule::single:
      return "single";
    case Rule::supported:
      return "supported";
    case Rule::not_negative:
      return "not_negative";
    case Rule::duration:
      return "duration";
    case Rule::exclusive:
      return "exclusive";
    case Rule::data_there:
      return "data_there";
  }
  return "";
}

std::vector<Violation> violations(const Problem& problem, const Schedule& schedule,
                                  Duplicates duplicates) {
  return Checker(problem, schedule).run(duplicates);
}

}  // namespace weft
