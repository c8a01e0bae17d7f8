// SPDX-License-Identifier: Apache-2.0
#include "models/memory/lt_memory.h"

#include <utility>

namespace weft {

LtMemory::LtMemory(const sc_core::sc_module_name& name, std::unique_ptr<MemoryTiming> timing,
                   const RunClock& clock)
    : Memory(name), timing_(std::move(timing)), clock_(clock) {
  port.bind(*this);
}

void LtMemory::b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
  const Time now = clock_.now();
  const Time done = timing_->access(access_of(payload), now + to_time(delay));
  delay = to_sc_time(done - now);
  payload.set_response_status(tlm::TLM_OK_RESPONSE);
}

}  // namespace weft
