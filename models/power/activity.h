// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>

#include "base/ids.h"
#include "models/power/energy.h"

namespace weft {

/// Who is told what PEs do: the power manager. What is told holds from the present instant on.
class ActivityIf : public virtual sc_core::sc_interface {
 public:
  /// A task begins on a PE that runs none.
  virtual void task_begins(PeId pe) = 0;
  /// The task on a PE ends; returns its dynamic energy.
  virtual Energy task_ends(PeId pe) = 0;
};

/// What runs by a cluster's clock: a PE.
class ClockedIf : public virtual sc_core::sc_interface {
 public:
  /// The clock changes at the present instant: what is left to do takes from / to times as long,
  /// rounded down to a picosecond (rule R8).
  virtual void clock_changes(std::int64_t from_hz, std::int64_t to_hz) = 0;
};

/// Who counts the data that moves: the interconnect and the memories together.
class DataCountIf : public virtual sc_core::sc_interface {
 public:
  /// Read or written in memories since the begin of the run, in bytes.
  virtual std::int64_t memory_bytes() const = 0;
  /// The sum over links of the bytes that crossed each since the begin of the run.
  virtual std::int64_t link_bytes() const = 0;
};

}  // namespace weft
