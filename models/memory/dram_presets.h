// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/registry.h"
#include "models/memory/dram_timings.h"

namespace weft {

/// A kind of DRAM: its timings, and a usual geometry, of which channels, ranks and rows may be
/// changed.
struct DramPreset {
  DramGeometry geometry;
  DramTimings timings;
};

/// The built-in kinds by name: "ddr4-2400", "ddr4-3200", "lpddr4-3200", "lpddr5-6400", "hbm2".
/// Each one's source stands beside its figures.
const Registry<DramPreset()>& dram_presets();

}  // namespace weft
