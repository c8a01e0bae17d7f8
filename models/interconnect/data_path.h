// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>

#include "base/ids.h"
#include "base/time.h"
#include "models/pe/registers.h"

namespace weft {

/// What carries data between PEs.
class DataPathIf : public virtual sc_core::sc_interface {
 public:
  /// Brings one input of a task to the PE that it was placed on, and returns the instant at which
  /// it is there. Data leaves when its producer finishes (`eager`, rule R6), so that instant may
  /// lie in the past.
  virtual Time fetch(const TaskDescriptor& consumer, const Edge& input, PeId to) = 0;
};

}  // namespace weft
