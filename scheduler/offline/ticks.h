// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>

namespace weft {

/// A time in an offline problem, in the time unit of the problem's own graph.
using Ticks = std::int64_t;

/// The execution time of a task on a PE that cannot run it.
inline constexpr Ticks kNoTicks = std::numeric_limits<Ticks>::max();

/// What sums and products of ticks are compared in, so that no tie is decided by rounding.
__extension__ using Wide = __int128;

}  // namespace weft
