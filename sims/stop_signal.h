// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace weft {

/// Set by the first Ctrl-C (SIGINT) or SIGTERM after `catch_stop_signals`. A second Ctrl-C ends the
/// program at once; a second SIGTERM does not, since `timeout` and service managers send several.
std::atomic<bool>& stop_requested();

void catch_stop_signals();

}  // namespace weft
