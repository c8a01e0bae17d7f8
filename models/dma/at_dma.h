// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>
#include <tlm>
#include <vector>

#include "models/dma/dma.h"
#include "models/dma/dma_engine.h"
#include "models/dma/transfer_queue.h"
#include "models/run_context.h"
#include "tlm/payload_pool.h"

namespace weft {

/// A DMA engine at fidelity `at`: bursts go out by the four-phase protocol, one request at a time
/// and `outstanding` of them under way; a request that is not taken holds up those behind it.
class AtDma : public DmaEngine {
 public:
  AtDma(const sc_core::sc_module_name& name, const DmaOptions& options, RunContext& context);

  void reset() override;
  void start(const DmaTransfer& transfer) override;
  tlm::tlm_sync_enum nb_transport_bw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                     sc_core::sc_time& delay) override;

 private:
  struct Active {  // a transfer with bursts to issue or under way
    DmaTransfer transfer;
    std::int64_t issued_bytes = 0;
    std::int64_t done_bytes = 0;
  };
  using Pool = PayloadPool<std::int32_t>;  // tag: the active transfer

  void on_event();
  void pump();
  bool take_next(Time now);
  void issue();
  void complete(tlm::tlm_generic_payload& payload);

  DmaOptions options_;
  RunContext& context_;
  TransferQueue queue_;
  std::vector<Active> active_;
  std::vector<std::int32_t> free_active_;
  std::int32_t issuing_ = -1;  // of active_
  Time first_burst_at_{0};
  std::int32_t outstanding_ = 0;
  const tlm::tlm_generic_payload* request_ = nullptr;  // sent and not yet taken
  std::vector<unsigned char> data_;                    // what bursts carry: nothing looks at it
  Pool pool_;
  sc_core::sc_event event_;
};

}  // namespace weft
