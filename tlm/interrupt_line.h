// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>

namespace weft {

/// A level-sensitive interrupt line, as seen by its receiver.
class InterruptLineIf : public virtual sc_core::sc_interface {
 public:
  /// The line changes its level.
  virtual void set_level(bool high) = 0;
};

}  // namespace weft
