// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "rtl/model/neural_reference.h"

namespace weft {

/// A write that the host does: byte address and word.
struct RegisterWrite {
  std::uint32_t address = 0;
  std::uint32_t word = 0;
};

/// The writes that load a network into the block (registers `neural_weight`, `neural_bias`,
/// `neural_scale`). The block takes them only while no job is in flight.
std::vector<RegisterWrite> neural_writes(const NeuralWeights& weights);

}  // namespace weft
