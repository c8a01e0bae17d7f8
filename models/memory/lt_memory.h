// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <systemc>
#include <tlm>

#include "models/memory/memory.h"
#include "tlm/blocking_target.h"
#include "tlm/run_clock.h"

namespace weft {

/// A memory at fidelity `lt`: answers blocking transport and annotates the time.
class LtMemory : public Memory, public BlockingTarget {
 public:
  LtMemory(const sc_core::sc_module_name& name, std::unique_ptr<MemoryTiming> timing,
           const RunClock& clock);

  void reset() override { timing_->reset(); }
  MemoryStatistics statistics() const override { return timing_->statistics(); }
  void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override;

 private:
  std::unique_ptr<MemoryTiming> timing_;
  const RunClock& clock_;
};

}  // namespace weft
