// SPDX-License-Identifier: Apache-2.0
#include "models/memory/sram.h"

#include <algorithm>
#include <stdexcept>

namespace weft {

void check(const SramOptions& options) {
  if (options.latency < Time(0)) throw std::invalid_argument("SRAM latency must not be negative");
  if (options.width_bytes < 1) throw std::invalid_argument("SRAM width must be above zero");
  if (options.cycle < Time(1)) throw std::invalid_argument("SRAM cycle must be above zero");
  if (options.ports < 1) throw std::invalid_argument("an SRAM must have a port");
}

SramPorts::SramPorts(const SramOptions& options) : options_(options) {
  check(options);
  free_.resize(options.ports);
}

void SramPorts::reset() {
  std::fill(free_.begin(), free_.end(), Time(0));
  statistics_ = {};
}

Time SramPorts::reserve(const MemoryAccess& access, Time at) {
  const auto port = std::min_element(free_.begin(), free_.end());
  const Time begin = std::max(at, *port);
  const std::int64_t beats = (access.bytes + options_.width_bytes - 1) / options_.width_bytes;
  *port = begin + beats * options_.cycle;
  ++(access.write ? statistics_.writes : statistics_.reads);
  statistics_.bytes += access.bytes;
  statistics_.busy += beats * options_.cycle;
  statistics_.waiting += begin - at;
  return begin + options_.latency + (beats - 1) * options_.cycle;
}

SramController::SramController(const SramOptions& options, std::int32_t depth)
    : ports_(options), depth_(depth) {
  if (depth < 1) throw std::invalid_argument("the queue of an SRAM must have a place");
}

void SramController::reset() {
  ports_.reset();
  queued_ = 0;
  ends_.clear();
}

void SramController::accept(const MemoryAccess& access, std::uint64_t tag, Time now) {
  ++queued_;
  // First come, first served: nothing that comes later changes when this one is done.
  ends_.push(tag, ports_.reserve(access, now));
}

}  // namespace weft
