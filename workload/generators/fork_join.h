// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workload/generators/generator.h"

namespace weft {

/// Fork-join: `stages` times, a task forks into `branches` chains of `length` tasks, which join in
/// a task that is the fork of the next stage. 1 + stages x (branches x length + 1) tasks.
class ForkJoin final : public Generator {
 public:
  std::vector<GeneratorParameter> parameters() const override;

 protected:
  GraphShape make(const GeneratorValues& values, std::uint64_t seed) const override;
};

}  // namespace weft
