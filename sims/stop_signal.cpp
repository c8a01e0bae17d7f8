// SPDX-License-Identifier: Apache-2.0
#include "sims/stop_signal.h"

#include <csignal>

namespace weft {
namespace {

void request_stop(int /*signal*/) { stop_requested() = true; }

}  // namespace

std::atomic<bool>& stop_requested() {
  static std::atomic<bool> requested{false};
  return requested;
}

void catch_stop_signals() {
  stop_requested() = false;  // the handler must not be the first to touch it
  struct sigaction action = {};
  action.sa_handler = request_stop;
  sigaction(SIGTERM, &action, nullptr);
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
}

}  // namespace weft
