// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "base/registry.h"
#include "workload/generators/costs.h"
#include "workload/generators/generator.h"

namespace weft {

/// All generators of task graphs, by name.
const Registry<std::unique_ptr<Generator>()>& generators();

/// A graph of the generator of that name, called "NAME_SEED". InputError where there is no such
/// generator, or a value or an option is out of range.
InterchangeGraph generate_graph(const std::string& name, const GeneratorValues& values,
                                const CostOptions& costs, std::uint64_t seed);

}  // namespace weft
