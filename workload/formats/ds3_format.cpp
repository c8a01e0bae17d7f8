// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/ds3_format.h"

#include <fmt/format.h>

#include <cctype>

#include "workload/formats/application_graph.h"
#include "workload/formats/decimal.h"
#include "workload/formats/ds3_jobs.h"

namespace weft {
namespace {

// A line begins with a task's name, so the name must be one word, and none that means something
// else there.
void check_word(const std::string& name) {
  const bool blank = name.find_first_of(" \t\r\v\f") != std::string::npos;
  const bool keyword = name == "job_name" || name == "add_new_tasks" || name == "comm_vol";
  if (!blank && !keyword && name[0] != '#') return;
  throw InputError(fmt::format(
      "the format ds3 has words for names, no keywords and none with '#', but there is '{}'",
      name));
}

void print_task(const InterchangeGraph& graph, std::size_t i, bool is_entry, bool is_exit,
                const std::string& predecessors, std::string& text) {
  const std::string& name = graph.tasks[i].name;
  text += fmt::format("{} {}{}\n", name, i, predecessors);
  if (is_entry) text += fmt::format("{} HEAD\n", name);
  if (is_exit) text += fmt::format("{} TAIL\n", name);
  if (graph.deadline != kNever) {
    text += fmt::format("{} earliest_start 0 deadline {}\n", name,
                        decimal_text(graph.deadline.count(), kMicroseconds));
  }
}

}  // namespace

std::vector<InterchangeGraph> Ds3Format::parse(const std::vector<FormatFile>& files) const {
  KernelNames kernels;
  InterchangeGraph graph =
      graph_of(parse_ds3_application(files[0].text, files[0].path, kernels), kernels);
  if (graph.deadline == Time(0)) {
    graph.deadline = kNever;
    graph.notes.push_back("the deadline of 0, a placeholder, is left out");
  }
  return {graph};
}

std::vector<std::string> Ds3Format::print(const InterchangeGraph& graph) const {
  check_word(graph.name);
  std::vector<std::string> predecessors(graph.tasks.size());
  std::vector<bool> is_exit(graph.tasks.size(), true);
  std::string volumes;
  for (const InterchangeEdge& edge : graph.edges) {
    predecessors[edge.to.index()] += fmt::format(" {}", edge.from.value());
    is_exit[edge.from.index()] = false;
    volumes += fmt::format("comm_vol {} {} {}\n", edge.from.value(), edge.to.value(), edge.bytes);
  }
  std::string text = fmt::format("job_name {}\nadd_new_tasks {}\n", graph.name, graph.tasks.size());
  for (std::size_t i = 0; i < graph.tasks.size(); ++i) {
    check_word(graph.tasks[i].name);
    print_task(graph, i, predecessors[i].empty(), is_exit[i], predecessors[i], text);
  }
  return {text + volumes};
}

}  // namespace weft
