// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scheduler/offline/gantt.h"

namespace weft {

namespace {

constexpr double kChartWidth = 960;  // of the time axis; lengths are pixels
constexpr double kRowHeight = 28;
constexpr double kTop = 34;
constexpr double kLetterWidth = 7.2;
constexpr int kAxisSteps = 8;

std::string escaped(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    switch (letter) {
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '&':
        result += "&amp;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += letter;
    }
  }
  return result;
}

/// Where things stand in the picture.
struct Layout {
  double left;
  double bottom;
  double pixels_per_tick;

  double x(Ticks time) const { return left + static_cast<double>(time) * pixels_per_tick; }
  static double y(std::size_t pe) { return kTop + static_cast<double>(pe) * kRowHeight; }
};

std::string axis(const Layout& layout, Ticks makespan) {
  std::string marks;
  for (int step = 0; step <= kAxisSteps; ++step) {
    const auto time = static_cast<Ticks>(Wide{makespan} * step / kAxisSteps);
    marks += fmt::format(
        "<line x1=\"{0:.2f}\" x2=\"{0:.2f}\" y1=\"{1}\" y2=\"{2}\" stroke=\"#ddd\"/>"
        "<text x=\"{0:.2f}\" y=\"{3}\" text-anchor=\"middle\">{4}</text>\n",
        layout.x(time), kTop, layout.bottom, layout.bottom + 16, time);
  }
  return marks;
}

std::string box(const Layout& layout, const ScheduledTask& entry, const std::string& name) {
  constexpr double kGoldenAngle = 137.508;  // neighbours in index get unlike colours
  const double x = layout.x(entry.start);
  const double width = std::max(layout.x(entry.end) - x, 1.0);
  const double y = Layout::y(entry.pe.index());
  std::string result = fmt::format(
      "<g><title>{}: {} to {}</title><rect x=\"{:.2f}\" y=\"{}\" width=\"{:.2f}\" height=\"{}\" "
      "fill=\"hsl({:.0f}, 60%, 78%)\" stroke=\"#444\"/>",
      escaped(name), entry.start, entry.end, x, y + 2, width, kRowHeight - 4,
      static_cast<double>(entry.task.index() % 360) * kGoldenAngle);
  if (static_cast<double>(name.size()) * kLetterWidth < width) {
    result += fmt::format("<text x=\"{:.2f}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                          x + width / 2, y + kRowHeight / 2 + 4, escaped(name));
  }
  return result + "</g>\n";
}

}  // namespace

std::string svg_gantt(const Schedule& schedule, const GanttNames& names, const std::string& title) {
  std::size_t letters = 0;
  for (const std::string& name : names.pes) letters = std::max(letters, name.size());
  const Ticks makespan = std::max<Ticks>(schedule.makespan(), 1);
  const Layout layout{static_cast<double>(letters + 2) * kLetterWidth, Layout::y(names.pes.size()),
                      kChartWidth / static_cast<double>(makespan)};
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
      "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"sans-serif\" font-size=\"12\">\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
      "<text x=\"8\" y=\"20\" font-size=\"14\">{2}: makespan {3}</text>\n",
      layout.left + kChartWidth + 40, layout.bottom + 28, escaped(title), schedule.makespan());
  svg += axis(layout, makespan);
  for (std::size_t pe = 0; pe < names.pes.size(); ++pe) {
    svg += fmt::format("<text x=\"8\" y=\"{}\">{}</text>\n", Layout::y(pe) + kRowHeight / 2 + 4,
                       escaped(names.pes[pe]));
  }
  for (const ScheduledTask& entry : by_task(schedule)) {
    svg += box(layout, entry, names.tasks[entry.task.index()]);
  }
  return svg + "</svg>\n";
}

}  // namespace weft
