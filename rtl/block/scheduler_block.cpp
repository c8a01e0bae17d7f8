// SPDX-License-Identifier: Apache-2.0
#include "rtl/block/scheduler_block.h"

#include "Vscheduler16.h"
#include "Vscheduler32.h"
#include "rtl/block/verilated_block.h"

namespace weft {
namespace {

// As rtl/CMakeLists.txt gives them to Verilator; whoever drives a block compares them with its
// capability registers.
constexpr BlockSize kSize16{16, 1024, 256, 64, 40, 4, 16, 4096, 4096, 512, 64};
constexpr BlockSize kSize32{32, 1024, 256, 64, 40, 4, 16, 4096, 4096, 512, 64};

}  // namespace

const std::vector<BlockSize>& scheduler_block_sizes() {
  static const std::vector<BlockSize> sizes = {kSize16, kSize32};
  return sizes;
}

std::unique_ptr<SchedulerBlock> make_scheduler_block(std::int32_t pes) {
  if (pes <= kSize16.pes) return std::make_unique<VerilatedBlock<Vscheduler16>>(kSize16);
  if (pes <= kSize32.pes) return std::make_unique<VerilatedBlock<Vscheduler32>>(kSize32);
  return nullptr;
}

}  // namespace weft
