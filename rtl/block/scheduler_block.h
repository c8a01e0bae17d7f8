// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace weft {

/// The parameters of a build of the hardware scheduler, as its capability registers tell them.
struct BlockSize {
  std::int32_t pes = 0;
  std::int32_t tasks = 0;         ///< slots for tasks in flight
  std::int32_t jobs = 0;          ///< in flight
  std::int32_t queue_depth = 0;   ///< ready tasks that are kept in order
  std::int32_t time_width = 0;    ///< bits of an instant
  std::int32_t link_classes = 0;  ///< besides class 0, which takes no time
  std::int32_t templates = 0;
  std::int32_t template_tasks = 0;  ///< of all templates
  std::int32_t template_edges = 0;
  std::int32_t kernels = 0;
  std::int32_t job_tasks = 0;  ///< of the largest job
};

/// What drives the block into a clock edge.
struct BlockInputs {
  std::uint32_t aw_addr = 0;
  std::uint32_t w_data = 0;
  std::uint32_t ar_addr = 0;
  std::uint8_t w_strb = 0xf;
  bool aw_valid = false;
  bool w_valid = false;
  bool b_ready = false;
  bool ar_valid = false;
  bool r_ready = false;
  std::uint64_t counter = 0;  ///< the SoC's time, in ticks
};

/// What the block drives before the clock edge that ends the cycle.
struct BlockOutputs {
  std::uint32_t r_data = 0;
  std::uint8_t b_resp = 0;
  std::uint8_t r_resp = 0;
  bool aw_ready = false;
  bool w_ready = false;
  bool b_valid = false;
  bool ar_ready = false;
  bool r_valid = false;
  bool irq = false;
  bool busy = false;  ///< the edge would change something
};

/// The Verilated hardware scheduler in one set of parameters, driven pin by pin. Plain C++.
class SchedulerBlock {
 public:
  SchedulerBlock() = default;
  SchedulerBlock(const SchedulerBlock&) = delete;
  SchedulerBlock& operator=(const SchedulerBlock&) = delete;
  virtual ~SchedulerBlock() = default;

  virtual const BlockSize& size() const = 0;
  /// Asserts the reset for some cycles.
  virtual void reset() = 0;
  /// One clock cycle. With `gate` the clock edge is left out where the block says that it is idle.
  virtual const BlockOutputs& step(const BlockInputs& inputs, bool gate) = 0;
};

/// The builds there are, the smallest first.
const std::vector<BlockSize>& scheduler_block_sizes();

/// The smallest build of at least so many PEs, or null where there is none.
std::unique_ptr<SchedulerBlock> make_scheduler_block(std::int32_t pes);

}  // namespace weft
