// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "platforms/formats/ds3_soc.h"
#include "workload/formats/ds3_lines.h"

namespace weft {

/// Whether a line that begins with `keyword` tells of power, throttling or the place on the mesh.
bool is_ds3_power_keyword(const std::string& keyword);

/// Reads such a line into its resource, whose capacity and operating points must be known. Power is
/// in watts, frequency in MHz. InputError, with the word's place, where a line has too few or too
/// many words, a frequency is none of the operating points, or a profile or place stands there
/// twice.
void read_ds3_power_line(const Ds3Line& line, Ds3Resource& resource);

}  // namespace weft
