// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace weft {

/// What a quantity measures, and the integer unit that Weft holds it in.
enum class Dimension {
  time,         ///< picoseconds
  frequency,    ///< hertz
  data,         ///< bytes
  bandwidth,    ///< bytes per second
  voltage,      ///< microvolts
  power,        ///< microwatts
  temperature,  ///< thousandths of a degree Celsius
  energy,       ///< femtojoules
  capacitance,  ///< femtofarads
};

/// The dimension of that name ("time", "frequency", ...); std::invalid_argument if there is none.
Dimension dimension_named(const std::string& name);

/// The units that a dimension can be written in, smallest first ("ps", "ns", ...).
std::vector<std::string> units_of(Dimension dimension);

/// Parses "12 us", "1.4 GHz", "64 KiB" to the dimension's integer unit, exactly: decimal
/// arithmetic throughout, never a double. Throws std::invalid_argument with what was expected
/// where the unit is missing or wrong, the number is negative or malformed, finer than the unit
/// can hold, or too large.
std::int64_t parse_quantity(const std::string& text, Dimension dimension);

/// Writes a quantity with the largest unit that leaves it short and exact: 1500000 ps -> "1.5 us".
std::string format_quantity(std::int64_t value, Dimension dimension);

}  // namespace weft
