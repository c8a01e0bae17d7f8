// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "platforms/formats/ds3_soc.h"

namespace weft {

/// Whether two resources draw the same: power profiles, trip frequencies and leakage.
bool same_ds3_power(const Ds3Resource& a, const Ds3Resource& b);

/// Whether the power of a resource is known: it has a power profile.
bool has_ds3_power(const Ds3Resource& resource);

/// The section `power` of a resource's PE type. Profiles hold at every temperature and idle cores
/// leak, as in DS3; a core of a big cluster or an accelerator leaks a quarter of what DS3's
/// coefficients say, which are for four big cores, and one of a little cluster a sixteenth.
Value make_ds3_pe_power(const Ds3Resource& resource);

/// The section `governor` of a resource's cluster by its DVFS mode, null where there is none. A
/// mode that cannot be followed is left out, with a note.
Value make_ds3_governor(const Ds3Resource& resource, std::vector<std::string>& notes);

/// The input of the thermal model `odroid_xu3` that a resource's cluster heats.
std::string ds3_thermal_input(const Ds3Resource& resource);

/// Adds the sections `power` and `thermal` to a platform: DS3's background power and board.
/// Without trip points: DS3 does not throttle unless its own configuration asks for it.
void add_ds3_board(Value& platform);

}  // namespace weft
