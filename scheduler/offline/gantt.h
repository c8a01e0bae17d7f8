// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// What a chart calls tasks and PEs.
struct GanttNames {
  std::vector<std::string> tasks;
  std::vector<std::string> pes;
};

/// "0", "1", ... for tasks and "PE 0", "PE 1", ... for PEs.
GanttNames numbered_names(const Problem& problem);

/// A chart in plain text, each line at most `columns` wide (but no narrower than the names and 10
/// columns of time): a line a PE, a task from `[` to `]` with its name between where there is
/// room, `|` where it has one column, `.` where the PE is idle; the axis of time below.
std::string text_gantt(const Schedule& schedule, const GanttNames& names, int columns);

/// The chart as an SVG document, for a browser. The full name and the times of a task show when the
/// pointer rests on it.
std::string svg_gantt(const Schedule& schedule, const GanttNames& names, const std::string& title);

}  // namespace weft
