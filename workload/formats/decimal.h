// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.h"
#include "base/time.h"

namespace weft {

/// The powers of ten between the units of graph files and Weft's own.
inline constexpr int kMicroseconds = 6;  ///< a time in us, held in ps
inline constexpr int kSeconds = 12;      ///< a time in s, held in ps
inline constexpr int kBytes = 0;         ///< a volume in B
inline constexpr int kMegabytes = 6;     ///< a bandwidth in MB/s, held in B/s

/// The number that `text` writes ("12", "0.25", "1.5e-3") times 10^power, rounded to the nearest
/// whole number, half up. Exact: decimal digits throughout, never a double. Nothing where the text
/// is no number of at least 0, or the result is 2^61 or more.
std::optional<std::int64_t> scaled_decimal(const std::string& text, int power);

/// The same; InputError at `where` with what was expected ("the runtime, a number of at least 0")
/// where there is no such number.
std::int64_t require_decimal(const std::string& text, int power, const Location& where,
                             const std::string& what);

/// The same for a time in the unit of that power.
inline Time require_time(const std::string& text, int power, const Location& where,
                         const std::string& what) {
  return Time(require_decimal(text, power, where, what));
}

/// value / 10^power as the shortest decimal that is exact; `value` is at least 0.
std::string decimal_text(std::int64_t value, int power);

}  // namespace weft
