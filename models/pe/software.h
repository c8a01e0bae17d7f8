// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>

#include "base/time.h"

namespace weft {

/// What software beside the tasks runs on: a PE.
class SoftwareIf : public virtual sc_core::sc_interface {
 public:
  /// Takes the PE from now on for so many cycles of its clock: the task that runs there stands
  /// still meanwhile, and none is begun. Returns the time that this takes, rounded up to a
  /// picosecond.
  virtual Time execute(std::int64_t cycles) = 0;
};

}  // namespace weft
