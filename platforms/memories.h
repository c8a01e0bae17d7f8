// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "models/memory/memory_timing.h"
#include "platforms/transport.h"

namespace weft {

/// Makes a memory of the `memory:` section at fidelity `lt`. InputError where its geometry is
/// impossible.
std::unique_ptr<MemoryTiming> make_memory_timing(const MemoryDescription& memory);

/// The same at `at`.
std::unique_ptr<MemoryController> make_memory_controller(const MemoryDescription& memory);

}  // namespace weft
