// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/gantt.h"

#include <fmt/format.h>

#include <algorithm>

namespace weft {

GanttNames numbered_names(const Problem& problem) {
  GanttNames names;
  for (const TaskId task : problem.tasks()) names.tasks.push_back(std::to_string(task.value()));
  for (const PeId pe : problem.pes()) names.pes.push_back(fmt::format("PE {}", pe.value()));
  return names;
}

namespace {

/// Draws a task into a PE's line, from column `from` to before column `to`.
void draw(std::string& line, std::size_t from, std::size_t to, const std::string& name) {
  if (to - from == 1) {
    line[from] = '|';
    return;
  }
  std::fill(line.begin() + static_cast<std::ptrdiff_t>(from),
            line.begin() + static_cast<std::ptrdiff_t>(to), ' ');
  line[from] = '[';
  line[to - 1] = ']';
  const std::size_t room = to - from - 2;
  if (name.size() <= room) line.replace(from + 1 + (room - name.size()) / 2, name.size(), name);
}

std::size_t widest(const std::vector<std::string>& names) {
  std::size_t width = 0;
  for (const std::string& name : names) width = std::max(width, name.size());
  return width;
}

}  // namespace

std::string text_gantt(const Schedule& schedule, const GanttNames& names, int columns) {
  constexpr std::size_t kLeastWidth = 10;
  const std::size_t margin = widest(names.pes) + 1;
  const auto asked = static_cast<std::size_t>(std::max(columns, 0));
  const std::size_t width = std::max(asked, margin + kLeastWidth) - margin;
  const Ticks makespan = std::max<Ticks>(schedule.makespan(), 1);
  const auto column = [&](Ticks time) {
    return static_cast<std::size_t>(Wide{time} * static_cast<Wide>(width) / makespan);
  };
  std::vector<std::string> lines(names.pes.size(), std::string(width, '.'));
  for (const ScheduledTask& entry : by_task(schedule)) {
    const std::size_t from = std::min(column(entry.start), width - 1);
    draw(lines[entry.pe.index()], from, std::max(column(entry.end), from + 1),
         names.tasks[entry.task.index()]);
  }
  std::string chart;
  for (std::size_t pe = 0; pe < lines.size(); ++pe) {
    chart += fmt::format("{:<{}}{}\n", names.pes[pe], margin, lines[pe]);
  }
  return chart + fmt::format("{:<{}}0{:>{}}\n", "", margin, schedule.makespan(), width - 1);
}

}  // namespace weft
