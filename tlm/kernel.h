// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>

namespace weft {

/// Replaces SystemC's simulation context, so that another design can be elaborated in this
/// process. All modules must be gone. About 7 KiB of the old context are not given back.
inline void renew_kernel() {
  sc_core::sc_curr_simcontext = new sc_core::sc_simcontext();
  sc_core::sc_default_global_context = sc_core::sc_curr_simcontext;
}

}  // namespace weft
