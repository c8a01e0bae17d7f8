// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace weft {

/// Set by the first Ctrl-C (SIGINT) or SIGTERM after `catch_stop_signals`; a second one ends the
/// program at once.
std::atomic<bool>& stop_requested();

void catch_stop_signals();

}  // namespace weft
