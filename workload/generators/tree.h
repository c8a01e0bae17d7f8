// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workload/generators/generator.h"

namespace weft {

/// Complete trees of `size` tasks: all tasks have `degree` neighbours further from the root, but
/// those of the last level, which is filled from the left. In an out-tree edges lead away from the
/// root, which is task 0; in an in-tree they lead to it, and it is the last task.
class Tree final : public Generator {
 public:
  enum class Direction { out, in };
  explicit Tree(Direction direction) : direction_(direction) {}

  std::vector<GeneratorParameter> parameters() const override;

 protected:
  GraphShape make(const GeneratorValues& values, std::uint64_t seed) const override;

 private:
  Direction direction_;
};

}  // namespace weft
