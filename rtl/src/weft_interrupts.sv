// SPDX-License-Identifier: Apache-2.0
//
// Interrupt causes and errors. A cause that is set in the cycle of its clearing stays set. The
// first error is kept until it is cleared; all are counted. Of errors in one cycle the one of the
// lowest index is first. One that comes in the cycle of the clearing is kept.
module weft_interrupts #(
    localparam int NumSources = 4
) (
    input  logic                     clk_i,
    input  logic                     rst_ni,
    input  logic                     clear_i,
    input  logic [4:0]               set_i,
    input  logic [4:0]               clear_causes_i,
    input  logic [4:0]               enable_i,
    output logic [4:0]               status_o,
    output logic                     irq_o,
    input  logic [NumSources-1:0]    error_i,
    input  logic [NumSources*8-1:0]  code_i,
    input  logic [NumSources*16-1:0] argument_i,
    input  logic                     clear_error_i,
    output logic [31:0]              error_o,
    output logic [31:0]              error_count_o
);
  logic [4:0]  status_q;
  logic [31:0] count_q, count_d;
  logic [23:0] error_q, error_d;
  logic        valid_q;

  assign status_o      = status_q;
  assign irq_o         = (status_q & enable_i) != '0;
  assign error_o       = {valid_q, 7'b0, error_q};
  assign error_count_o = count_q;

  always_comb begin
    error_d = error_q;
    count_d = count_q;
    for (int s = NumSources - 1; s >= 0; s--) begin
      if (error_i[s]) begin
        count_d = count_d + 32'd1;
        if (!valid_q || clear_error_i) error_d = {argument_i[s*16+:16], code_i[s*8+:8]};
      end
    end
  end

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      status_q <= '0;
      count_q  <= '0;
      error_q  <= '0;
      valid_q  <= 1'b0;
    end else if (clear_i) begin
      status_q <= '0;
      count_q  <= '0;
      error_q  <= '0;
      valid_q  <= 1'b0;
    end else begin
      status_q <= (status_q & ~clear_causes_i) | set_i;
      count_q  <= count_d;
      error_q  <= (clear_error_i && error_i == '0) ? '0 : error_d;
      valid_q  <= (valid_q && !clear_error_i) || error_i != '0;
    end
  end
`ifdef FORMAL
`include "weft_interrupts_properties.svh"
`endif
endmodule
