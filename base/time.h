// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <ratio>

namespace weft {

/// An instant (counted from the start of a run) or a span, in integer picoseconds (rule R1).
/// 64 bits reach 106 days; no double ever holds a time that the simulation acts on.
using Time = std::chrono::duration<std::int64_t, std::pico>;

/// The instant that never comes: later than every other.
inline constexpr Time kNever = Time::max();

constexpr Time picoseconds(std::int64_t count) { return Time(count); }
constexpr Time nanoseconds(std::int64_t count) { return std::chrono::nanoseconds(count); }
constexpr Time microseconds(std::int64_t count) { return std::chrono::microseconds(count); }

/// For reports only: a time in microseconds as a floating-point number.
constexpr double to_us(Time time) { return static_cast<double>(time.count()) / 1e6; }

/// For reports only: a time in seconds as a floating-point number.
constexpr double to_seconds(Time time) { return static_cast<double>(time.count()) / 1e12; }

/// Room that `write_us` needs at most: sign, 13 digits, point, 6 digits.
inline constexpr int kMaxUsLength = 24;

/// Writes `time` in microseconds as an exact decimal ("12", "0.5", "3.000001") to `out`.
/// Returns the end of what was written; `out` must have room for kMaxUsLength characters.
char* write_us(char* out, Time time);

}  // namespace weft
