// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>
#include <tlm>

#include "base/time.h"

namespace weft {

/// A piece of work for a DMA engine: consecutive bytes at the far end of the interconnect, read to
/// or written from the local memory beside the engine.
struct DmaTransfer {
  std::uint64_t address = 0;
  std::int64_t bytes = 0;
  bool write = false;
  Time not_before{0};     ///< when it may begin; an instant
  std::uint64_t tag = 0;  ///< the client's; handed back at the end
};

/// Who starts transfers and waits for their end.
class DmaClientIf : public virtual sc_core::sc_interface {
 public:
  /// A transfer will be, or is, complete at `at`.
  virtual void transferred(std::uint64_t tag, Time at) = 0;
};

/// What a DMA engine offers.
class DmaIf : public virtual sc_core::sc_interface {
 public:
  /// Queues a transfer. The client is told its end later, never within this call.
  virtual void start(const DmaTransfer& transfer) = 0;
};

/// The `dma:` keys of a platform file.
struct DmaOptions {
  std::int64_t burst_bytes = 4096;
  std::int32_t outstanding = 4;        ///< bursts under way at once
  Time setup{0};                       ///< from taking up a transfer to its first burst
  std::int64_t port_width_bytes = 16;  ///< that the engine's port moves a beat
  Time port_beat{0};                   ///< 0: the port is never what limits

  /// How long a burst takes at the engine's port.
  Time port_time(std::int64_t bytes) const {
    return port_beat * ((bytes + port_width_bytes - 1) / port_width_bytes);
  }
};

}  // namespace weft
