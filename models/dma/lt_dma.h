// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>
#include <tlm>
#include <vector>

#include "models/dma/dma.h"
#include "models/dma/dma_engine.h"
#include "models/dma/transfer_queue.h"
#include "models/run_context.h"

namespace weft {

/// A DMA engine at fidelity `lt`: issues bursts by blocking transport, each at the instant at which
/// one of the `outstanding` places is free and the engine's own port has had the time that the
/// burst before takes. The end of a burst is annotated when it is issued, so a burst costs one
/// event.
class LtDma : public DmaEngine {
 public:
  LtDma(const sc_core::sc_module_name& name, const DmaOptions& options, RunContext& context);

  void reset() override;
  void start(const DmaTransfer& transfer) override;

 private:
  void on_event();
  void pump();
  bool take_next(Time now);
  void issue(Time now);
  void wake_at(Time instant);

  DmaOptions options_;
  RunContext& context_;
  TransferQueue queue_;
  bool active_ = false;
  DmaTransfer current_;
  std::int64_t issued_bytes_ = 0;
  Time next_burst_at_{0};
  Time last_end_{0};                 // of the present transfer's bursts
  std::vector<Time> outstanding_;    // heap, earliest end first
  std::vector<unsigned char> data_;  // what bursts carry: nothing looks at it
  tlm::tlm_generic_payload payload_;
  sc_core::sc_event event_;
};

}  // namespace weft
