// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workload/generators/generator.h"

namespace weft {

/// Layered random graphs, as daggen makes them (Suter, Hunold: "daggen: a synthetic task graph
/// generator", 2013; functions generateTasks and generateDependencies).
///
/// - Levels have max(1, floor(w (1 + r))) tasks, w = floor(size^fat), r drawn from
///   [-(1 - regularity), 1 - regularity), until there are `size` tasks; the last level is cut.
/// - A task of level l > 0 has min(1 + floor(d), n) parents, n the tasks of level l - 1 and d drawn
///   from [0, density x n). Each parent is of level max(0, l - j), j drawn from 1 to `jump`, any
///   task with the same chance; where that one is a parent already, the next one of its level is
///   taken, and where all are, none.
///
/// So every task but those of level 0 has a parent; nothing asks that it has a child.
class Layered final : public Generator {
 public:
  std::vector<GeneratorParameter> parameters() const override;

 protected:
  GraphShape make(const GeneratorValues& values, std::uint64_t seed) const override;
};

}  // namespace weft
