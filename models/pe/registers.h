// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "models/power/energy.h"
#include "scheduler/policy.h"

namespace weft {

/// A task as the dispatcher writes it to a PE's command register. The inputs are a list in the
/// dispatcher's memory that the descriptor points to; it stays valid until the job is complete.
struct TaskDescriptor {
  JobId job;
  TaskId task;
  ApplicationId application;
  KernelId kernel;
  std::int32_t job_slot = 0;  ///< the dispatcher's handle, returned with the completion
  Span<const Edge> inputs;
  const TaskState* job_tasks = nullptr;  ///< where and when the inputs were produced
};

/// A task that has ended, as the data path must know it.
struct TaskEnd {
  JobId job;
  ApplicationId application;
  TaskId task;
  std::int32_t job_slot = 0;
};

/// What a PE's completion register holds.
struct TaskCompletion {
  bool valid = false;  ///< false: no task has completed since the last read
  bool more = false;   ///< a further one is to be read
  std::int32_t job_slot = 0;
  TaskId task;
  KernelId kernel;
  Time start{0};
  Time finish{0};
  Energy energy;  ///< dynamic; none where power is not modelled
};

/// The register block of a PE, byte offsets from its base address.
namespace pe_registers {

/// Write: a TaskDescriptor; the PE queues it and fetches its inputs.
inline constexpr std::uint64_t kCommand = 0x000;
/// Read: the oldest TaskCompletion that was not read; reading takes it away.
inline constexpr std::uint64_t kCompletion = 0x100;
/// Write (any 32-bit value): all placements of this instant are made, an idle PE may start.
inline constexpr std::uint64_t kDoorbell = 0x200;

/// Distance between the blocks of neighbouring PEs: PE i starts at i * kStride.
inline constexpr std::uint64_t kStride = 0x1000;

}  // namespace pe_registers
}  // namespace weft
