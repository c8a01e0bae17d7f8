// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>

#include "base/time.h"

namespace weft {

/// A time of ours as the kernel's; both count picoseconds (rule R1), so nothing is rounded.
inline sc_core::sc_time to_sc_time(Time time) {
  return sc_core::sc_time::from_value(static_cast<sc_dt::uint64>(time.count()));
}

/// A time of the kernel's as ours.
inline Time to_time(const sc_core::sc_time& time) {
  return Time(static_cast<std::int64_t>(time.value()));
}

/// The time of the present run. The kernel's own clock goes on over `reset()`, so that one
/// elaborated platform can serve many runs; this one starts each run at zero.
///
/// Each SC_METHOD calls `update` first; what it calls then reads the time without a call into the
/// kernel.
class RunClock {
 public:
  void restart() {
    start_ = sc_core::sc_time_stamp().value();
    now_ = Time(0);
  }
  void update() {
    now_ = Time(static_cast<std::int64_t>(sc_core::sc_time_stamp().value() - start_));
  }
  Time now() const { return now_; }

 private:
  sc_dt::uint64 start_ = 0;
  Time now_{0};
};

}  // namespace weft
