// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>

#include "base/ids.h"
#include "base/probe.h"

namespace weft {

/// An edge's data on its way from the PE of its producer to that of its consumer.
struct Transfer {
  EdgeId edge;
  TransferRecord record;  ///< `end` is for the data path to fill in
};

/// What carries data between PEs.
class DataPathIf : public virtual sc_core::sc_interface {
 public:
  /// Sends the data and returns the instant at which it is there. `transfer.record.begin` is when
  /// the data leaves, which may lie in the past (`eager`, rule R6).
  virtual Time send(Transfer& transfer) = 0;
};

}  // namespace weft
