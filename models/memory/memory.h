// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>
#include <tlm>

#include "models/memory/memory_timing.h"

namespace weft {

/// What the memory modules share, whatever their fidelity. They model timing: no data is kept.
class Memory : public sc_core::sc_module {
 public:
  /// From the interconnect; addresses count from the memory's first byte.
  tlm::tlm_target_socket<> port;

  explicit Memory(const sc_core::sc_module_name& name) : sc_module(name), port("port") {}

  /// Back to idle.
  virtual void reset() = 0;
  virtual MemoryStatistics statistics() const = 0;

 protected:
  static MemoryAccess access_of(const tlm::tlm_generic_payload& payload) {
    return {payload.get_address(), static_cast<std::int64_t>(payload.get_data_length()),
            payload.is_write()};
  }
};

}  // namespace weft
