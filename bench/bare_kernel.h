// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace weft {

/// Timed events a second of the bare SystemC kernel: `pending` methods that do nothing but notify
/// their own event again after a changing delay. The yardstick of all budgets.
double bare_kernel_events_per_s(int pending, std::int64_t events);

}  // namespace weft
