// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/document.h"
#include "rtl/model/neural_reference.h"

namespace weft {

/// Reads a network as rtl/neural/weights_int8.yaml lays it out. InputError, with the place, where
/// something is missing or unknown, a list has another length than the network, or a number does
/// not fit its field.
NeuralWeights read_neural_weights(const std::string& path);
NeuralWeights neural_weights(const Value& document);

/// The same as text, `comment` first.
std::string write_neural_weights(const NeuralWeights& weights, const std::string& comment);

}  // namespace weft
