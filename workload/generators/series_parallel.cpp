// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/series_parallel.h"

#include <fmt/format.h>

#include "workload/generators/draws.h"

namespace weft {
namespace {

struct Part {
  std::vector<TaskId> entries;
  std::vector<TaskId> exits;
};

class Splitter {
 public:
  Splitter(double series, std::uint64_t seed)
      : series_(series), engine_(seed, RandomStream::graph_shape, 0) {}

  Part make(std::int32_t size, bool whole_graph) {
    if (size == 1) {
      const TaskId task = shape_.add_task(fmt::format("t{}", shape_.tasks().size()));
      return {{task}, {task}};
    }
    const bool in_series = draw_unit(engine_) < series_ || whole_graph;
    const std::int32_t first_size = 1 + draw_index(engine_, size - 1);
    Part first = make(first_size, false);
    Part second = make(size - first_size, false);
    if (in_series) {
      for (const TaskId from : first.exits) {
        for (const TaskId to : second.entries) shape_.add_edge(from, to);
      }
      return {first.entries, second.exits};
    }
    first.entries.insert(first.entries.end(), second.entries.begin(), second.entries.end());
    first.exits.insert(first.exits.end(), second.exits.begin(), second.exits.end());
    return first;
  }

  GraphShape take() { return std::move(shape_); }

 private:
  double series_;
  RandomEngine engine_;
  GraphShape shape_;
};

}  // namespace

std::vector<GeneratorParameter> SeriesParallel::parameters() const {
  return {{"size", 50, 1, 10'000, true, "tasks"},
          {"series", 0.5, 0, 1, false, "probability that a split is in series"}};
}

GraphShape SeriesParallel::make(const GeneratorValues& values, std::uint64_t seed) const {
  Splitter splitter(values.at("series"), seed);
  splitter.make(whole(values, "size"), true);
  return splitter.take();
}

}  // namespace weft
