// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/layered.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "workload/generators/draws.h"

namespace weft {
namespace {

constexpr std::int32_t kWidth = 0;    // what is drawn for a level
constexpr std::int32_t kParents = 1;  // what is drawn for a task

struct Level {
  std::int32_t first = 0;
  std::int32_t width = 0;
};

std::vector<Level> make_levels(const GeneratorValues& values, std::uint64_t seed) {
  const std::int32_t size = whole(values, "size");
  // Libraries differ in the last bit of a power; that must not decide where it is whole.
  constexpr double kLastBits = 1e-9;
  const double usual = std::floor(std::pow(size, values.at("fat")) + kLastBits);
  const double range = 1 - values.at("regularity");
  std::vector<Level> levels;
  for (std::int32_t first = 0; first < size; first += levels.back().width) {
    RandomEngine engine(seed, RandomStream::graph_shape, count_of(levels), kWidth);
    const double drawn = usual * (1 + range * (2 * draw_unit(engine) - 1));
    const auto width = std::max(1, static_cast<std::int32_t>(drawn));
    levels.push_back({first, std::min(width, size - first)});
  }
  return levels;
}

// Adds a task of that level which is no parent yet, the first one from `index` on, if there is one.
void add_parent(const Level& level, std::int32_t index, std::set<std::int32_t>& parents) {
  for (std::int32_t i = 0; i < level.width; ++i) {
    if (parents.insert(level.first + (index + i) % level.width).second) return;
  }
}

std::set<std::int32_t> draw_parents(std::int32_t task, std::int32_t level,
                                    const std::vector<Level>& levels, const GeneratorValues& values,
                                    std::uint64_t seed) {
  RandomEngine engine(seed, RandomStream::graph_shape, task, kParents);
  const std::int32_t above = levels[static_cast<std::size_t>(level) - 1].width;
  const double extra = draw_unit(engine) * values.at("density") * above;
  const std::int32_t count = std::min(1 + static_cast<std::int32_t>(extra), above);
  std::set<std::int32_t> parents;
  for (std::int32_t i = 0; i < count; ++i) {
    const std::int32_t jump = 1 + draw_index(engine, whole(values, "jump"));
    const Level& source = levels[static_cast<std::size_t>(std::max(0, level - jump))];
    add_parent(source, draw_index(engine, source.width), parents);
  }
  return parents;
}

}  // namespace

std::vector<GeneratorParameter> Layered::parameters() const {
  return {
      {"size", 50, 1, 100'000, true, "tasks"},
      {"fat", 0.5, 0, 1, false, "width: levels have about size^fat tasks"},
      {"density", 0.5, 0, 1, false, "edges from level to level, of all that there could be"},
      {"regularity", 0.5, 0, 1, false, "how alike the levels are in width; 1: all the same"},
      {"jump", 1, 1, 1000, true, "levels that an edge may reach down"},
  };
}

GraphShape Layered::make(const GeneratorValues& values, std::uint64_t seed) const {
  const std::vector<Level> levels = make_levels(values, seed);
  GraphShape shape;
  for (std::int32_t level = 0; level < count_of(levels); ++level) {
    const Level& row = levels[static_cast<std::size_t>(level)];
    for (std::int32_t task = row.first; task < row.first + row.width; ++task) {
      shape.add_task(fmt::format("t{}", task));
      if (level == 0) continue;
      for (const std::int32_t parent : draw_parents(task, level, levels, values, seed)) {
        shape.add_edge(TaskId(parent), TaskId(task));
      }
    }
  }
  return shape;
}

}  // namespace weft
