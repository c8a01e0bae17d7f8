// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <systemc>

#include "base/ids.h"
#include "base/time.h"
#include "models/pe/registers.h"

namespace weft {

/// Who waits for data: a PE.
class DataSinkIf : public virtual sc_core::sc_interface {
 public:
  /// All inputs of the task that was fetched under `ticket` are there at `at`, now or later.
  virtual void data_arrives(std::int64_t ticket, Time at) = 0;
};

/// What carries data between PEs (rule R6).
class DataPathIf : public virtual sc_core::sc_interface {
 public:
  /// Brings the inputs of a task to the PE that it was placed on. Returns the instant at which the
  /// last of them is there, which may lie in the past; or kNever where that is not known yet: then
  /// the PE's sink is told it, under `ticket`.
  virtual Time fetch(const TaskDescriptor& consumer, PeId to, std::int64_t ticket) = 0;

  /// A task has ended: its inputs are used up, and its outputs stand ready.
  virtual void task_ended(const TaskEnd& task, PeId pe) = 0;
};

}  // namespace weft
