// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace weft {

/// Calls of operator new in this process so far; linking allocation_count.cpp replaces it.
std::int64_t allocation_count();

}  // namespace weft
