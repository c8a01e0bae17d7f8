// SPDX-License-Identifier: Apache-2.0
//
// AXI4-Lite slave port: turns the five channels into single-cycle accesses. One write and one read
// are in work at a time. Address and data of a write may come in either order. write_o lasts one
// cycle, is held back by stall_i, and is answered by what error_i says in that cycle; read_o
// likewise. A write of less than a whole word is an error and is not passed on.
module weft_axi_lite (
    input  logic        clk_i,
    input  logic        rst_ni,
    input  logic [19:0] aw_addr_i,
    input  logic        aw_valid_i,
    output logic        aw_ready_o,
    input  logic [31:0] w_data_i,
    input  logic [3:0]  w_strb_i,
    input  logic        w_valid_i,
    output logic        w_ready_o,
    output logic [1:0]  b_resp_o,
    output logic        b_valid_o,
    input  logic        b_ready_i,
    input  logic [19:0] ar_addr_i,
    input  logic        ar_valid_i,
    output logic        ar_ready_o,
    output logic [31:0] r_data_o,
    output logic [1:0]  r_resp_o,
    output logic        r_valid_o,
    input  logic        r_ready_i,

    output logic        write_o,
    output logic [19:0] write_addr_o,
    output logic [31:0] write_data_o,
    input  logic        write_stall_i,
    input  logic        write_error_i,
    output logic        read_o,
    output logic [19:0] read_addr_o,
    input  logic [31:0] read_data_i,
    input  logic        read_error_i,
    output logic        busy_o
);
  logic        aw_valid_q, w_valid_q, b_valid_q, b_error_q;
  logic        ar_valid_q, r_valid_q, r_error_q;
  logic [19:0] aw_addr_q, ar_addr_q;
  logic [31:0] w_data_q, r_data_q;
  logic        w_full_q;
  logic        write_ends;

  assign aw_ready_o   = !aw_valid_q;
  assign w_ready_o    = !w_valid_q;
  assign write_addr_o = aw_addr_q;
  assign write_data_o = w_data_q;
  assign write_ends   = aw_valid_q && w_valid_q && !b_valid_q && !(w_full_q && write_stall_i);
  assign write_o      = write_ends && w_full_q;
  assign b_valid_o    = b_valid_q;
  assign b_resp_o     = {b_error_q, 1'b0};

  assign ar_ready_o  = !ar_valid_q;
  assign read_o      = ar_valid_q && !r_valid_q;
  assign read_addr_o = ar_addr_q;
  assign r_valid_o   = r_valid_q;
  assign r_data_o    = r_data_q;
  assign r_resp_o    = {r_error_q, 1'b0};

  assign busy_o = aw_valid_i || w_valid_i || ar_valid_i || aw_valid_q || w_valid_q || b_valid_q ||
                  ar_valid_q || r_valid_q;

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      aw_valid_q <= 1'b0;
      w_valid_q  <= 1'b0;
      b_valid_q  <= 1'b0;
      ar_valid_q <= 1'b0;
      r_valid_q  <= 1'b0;
    end else begin
      if (aw_valid_i && aw_ready_o) aw_valid_q <= 1'b1;
      else if (write_ends) aw_valid_q <= 1'b0;
      if (w_valid_i && w_ready_o) w_valid_q <= 1'b1;
      else if (write_ends) w_valid_q <= 1'b0;
      if (write_ends) b_valid_q <= 1'b1;
      else if (b_ready_i) b_valid_q <= 1'b0;
      if (ar_valid_i && ar_ready_o) ar_valid_q <= 1'b1;
      else if (read_o) ar_valid_q <= 1'b0;
      if (read_o) r_valid_q <= 1'b1;
      else if (r_ready_i) r_valid_q <= 1'b0;
    end
  end

  always_ff @(posedge clk_i) begin
    if (aw_valid_i && aw_ready_o) aw_addr_q <= aw_addr_i;
    if (w_valid_i && w_ready_o) begin
      w_data_q <= w_data_i;
      w_full_q <= w_strb_i == 4'hf;
    end
    if (write_ends) b_error_q <= !w_full_q || write_error_i;
    if (ar_valid_i && ar_ready_o) ar_addr_q <= ar_addr_i;
    if (read_o) begin
      r_data_q  <= read_error_i ? '0 : read_data_i;
      r_error_q <= read_error_i;
    end
  end
`ifdef FORMAL
`include "weft_axi_lite_properties.svh"
`endif
endmodule
