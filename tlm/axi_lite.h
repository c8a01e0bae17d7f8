// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace weft {

/// What an AXI4-Lite manager of 32 data bits drives (AMBA AXI specification, IHI 0022, part B).
/// The protection bits are left at zero.
struct AxiLiteManagerPins {
  std::uint32_t aw_addr = 0;
  std::uint32_t w_data = 0;
  std::uint32_t ar_addr = 0;
  std::uint8_t w_strb = 0xf;
  bool aw_valid = false;
  bool w_valid = false;
  bool b_ready = false;
  bool ar_valid = false;
  bool r_ready = false;
};

/// What a subordinate drives.
struct AxiLiteSubordinatePins {
  std::uint32_t r_data = 0;
  std::uint8_t b_resp = 0;  ///< 0: OKAY, 2: SLVERR, 3: DECERR
  std::uint8_t r_resp = 0;
  bool aw_ready = false;
  bool w_ready = false;
  bool b_valid = false;
  bool ar_ready = false;
  bool r_valid = false;
};

}  // namespace weft
