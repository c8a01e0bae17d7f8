// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/graph_collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/document.h"

namespace weft {

namespace {
constexpr std::size_t kLongestName = 200;
}  // namespace

TaskId GraphCollector::add_task(const std::string& name, const std::string& kernel,
                                const Location& where) {
  for (const std::string& word : {name, kernel}) {
    if (word.size() <= kLongestName) continue;
    throw InputError(where, fmt::format("expected a name of at most {} characters, found '{}...'",
                                        kLongestName, word.substr(0, 40)));
  }
  check_column_name(name, where);
  if (!kernel.empty()) check_column_name(kernel, where);
  const TaskId id = builder_.add_task(name, KernelId(0));
  if (!ids_.emplace(name, id).second) {
    throw InputError(where, fmt::format("task '{}' stands here for the second time", name));
  }
  graph_.tasks.push_back({name, kernel.empty() ? name : kernel, {}});
  return id;
}

TaskId GraphCollector::find(const std::string& name, const Location& where) const {
  const auto entry = ids_.find(name);
  if (entry != ids_.end()) return entry->second;
  std::vector<std::string> names;
  for (const auto& [known, id] : ids_) names.push_back(known);
  const bool short_enough = name.size() <= kLongestName;
  throw InputError(where, fmt::format("there is no task '{}'{}", name.substr(0, kLongestName),
                                      short_enough ? nearest_hint(name, names) : ""));
}

void GraphCollector::add_edge(TaskId from, TaskId to, std::int64_t bytes, const Location& where) {
  try {
    builder_.add_edge(from, to, bytes);
  } catch (const std::invalid_argument& error) {
    throw InputError(where, error.what());
  }
  graph_.edges.push_back({from, to, bytes});
}

InterchangeGraph GraphCollector::finish(const Location& where) {
  std::sort(graph_.edges.begin(), graph_.edges.end(),
            [](const InterchangeEdge& a, const InterchangeEdge& b) {
              return std::make_pair(a.from, a.to) < std::make_pair(b.from, b.to);
            });
  check_graph(graph_, where);
  return std::move(graph_);
}

}  // namespace weft
