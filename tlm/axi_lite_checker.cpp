// SPDX-License-Identifier: Apache-2.0
#include "tlm/axi_lite_checker.h"

#include <string>

#include "base/error.h"

namespace weft {
namespace {

void require(bool holds, const char* rule) {
  if (!holds) throw RunError(std::string("AXI4-Lite rule broken: ") + rule);
}

// A channel whose payload was offered and not taken at the edge before.
void require_stable(bool was_valid, bool was_ready, bool valid, bool same, const char* rule) {
  if (was_valid && !was_ready) require(valid && same, rule);
}

}  // namespace

void AxiLiteChecker::edge(const AxiLiteManagerPins& manager,
                          const AxiLiteSubordinatePins& subordinate) {
  check_stable(manager, subordinate);
  constexpr std::uint8_t kExokay = 1;
  if (subordinate.b_valid) {
    require(open_addresses_ > 0 && open_data_ > 0, "a write response follows address and data");
    require(subordinate.b_resp != kExokay, "EXOKAY is no response of AXI4-Lite (BRESP)");
  }
  if (subordinate.r_valid) {
    require(open_reads_ > 0, "read data follows its address");
    require(subordinate.r_resp != kExokay, "EXOKAY is no response of AXI4-Lite (RRESP)");
  }
  if (subordinate.b_valid && manager.b_ready) {
    --open_addresses_;
    --open_data_;
    ++writes_;
  }
  if (subordinate.r_valid && manager.r_ready) {
    --open_reads_;
    ++reads_;
  }
  if (manager.aw_valid && subordinate.aw_ready) ++open_addresses_;
  if (manager.w_valid && subordinate.w_ready) ++open_data_;
  if (manager.ar_valid && subordinate.ar_ready) ++open_reads_;
  last_manager_ = manager;
  last_subordinate_ = subordinate;
}

void AxiLiteChecker::check_stable(const AxiLiteManagerPins& manager,
                                  const AxiLiteSubordinatePins& subordinate) {
  const AxiLiteManagerPins& m = last_manager_;
  const AxiLiteSubordinatePins& s = last_subordinate_;
  require_stable(m.aw_valid, s.aw_ready, manager.aw_valid, manager.aw_addr == m.aw_addr,
                 "AWVALID and AWADDR stay until AWREADY");
  require_stable(m.w_valid, s.w_ready, manager.w_valid,
                 manager.w_data == m.w_data && manager.w_strb == m.w_strb,
                 "WVALID, WDATA and WSTRB stay until WREADY");
  require_stable(m.ar_valid, s.ar_ready, manager.ar_valid, manager.ar_addr == m.ar_addr,
                 "ARVALID and ARADDR stay until ARREADY");
  require_stable(s.b_valid, m.b_ready, subordinate.b_valid, subordinate.b_resp == s.b_resp,
                 "BVALID and BRESP stay until BREADY");
  require_stable(s.r_valid, m.r_ready, subordinate.r_valid,
                 subordinate.r_data == s.r_data && subordinate.r_resp == s.r_resp,
                 "RVALID, RDATA and RRESP stay until RREADY");
}

}  // namespace weft
