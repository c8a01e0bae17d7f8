// SPDX-License-Identifier: Apache-2.0
#include "tests/rtl/axi_driver.h"

namespace weft {
namespace {

constexpr std::uint8_t kOkay = 0;
constexpr std::uint8_t kSlaveError = 2;

void require(bool holds, const char* rule) {
  if (!holds) throw Mismatch(std::string("AXI4-Lite: ") + rule);
}

}  // namespace

void AxiDriver::begin_write(std::uint32_t address, std::uint32_t data, const AxiDelays& delays,
                            std::uint8_t strobe) {
  write_address_ = address;
  write_data_ = data;
  strobe_ = strobe;
  write_delays_ = delays;
  aw_open_ = w_open_ = b_open_ = true;
  b_seen_ = false;
  write_response_.reset();
}

void AxiDriver::begin_read(std::uint32_t address, const AxiDelays& delays) {
  read_address_ = address;
  read_delays_ = delays;
  ar_open_ = r_open_ = true;
  r_seen_ = false;
  read_response_.reset();
}

DutInputs AxiDriver::pins() const {
  DutInputs pins;
  pins.aw_valid = aw_open_ && write_delays_.address == 0;
  pins.aw_addr = pins.aw_valid ? write_address_ : 0xfffff;
  pins.w_valid = w_open_ && write_delays_.data == 0;
  pins.w_data = pins.w_valid ? write_data_ : 0xdeadbeef;
  pins.w_strb = strobe_;
  pins.b_ready = b_open_ && write_delays_.response == 0;
  pins.ar_valid = ar_open_ && read_delays_.address == 0;
  pins.ar_addr = pins.ar_valid ? read_address_ : 0xfffff;
  pins.r_ready = r_open_ && read_delays_.response == 0;
  return pins;
}

void AxiDriver::observe(const DutOutputs& out) {
  observe_write(out);
  observe_read(out);
}

void AxiDriver::observe_write(const DutOutputs& out) {
  const DutInputs in = pins();
  write_took_effect_ = out.b_valid && !b_seen_;
  if (out.b_valid) {
    require(b_open_, "an answer to a write that was not asked");
    require(!aw_open_ && !w_open_, "an answer before address and data were taken");
    require(out.b_resp == kOkay || out.b_resp == kSlaveError, "BRESP is OKAY or SLVERR");
    require(!b_seen_ || last_b_error_ == (out.b_resp == kSlaveError), "BRESP changed while valid");
    last_b_error_ = out.b_resp == kSlaveError;
  }
  require(!b_seen_ || out.b_valid, "BVALID fell before it was taken");
  b_seen_ = out.b_valid;

  if (in.aw_valid && out.aw_ready) aw_open_ = false;
  if (in.w_valid && out.w_ready) w_open_ = false;
  if (in.b_ready && out.b_valid) {
    b_open_ = b_seen_ = false;
    write_response_ = Response{last_b_error_, 0};
  }
  if (write_delays_.address > 0) --write_delays_.address;
  if (write_delays_.data > 0) --write_delays_.data;
  if (write_delays_.response > 0 && out.b_valid) --write_delays_.response;
}

void AxiDriver::observe_read(const DutOutputs& out) {
  const DutInputs in = pins();
  const Response now{out.r_resp == kSlaveError, out.r_data};
  if (out.r_valid) {
    require(r_open_ && !ar_open_, "an answer to a read that was not asked");
    require(out.r_resp == kOkay || out.r_resp == kSlaveError, "RRESP is OKAY or SLVERR");
    require(!r_seen_ || (now.error == r_first_.error && now.data == r_first_.data),
            "RDATA or RRESP changed while valid");
    r_first_ = now;
  }
  require(!r_seen_ || out.r_valid, "RVALID fell before it was taken");
  r_seen_ = out.r_valid;

  if (in.ar_valid && out.ar_ready) ar_open_ = false;
  if (in.r_ready && out.r_valid) {
    r_open_ = r_seen_ = false;
    read_response_ = now;
  }
  if (read_delays_.address > 0) --read_delays_.address;
  if (read_delays_.response > 0 && out.r_valid) --read_delays_.response;
}

}  // namespace weft
