// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "tlm/axi_lite.h"

namespace weft {

/// Watches an AXI4-Lite port, clock edge by clock edge, and throws a RunError that names the rule
/// where either side breaks one (AMBA AXI specification, IHI 0022, A3.2 and B1.1): what is valid
/// stays valid, with the same payload, until it is taken; a response follows its request, once;
/// EXOKAY is never answered.
class AxiLiteChecker {
 public:
  /// The pins of both sides at a rising clock edge.
  void edge(const AxiLiteManagerPins& manager, const AxiLiteSubordinatePins& subordinate);
  /// The port has been reset.
  void reset() { *this = {}; }

  std::int64_t writes() const { return writes_; }  ///< completed
  std::int64_t reads() const { return reads_; }

 private:
  void check_stable(const AxiLiteManagerPins& manager, const AxiLiteSubordinatePins& subordinate);

  // Requests taken, and responses not given yet.
  int open_addresses_ = 0, open_data_ = 0, open_reads_ = 0;
  std::int64_t writes_ = 0, reads_ = 0;
  AxiLiteManagerPins last_manager_;  // of the edge before
  AxiLiteSubordinatePins last_subordinate_;
};

}  // namespace weft
