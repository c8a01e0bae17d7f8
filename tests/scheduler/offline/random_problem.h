// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "base/random.h"
#include "scheduler/offline/problem.h"

namespace weft {

/// How large a random problem may be.
struct RandomSize {
  std::int32_t most_tasks = 30;
  std::int32_t most_pes = 6;
  std::int32_t least_tasks = 1;
  std::int32_t least_pes = 1;
};

/// Random problems of every kind that the offline policies must bear: any shape from no edge to
/// all, tasks numbered against the graph's order, PEs that cannot run a task, tasks and data of no
/// length, like and unlike PEs, bandwidths that are no divisors, many ties.
class RandomProblem {
 public:
  RandomProblem(std::uint64_t seed, const RandomSize& size)
      : engine_(seed, RandomStream::policy, 0),
        tasks_(size.least_tasks + draw(size.most_tasks - size.least_tasks + 1)),
        pes_(size.least_pes + draw(size.most_pes - size.least_pes + 1)) {}

  Problem make() {
    const auto times = execution();
    const auto data = edges();
    if (draw(4) == 0) return Problem::with_times(times, data, path_times(data.size()));
    std::vector<std::vector<std::int64_t>> bandwidth(index(pes_));
    const std::int32_t kinds = 1 + draw(5);
    for (auto& row : bandwidth) {
      for (std::int32_t pe = 0; pe < pes_; ++pe) row.push_back(1 + draw(kinds));
    }
    return Problem::with_bandwidth(times, data, bandwidth);
  }

 private:
  static std::size_t index(std::int32_t value) { return static_cast<std::size_t>(value); }
  std::int32_t draw(std::int32_t count) { return draw_index(engine_, count); }

  std::vector<std::vector<Ticks>> execution() {
    const bool related = draw(2) == 0;
    const std::int32_t longest = 1 + draw(draw(2) == 0 ? 4 : 100);
    const std::int32_t unsupported_percent = draw(3) == 0 ? draw(60) : 0;
    std::vector<std::int32_t> slowness(index(pes_));
    for (std::int32_t& value : slowness) value = 1 + draw(4);
    std::vector<std::vector<Ticks>> result(index(tasks_));
    for (auto& row : result) {
      const std::int32_t work = draw(longest + 1);
      for (std::int32_t pe = 0; pe < pes_; ++pe) {
        const bool runs = draw(100) >= unsupported_percent;
        const Ticks time = related ? work * slowness[index(pe)] : draw(longest + 1);
        row.push_back(runs ? time : kNoTicks);
      }
      if (std::all_of(row.begin(), row.end(), [](Ticks time) { return time == kNoTicks; })) {
        row[index(draw(pes_))] = work;
      }
    }
    return result;
  }

  std::vector<DataEdge> edges() {
    std::vector<std::int32_t> number(index(tasks_));
    std::iota(number.begin(), number.end(), 0);
    const bool in_order = draw(2) == 0;
    for (std::int32_t i = tasks_ - 1; i > 0 && !in_order; --i) {
      std::swap(number[index(i)], number[index(draw(i + 1))]);
    }
    const std::int32_t percent = draw(2) == 0 ? draw(20) : draw(101);
    const std::int32_t reach = 1 + draw(tasks_);
    const std::int32_t most_data = draw(3) == 0 ? 3 : 1 + draw(200);
    std::vector<DataEdge> result;
    for (std::int32_t from = 0; from < tasks_; ++from) {
      for (std::int32_t to = from + 1; to < std::min(tasks_, from + 1 + reach); ++to) {
        if (draw(100) >= percent) continue;
        result.push_back({TaskId(number[index(from)]), TaskId(number[index(to)]), draw(most_data)});
      }
    }
    return result;
  }

  PathTimes path_times(std::size_t edge_count) {
    PathTimes result;
    const std::int32_t classes = 1 + draw(4);
    for (std::int32_t pair = 0; pair < pes_ * pes_; ++pair) {
      result.path_class.push_back(draw(classes));
    }
    result.times.resize(edge_count);
    for (auto& times : result.times) {
      for (std::int32_t path = 0; path < classes; ++path) times.push_back(draw(40));
    }
    return result;
  }

  RandomEngine engine_;
  std::int32_t tasks_;
  std::int32_t pes_;
};

inline Problem random_problem(std::uint64_t seed, const RandomSize& size = {}) {
  return RandomProblem(seed, size).make();
}

}  // namespace weft
