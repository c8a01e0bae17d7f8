// SPDX-License-Identifier: Apache-2.0
#include "models/scheduler_host/hardware/link_classes.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace weft {
namespace {

using Signature = std::vector<Time>;  // of a kind of path: times by edge

// A kind of path, and the pairs of PEs that it joins.
struct Kind {
  Signature times;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  double total_us = 0;
};

std::vector<Kind> find_kinds(const PlatformView& platform, std::int32_t edges) {
  std::map<Signature, Kind> kinds;
  Signature times(static_cast<std::size_t>(edges));
  const auto pes = static_cast<std::size_t>(platform.pe_count());
  for (std::size_t from = 0; from < pes; ++from) {
    for (std::size_t to = 0; to < pes; ++to) {
      for (std::size_t edge = 0; edge < times.size(); ++edge) {
        times[edge] = platform.communication.time(EdgeId(static_cast<std::int32_t>(edge)),
                                                  PeId(static_cast<std::int32_t>(from)),
                                                  PeId(static_cast<std::int32_t>(to)));
      }
      const Time total = std::accumulate(times.begin(), times.end(), Time(0));
      if (total == Time(0)) continue;
      Kind& kind = kinds[times];
      kind.times = times;
      kind.total_us = to_us(total);
      kind.pairs.emplace_back(from, to);
    }
  }
  std::vector<Kind> found;
  found.reserve(kinds.size());
  for (auto& [signature, kind] : kinds) found.push_back(std::move(kind));
  std::stable_sort(found.begin(), found.end(),
                   [](const Kind& a, const Kind& b) { return a.total_us < b.total_us; });
  return found;
}

// Sum of squared deviations from the mean of kinds [first, last), each counted once a pair of PEs.
double squared_error(const std::vector<Kind>& kinds, std::size_t first, std::size_t last) {
  double weight = 0;
  double sum = 0;
  double squares = 0;
  for (std::size_t i = first; i < last; ++i) {
    const auto pairs = static_cast<double>(kinds[i].pairs.size());
    weight += pairs;
    sum += pairs * kinds[i].total_us;
    squares += pairs * kinds[i].total_us * kinds[i].total_us;
  }
  return squares - sum * sum / weight;
}

// Where each of at most `groups` runs of neighbouring kinds begins, and the end: optimal
// one-dimensional clustering by dynamic programming (Wang and Song 2011).
std::vector<std::size_t> split(const std::vector<Kind>& kinds, std::size_t groups) {
  const std::size_t count = kinds.size();
  groups = std::min(groups, count);
  std::vector<std::vector<double>> least(
      groups + 1, std::vector<double>(count + 1, std::numeric_limits<double>::infinity()));
  std::vector<std::vector<std::size_t>> begin(groups + 1, std::vector<std::size_t>(count + 1, 0));
  least[0][0] = 0;
  for (std::size_t g = 1; g <= groups; ++g) {
    for (std::size_t last = g; last <= count; ++last) {
      for (std::size_t first = g - 1; first < last; ++first) {
        const double error = least[g - 1][first] + squared_error(kinds, first, last);
        if (error >= least[g][last]) continue;
        least[g][last] = error;
        begin[g][last] = first;
      }
    }
  }
  std::vector<std::size_t> bounds = {count};
  for (std::size_t g = groups; g > 0; --g) bounds.push_back(begin[g][bounds.back()]);
  std::reverse(bounds.begin(), bounds.end());
  return bounds;
}

Signature mean_times(const std::vector<Kind>& kinds, std::size_t first, std::size_t last) {
  Signature mean(kinds[first].times.size(), Time(0));
  std::int64_t pairs = 0;
  for (std::size_t i = first; i < last; ++i) {
    const auto weight = static_cast<std::int64_t>(kinds[i].pairs.size());
    pairs += weight;
    for (std::size_t edge = 0; edge < mean.size(); ++edge) {
      mean[edge] += kinds[i].times[edge] * weight;
    }
  }
  for (Time& time : mean) time /= pairs;
  return mean;
}

}  // namespace

LinkClasses classify_links(const PlatformView& platform, std::int32_t edges,
                           std::int32_t most_classes) {
  const std::vector<Kind> kinds = find_kinds(platform, edges);
  LinkClasses links;
  links.kinds = count_of(kinds);
  const auto pes = static_cast<std::size_t>(platform.pe_count());
  links.class_of.assign(pes, std::vector<std::int32_t>(pes, 0));
  if (kinds.empty()) return links;
  const std::vector<std::size_t> bounds = split(kinds, static_cast<std::size_t>(most_classes));
  for (std::size_t group = 0; group + 1 < bounds.size(); ++group) {
    links.times.push_back(mean_times(kinds, bounds[group], bounds[group + 1]));
    for (std::size_t i = bounds[group]; i < bounds[group + 1]; ++i) {
      for (const auto& [from, to] : kinds[i].pairs) {
        links.class_of[from][to] = count_of(links.times);
      }
    }
  }
  return links;
}

}  // namespace weft
