// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/platform_view.h"

namespace weft {

/// The kinds of path between PEs, few enough for the hardware scheduler.
struct LinkClasses {
  /// By PE it comes from and PE it goes to: 0 where data takes no time, else a class from 1 on.
  std::vector<std::vector<std::int32_t>> class_of;
  /// By class - 1 and edge: how long the edge's data takes.
  std::vector<std::vector<Time>> times;
  /// Kinds of path that the platform tells apart, besides those that take no time.
  std::int32_t kinds = 0;
};

/// Sorts the paths of a platform into at most `most_classes` classes. Where it has more kinds than
/// that, neighbours by the total time over all edges share a class with their mean times, split so
/// that the sum of squared errors of the totals is least.
LinkClasses classify_links(const PlatformView& platform, std::int32_t edges,
                           std::int32_t most_classes);

}  // namespace weft
