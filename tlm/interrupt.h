// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>

namespace weft {

/// The receiving end of interrupt lines. An interrupt says "look at me" and carries nothing; what
/// happened is read from the raiser's registers.
class InterruptIf : public virtual sc_core::sc_interface {
 public:
  /// Raises a line. It stays raised until the receiver has looked; raising it again changes
  /// nothing.
  virtual void raise(std::int32_t line) = 0;
  /// The raiser can go on, once the receiver lets it: there is nothing to read.
  virtual void wake(std::int32_t line) = 0;
};

}  // namespace weft
